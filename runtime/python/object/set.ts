import { KeyTable } from "./key-table.ts";
import { hasFixedHash } from "./order-hash.ts";
import { SetTable } from "./set-table.ts";
import type { PyType } from "./type.ts";

/**
 * What set and frozenset share. The Map goes from canonical key to the item itself. Sets whose items all have
 * a fixed hash are iterated in CPython's order, which `table` gives once it is needed; others in insertion order.
 */
export class SetBase extends KeyTable {
  declare $t: PyType;
  declare fixed: boolean;
  declare table: SetTable | null;

  constructor() {
    super();
    this.fixed = true;
    this.table = null;
  }

  get size(): number {
    return this.m.size;
  }

  has(k: unknown): boolean {
    if (!this.userKeys && (typeof k === "string" || typeof k === "number")) return this.m.has(k);
    return this.find(k) !== undefined;
  }

  add(k: unknown): void {
    if (typeof k === "string" && !this.userKeys) {
      this.unfix();
      this.m.set(k, k);
      return;
    }
    if (this.find(k) !== undefined) return;
    const canonical = this.admit(k);
    this.m.set(canonical, k);
    if (this.fixed) {
      if (typeof k !== "number" && !hasFixedHash(k)) this.unfix();
      else if (this.table !== null) this.table.add(canonical);
    }
  }

  /** False where it was not there. */
  discard(k: unknown): boolean {
    const canonical = this.find(k);
    if (canonical === undefined) return false;
    if (this.fixed) this.ordered().discard(canonical);
    this.expel(canonical);
    return true;
  }

  /** Takes out an item, undefined where the set is empty. */
  pop(): unknown {
    if (this.m.size === 0) return undefined;
    const canonical = this.fixed ? this.ordered().pop() : this.m.keys().next().value;
    const item = this.m.get(canonical);
    this.expel(canonical);
    return item;
  }

  clear(): void {
    this.m.clear();
    this.buckets = null;
    this.userKeys = false;
    this.fixed = true;
    this.table = null;
  }

  /** The items in iteration order, as a new array. */
  items(): unknown[] {
    if (!this.fixed || this.m.size < 2) return Array.from(this.m.values());
    const keys = this.ordered().keys();
    for (let i = 0; i < keys.length; i++) keys[i] = this.m.get(keys[i]);
    return keys;
  }

  /** Adds all items of another set, as `update` and `|` do. */
  merge(other: SetBase): void {
    if (other === this || other.m.size === 0) return;
    if (this.fixed && other.fixed) {
      this.ordered().merge(other.ordered(), (key) => this.find(key) !== undefined);
      other.m.forEach((item) => {
        if (this.find(item) === undefined) this.m.set(this.admit(item), item);
      });
      return;
    }
    const items = other.items();
    for (let i = 0; i < items.length; i++) this.add(items[i]);
  }

  /** CPython's table for the items so far: replays the additions where there was none yet. */
  ordered(): SetTable {
    if (this.table === null) {
      const table = new SetTable();
      this.m.forEach((_item, canonical) => {
        table.add(canonical);
      });
      this.table = table;
    }
    return this.table;
  }

  private unfix(): void {
    this.fixed = false;
    this.table = null;
  }
}

export class PySet extends SetBase {}

export class PyFrozenSet extends SetBase {}

/** `groupby` and `tee`. */
import {
  asSize,
  call1,
  defMethods,
  defNew,
  eq,
  exc,
  type Iter,
  iterate,
  newIteratorType,
  PyIterator,
  PyTuple,
  raiseError,
} from "../../kernel.ts";
import { isNone } from "../protocols.ts";

class GroupBy extends PyIterator {
  /** The key of the group that was given last, and that of the item read last. */
  target: unknown;
  current: unknown;
  value: unknown;
  group: Group | null = null;
  constructor(
    private readonly source: Iter,
    private readonly key: unknown,
  ) {
    super();
  }
  next(): unknown {
    this.group = null;
    while (this.current === undefined || (this.target !== undefined && eq(this.target, this.current))) {
      if (!this.step()) return undefined;
    }
    this.target = this.current;
    this.group = new Group(this, this.target);
    return new PyTuple([this.current, this.group]);
  }
  step(): boolean {
    const item = this.source.next();
    if (item === undefined) return false;
    this.current = isNone(this.key) ? item : call1(this.key, item);
    this.value = item;
    return true;
  }
}

class Group extends PyIterator {
  constructor(
    private readonly parent: GroupBy,
    private readonly key: unknown,
  ) {
    super();
  }
  next(): unknown {
    const { parent } = this;
    if (parent.group !== this) return undefined;
    if (parent.value === undefined && !parent.step()) return undefined;
    if (!eq(this.key, parent.current)) return undefined;
    const item = parent.value;
    parent.value = undefined;
    return item;
  }
}

export const groupby = newIteratorType("groupby", GroupBy, "itertools");
newIteratorType("_grouper", Group, "itertools");
defNew(groupby, "(iterable, key=None)", (_type, iterable, key) => new GroupBy(iterate(iterable), key));

/** One of several readers of a source; the links hold what the slowest has not read yet. */
interface Link {
  item: unknown;
  next: Link | null;
}

class Tee extends PyIterator {
  constructor(
    private readonly source: Iter,
    private link: Link,
  ) {
    super();
  }
  next(): unknown {
    if (this.link.next === null) {
      const item = this.source.next();
      if (item === undefined) return undefined;
      this.link.item = item;
      this.link.next = { item: undefined, next: null };
    }
    const { item } = this.link;
    this.link = this.link.next!;
    return item;
  }
  copy(): Tee {
    return new Tee(this.source, this.link);
  }
}
const teeType = newIteratorType("_tee", Tee, "itertools");
defMethods(teeType, { __copy__: ["()", (self: Tee) => self.copy()] });

/** The function `tee`. */
export function tee(iterable: unknown, n: unknown): PyTuple {
  const count = n === undefined ? 2 : asSize(n);
  if (count < 0) raiseError(exc.ValueError, "n must be >= 0");
  if (count === 0) return new PyTuple([]);
  const iter = iterate(iterable);
  const first = iter instanceof Tee ? iter : new Tee(iter, { item: undefined, next: null });
  const all = [first];
  while (all.length < count) all.push(first.copy());
  return new PyTuple(all);
}

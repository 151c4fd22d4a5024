import {
  asSize,
  call1,
  exc,
  type Iter,
  indexOr,
  iterate,
  lessThan,
  newIteratorType,
  PyIterator,
  raiseError,
  toArray,
  truth,
  typeName,
} from "../../kernel.ts";
import { argName } from "../../text/args.ts";
import { sortItems } from "../../types/sort.ts";
import { newModule } from "../define-module.ts";
import { isNone } from "../protocols.ts";

/** Moves the item at `at` up to its place; nothing above `start` is looked at. */
function siftDown(heap: unknown[], start: number, from: number): void {
  const item = heap[from];
  let at = from;
  while (at > start) {
    const parent = (at - 1) >> 1;
    if (!lessThan(item, heap[parent])) break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = item;
}

/** Moves the item at `from` down to a leaf along the smaller children, and then up to its place, as CPython does. */
function siftUp(heap: unknown[], from: number): void {
  const item = heap[from];
  const end = heap.length;
  let at = from;
  for (let child = 2 * at + 1; child < end; child = 2 * at + 1) {
    const right = child + 1;
    if (right < end && !lessThan(heap[child], heap[right])) child = right;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = item;
  siftDown(heap, from, at);
}

function list(x: unknown, name: string): unknown[] {
  if (!Array.isArray(x)) {
    raiseError(exc.TypeError, `${name}${argName(x)}`);
  }
  return x;
}
const first = (name: string) => (x: unknown) => list(x, `${name}() argument 1 must be list, not `);
const heapArgument = {
  heappush: first("heappush"),
  heapreplace: first("heapreplace"),
  heappushpop: first("heappushpop"),
};

function heapify(x: unknown): null {
  const heap = list(x, "heapify() argument must be list, not ");
  for (let i = (heap.length >> 1) - 1; i >= 0; i--) siftUp(heap, i);
  return null;
}

function push(x: unknown, item: unknown): null {
  const heap = heapArgument.heappush(x);
  heap.push(item);
  siftDown(heap, 0, heap.length - 1);
  return null;
}

function pop(x: unknown): unknown {
  const heap = list(x, "heappop() argument must be list, not ");
  if (heap.length === 0) raiseError(exc.IndexError, "index out of range");
  const last = heap.pop();
  return heap.length === 0 ? last : swapRoot(heap, last);
}

function swapRoot(heap: unknown[], item: unknown): unknown {
  const root = heap[0];
  heap[0] = item;
  siftUp(heap, 0);
  return root;
}

function replace(x: unknown, item: unknown): unknown {
  const heap = heapArgument.heapreplace(x);
  if (heap.length === 0) raiseError(exc.IndexError, "index out of range");
  return swapRoot(heap, item);
}

function pushPop(x: unknown, item: unknown): unknown {
  const heap = heapArgument.heappushpop(x);
  return heap.length > 0 && lessThan(heap[0], item) ? swapRoot(heap, item) : item;
}

/** The n first of all items in order: what sorting them all and cutting gives. */
const extreme = (largest: boolean) => (n: unknown, iterable: unknown, key: unknown) => {
  const items = toArray(iterable);
  if (indexOr(n) === undefined) {
    raiseError(exc.TypeError, `'>=' not supported between instances of '${typeName(n)}' and 'int'`);
  }
  sortItems(items, isNone(key) ? null : key, largest);
  return items.slice(0, Math.max(0, asSize(n)));
};

interface Source {
  item: unknown;
  key: unknown;
  readonly order: number;
  readonly iter: Iter;
}

/** `heapq.merge`: the sources with their next items, the next to be given first. */
class Merge extends PyIterator {
  private sources: Source[] | null = null;
  private readonly iterables: readonly unknown[];
  private readonly key: unknown;
  private readonly reverse: boolean;
  constructor(iterables: readonly unknown[], key: unknown, reverse: boolean) {
    super();
    this.iterables = iterables;
    this.key = key;
    this.reverse = reverse;
  }
  next(): unknown {
    if (this.sources === null) {
      this.sources = [];
      this.iterables.forEach((iterable, order) => {
        this.add({ item: undefined, key: undefined, order, iter: iterate(iterable) });
      });
    }
    const source = this.sources.shift();
    if (source === undefined) return undefined;
    const { item } = source;
    this.add(source);
    return item;
  }
  private add(source: Source): void {
    source.item = source.iter.next();
    if (source.item === undefined) return;
    source.key = isNone(this.key) ? source.item : call1(this.key, source.item);
    const sources = this.sources!;
    let at = 0;
    while (at < sources.length && this.goesBefore(sources[at]!, source)) at++;
    sources.splice(at, 0, source);
  }
  private goesBefore(a: Source, b: Source): boolean {
    const [small, large] = this.reverse ? [b, a] : [a, b];
    if (lessThan(small.key, large.key)) return true;
    return lessThan(large.key, small.key) ? false : a.order < b.order;
  }
}
newIteratorType("generator", Merge);

/** The module `heapq`. */
export const heapqModule = newModule("heapq", {
  heapify: ["(heap, /)", heapify, { module: "_heapq" }],
  heappush: ["(heap, item, /)", push],
  heappop: ["(heap, /)", pop, { module: "_heapq" }],
  heapreplace: ["(heap, item, /)", replace],
  heappushpop: ["(heap, item, /)", pushPop],
  nlargest: ["(n, iterable, key=None)", extreme(true), { family: "python", fullName: "nlargest" }],
  nsmallest: ["(n, iterable, key=None)", extreme(false), { family: "python", fullName: "nsmallest" }],
  merge: [
    "(*iterables, key=None, reverse=False)",
    (iterables: unknown[], key: unknown, reverse: unknown) =>
      new Merge(iterables, key, reverse !== undefined && truth(reverse)),
    { family: "clinic" },
  ],
});

import { HEAP_BASE, STACK_LOW } from "./abi.ts";

/** The whole state of an instance at a moment when nothing runs: static data and heap. The stack is empty then. */
export interface Image {
  readonly statics: Uint8Array;
  readonly heap: Uint8Array;
}

/** What differs from an image, in ranges. */
export interface Delta {
  readonly ranges: readonly Range[];
  /** Bytes held by the ranges. */
  readonly size: number;
}

interface Range {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Granularity of comparison: small enough to skip untouched objects, large enough to keep the list short. */
const BLOCK = 512;

/** Equal blocks between two that differ, up to this many, are copied along: a range costs more than that. */
const MAX_GAP = 4;

/** Step in which the stack is searched for what a run left there. */
const STACK_STEP = 65_536;

const ZERO = new Uint8Array(STACK_STEP);

/** Copies the state out. `heapEnd` is the address up to which the heap reaches. */
export function captureImage(memory: Uint8Array, heapEnd: number): Image {
  return { statics: memory.slice(0, STACK_LOW), heap: memory.slice(HEAP_BASE, heapEnd) };
}

/** Puts the state back; `heapEnd` is how far the heap reached meanwhile. */
export function restoreImage(memory: Uint8Array, image: Image, heapEnd: number): void {
  const end = HEAP_BASE + image.heap.length;
  memory.set(image.statics, 0);
  memory.set(image.heap, HEAP_BASE);
  // A heap that ends where nothing can is one that a broken run has overwritten: clear all.
  const dirtyEnd = heapEnd >= end && heapEnd <= memory.length ? heapEnd : memory.length;
  memory.fill(0, end, dirtyEnd);
  clearStack(memory);
}

/**
 * Zeroes what a run wrote on the stack, from the top down to the first untouched step. Leftovers further down
 * would be harmless (no C function reads a part of its frame that it has not written), and are not there:
 * frames are written as they are entered.
 */
function clearStack(memory: Uint8Array): void {
  for (let high = HEAP_BASE; high > STACK_LOW; high -= STACK_STEP) {
    const step = memory.subarray(Math.max(STACK_LOW, high - STACK_STEP), high);
    if (Buffer.compare(step, ZERO.subarray(0, step.length)) === 0) return;
    step.fill(0);
  }
}

/** The difference between the memory and the image that it was restored from. */
export function captureDelta(memory: Uint8Array, heapEnd: number, image: Image): Delta {
  const ranges = [
    ...differences(memory, 0, STACK_LOW, image.statics),
    ...differences(memory, HEAP_BASE, heapEnd, image.heap),
  ];
  return { ranges, size: ranges.reduce((sum, range) => sum + range.bytes.length, 0) };
}

/** Copies a delta over a memory that holds the image it belongs to. */
export function applyDelta(memory: Uint8Array, delta: Delta): void {
  for (const { offset, bytes } of delta.ranges) memory.set(bytes, offset);
}

function differences(memory: Uint8Array, from: number, to: number, old: Uint8Array): Range[] {
  const ranges: Range[] = [];
  let first = -1;
  let last = -1;
  const flush = () => {
    if (first >= 0) ranges.push({ offset: first, bytes: memory.slice(first, last) });
  };
  for (let start = from; start < to; start += BLOCK) {
    const end = Math.min(start + BLOCK, to);
    // Beyond the old heap there was zero; the last block may straddle its end and then simply differs.
    const before =
      end - from <= old.length ? old.subarray(start - from, end - from) : ZERO.subarray(0, end - start);
    const straddles = start - from < old.length && end - from > old.length;
    if (!straddles && Buffer.compare(memory.subarray(start, end), before) === 0) continue;
    if (first < 0 || start - last > MAX_GAP * BLOCK) {
      flush();
      first = start;
    }
    last = end;
  }
  flush();
  return ranges;
}

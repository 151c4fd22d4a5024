/**
 * The time of an invocation. The sandbox has no clock and no time zone database of its own: the host gives both,
 * so that a recorded run can be repeated exactly.
 */

/** A time zone as the host tells it: the offsets from UTC in seconds and the Unix seconds at which they change. */
export interface ZoneRules {
  readonly name: string;
  /** Ascending; `offsets[i + 1]` and `abbreviations[i + 1]` hold from `transitions[i]` on. */
  readonly transitions: readonly number[];
  readonly offsets: readonly number[];
  readonly abbreviations: readonly string[];
}

export const UTC_RULES: ZoneRules = { name: "UTC", transitions: [], offsets: [0], abbreviations: ["UTC"] };

let readClock: () => number = () => 0;
let zone: ZoneRules = UTC_RULES;

/** Sets where `now()` comes from: microseconds since 1970-01-01 UTC. */
export function setClock(read: () => number): void {
  readClock = read;
}

/** Sets the zone of naive local times. */
export function setLocalZone(rules: ZoneRules): void {
  zone = rules;
}

export function localZone(): ZoneRules {
  return zone;
}

/** Microseconds since 1970-01-01 UTC. */
export function clockMicroseconds(): number {
  return readClock();
}

function ruleAt(rules: ZoneRules, unixSeconds: number): number {
  const { transitions } = rules;
  let low = 0;
  let high = transitions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (transitions[middle]! <= unixSeconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Offset from UTC in seconds at a moment. */
export function offsetAt(rules: ZoneRules, unixSeconds: number): number {
  return rules.offsets[ruleAt(rules, unixSeconds)] ?? 0;
}

/** Abbreviation of the zone at a moment. */
export function abbreviationAt(rules: ZoneRules, unixSeconds: number): string {
  return rules.abbreviations[ruleAt(rules, unixSeconds)] ?? rules.name;
}

const DAY = 86400;

/**
 * The moment of a local wall-clock time, given as seconds counted as if it were UTC. Of two moments `fold` picks
 * the later one; in a gap it picks the one that the offset before the gap gives.
 */
export function localToUnix(rules: ZoneRules, wall: number, fold: number): number {
  const local = (unix: number): number => unix + offsetAt(rules, unix);
  const a = local(wall) - wall;
  const first = wall - a;
  const back = local(first);
  let b: number;
  if (back === wall) {
    const probe = fold ? first + DAY : first - DAY;
    b = local(probe) - probe;
    if (a === b) return first;
  } else b = back - first;
  const second = wall - b;
  if (local(second) === wall) return second;
  if (back === wall) return first;
  return fold ? Math.min(first, second) : Math.max(first, second);
}

/** 1 where the wall-clock time of a moment has occurred before. */
export function foldAt(rules: ZoneRules, unixSeconds: number): number {
  const offset = offsetAt(rules, unixSeconds);
  const change = offset - offsetAt(rules, unixSeconds - DAY);
  if (change >= 0) return 0;
  const earlier = unixSeconds + change;
  return earlier + offsetAt(rules, earlier) === unixSeconds + offset ? 1 : 0;
}

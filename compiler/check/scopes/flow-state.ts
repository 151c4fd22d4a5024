/**
 * Which variables of one scope are bound at a point of the program. `must` is safe to build code on; `sure` leaves
 * out what can only happen when a context manager swallows an exception or frappe.throw returned, and is good for
 * warnings; `may` holds everything that some path binds.
 */
export interface FlowState {
  readonly must: Uint32Array;
  readonly sure: Uint32Array;
  readonly may: Uint32Array;
  /** No path leads here. */
  dead: boolean;
}

export function emptyState(count: number): FlowState {
  const words = (count + 31) >> 5;
  return {
    must: new Uint32Array(words),
    sure: new Uint32Array(words),
    may: new Uint32Array(words),
    dead: false,
  };
}

export function copyState(state: FlowState): FlowState {
  return { must: state.must.slice(), sure: state.sure.slice(), may: state.may.slice(), dead: state.dead };
}

/** Turns a state into that of code which is never reached. */
export function kill(state: FlowState): void {
  state.must.fill(0xffffffff);
  state.sure.fill(0xffffffff);
  state.may.fill(0);
  state.dead = true;
}

export function deadState(like: FlowState): FlowState {
  const state = copyState(like);
  kill(state);
  return state;
}

/** What holds where two paths meet. */
export function join(a: FlowState, b: FlowState): FlowState {
  if (a.dead) return copyState(b);
  if (b.dead) return copyState(a);
  return {
    must: a.must.map((word, i) => word & b.must[i]!),
    sure: a.sure.map((word, i) => word & b.sure[i]!),
    may: a.may.map((word, i) => word | b.may[i]!),
    dead: false,
  };
}

export function assign(state: FlowState, index: number): void {
  const bit = 1 << (index & 31);
  const word = index >> 5;
  state.must[word]! |= bit;
  state.sure[word]! |= bit;
  if (!state.dead) state.may[word]! |= bit;
}

export function unassign(state: FlowState, index: number): void {
  if (state.dead) return;
  const bit = 1 << (index & 31);
  const word = index >> 5;
  state.must[word]! &= ~bit;
  state.sure[word]! &= ~bit;
  state.may[word]! &= ~bit;
}

export function has(set: Uint32Array, index: number): boolean {
  return (set[index >> 5]! & (1 << (index & 31))) !== 0;
}

/** What a piece of code may bind and unbind, wherever it stops. */
export interface Effects {
  readonly bound: Uint32Array;
  readonly unbound: Uint32Array;
}

/** The state at a point that is reached from anywhere inside a piece of code. */
export function disturb(state: FlowState, effects: Effects): FlowState {
  if (state.dead) return copyState(state);
  return {
    must: state.must.map((word, i) => word & ~effects.unbound[i]!),
    sure: state.sure.map((word, i) => word & ~effects.unbound[i]!),
    may: state.may.map((word, i) => word | effects.bound[i]!),
    dead: false,
  };
}

import vm from "node:vm";
import spec from "../../../spec/runtime-ops.json";

/** What a library value is for: which operations may receive it. */
type Kind = "value" | "items" | "iterable" | "context" | "exit" | "namespace" | "super";

const SPECIAL: Readonly<Record<string, readonly Kind[]>> = {
  leave: ["context"],
  withcatch: ["exit"],
  withend: ["exit"],
  nsget: ["namespace"],
  nsset: ["namespace"],
  nsdel: ["namespace"],
  isarr: ["iterable"],
  next: ["iterable"],
};
const GIVES: Readonly<Record<string, Kind>> = {
  iter: "iterable",
  enter: "context",
  withexit: "exit",
  super_: "super",
};
const NAMED = new Set(["attr", "setattr", "delattr", "m0", "m1", "m2", "m3", "mn", "mkw"]);
const CODE = new Set(["def", "gen", "cls"]);
const CONVERSIONS = new Set<PropertyKey>([Symbol.toPrimitive, "toString", "valueOf", "join"]);
const MOST_CALLS = 300;

/**
 * Runs an artifact against a runtime made of traps, in a context whose globals and prototypes are traps too,
 * and records everything that it does besides calling operations with the arguments that they are for.
 */
export class Membrane {
  readonly violations: string[] = [];
  private readonly kinds = new WeakMap<object, Kind>();
  private readonly context: vm.Context;
  private readonly listOf: (a: unknown, b: unknown) => unknown[];
  private job: (() => unknown) | undefined;
  private calls = 0;
  private seed = 1;
  private depth = 0;

  constructor() {
    this.context = vm.createContext(this.globals());
    this.listOf = vm.runInContext("(function (a, b) { return [a, b]; })", this.context);
    const trap = (name: string) => this.note(`read ${name} of a prototype`);
    const poison = vm.runInContext(POISON, this.context) as (trap: (name: string) => void) => void;
    poison(trap);
    this.violations.length = 0;
  }

  /** Evaluates a text and calls its function with `$`. Gives what it did that it must not. */
  run(js: string, seed: number): readonly string[] {
    this.violations.length = 0;
    this.calls = 0;
    this.depth = 0;
    this.seed = seed + 1;
    try {
      const artifact = new vm.Script(js).runInContext(this.context, { timeout: 200 });
      this.job = () => this.call(artifact);
      vm.runInContext("$$job()", this.context, { timeout: 50 });
    } catch {
      // It was no function, or it took too long.
    }
    return this.violations;
  }

  /** An exception that leaves the artifact is the sandbox's to report; Node is not to look at it either. */
  private call(artifact: (runtime: object) => unknown): void {
    try {
      this.received("the host", artifact(this.runtime()));
    } catch {
      this.job = undefined;
    }
  }

  private note(what: string): void {
    if (this.violations.length < 10) this.violations.push(what);
  }

  private globals(): object {
    return new Proxy(Object.create(null) as object, {
      has: (_, key) => this.global(key),
      get: (_, key) => (this.global(key) ? this.job : undefined),
      set: (_, key) => !this.global(key),
      defineProperty: (_, key) => !this.global(key),
      deleteProperty: (_, key) => !this.global(key),
    });
  }

  private global(key: PropertyKey): boolean {
    if (key !== "$$job") this.note(`the global ${String(key)}`);
    return key === "$$job";
  }

  private random(below: number): number {
    this.seed = (Math.imul(this.seed, 1103515245) + 12345) & 0x7fffffff;
    return (this.seed >> 8) % below;
  }

  private runtime(): object {
    const operations = new Map(
      spec.operations.map((operation) => [operation.name, this.operation(operation)]),
    );
    return new Proxy(Object.create(null) as object, {
      ...this.traps("$"),
      get: (_, key) => operations.get(String(key)) ?? this.note(`$.${String(key)}`),
    });
  }

  /** Traps that record every way of touching an object. */
  private traps(name: string): ProxyHandler<object> {
    const record = (how: string) => (): never => {
      this.note(`${how} of ${name}`);
      throw new Error(how);
    };
    return {
      apply: record("call"),
      construct: record("new"),
      defineProperty: record("define"),
      deleteProperty: record("delete"),
      getOwnPropertyDescriptor: record("descriptor"),
      getPrototypeOf: record("prototype"),
      has: record("in"),
      ownKeys: record("keys"),
      set: record("write"),
      setPrototypeOf: record("set prototype"),
    };
  }

  /** A value of the library: its target is a function, so that a call of it is recorded too. */
  private thing(kind: Kind): object {
    const readable = (key: PropertyKey) =>
      (kind === "iterable" && key === "length") ||
      ((kind === "items" || kind === "iterable") && typeof key === "string" && /^\d+$/.test(key));
    const proxy = new Proxy(class {}, {
      ...this.traps(`a ${kind}`),
      get: (_, key) => {
        if (readable(key)) return key === "length" ? 2 : this.value();
        if (!CONVERSIONS.has(key)) this.note(`${String(key)} of a ${kind}`);
        return key === Symbol.toPrimitive ? () => 7 : undefined;
      },
    });
    this.kinds.set(proxy, kind);
    return proxy;
  }

  private value(): unknown {
    const choices = [null, true, false, 0, 1, 7, "text", "constructor", 5n];
    const at = this.random(choices.length + 6);
    return at < choices.length ? choices[at] : this.thing("value");
  }

  private operation({ name, args, returns }: { name: string; args: string[]; returns: string }): unknown {
    return (...given: unknown[]): unknown => {
      if (++this.calls > MOST_CALLS) throw new Error("enough");
      if (given.length !== args.length) this.note(`${given.length} arguments for ${name}`);
      for (const [at, argument] of given.entries()) {
        if (args[at] === "code" && at === 0 && CODE.has(name)) {
          if (typeof argument !== "function" || this.kinds.has(argument)) this.note(`no code for ${name}`);
        } else if (name !== "caught") this.argument(name, at, args[at] ?? "value", argument);
      }
      if (NAMED.has(name) && this.kindOf(given[0]) !== "super" && /^_(?!$|dict$)/.test(String(given[1])))
        this.note(`the attribute ${given[1]}`);
      return this.answer(name, returns, given);
    };
  }

  private kindOf(value: unknown): Kind | undefined {
    return (typeof value === "object" || typeof value === "function") && value !== null
      ? this.kinds.get(value)
      : undefined;
  }

  private argument(name: string, at: number, type: string, value: unknown): void {
    const kind = this.kindOf(value);
    const expected = at === 0 ? SPECIAL[name] : undefined;
    if (expected !== undefined) {
      // A variable that was declared and never set reaches an operation as undefined; the library copes with it.
      if (value !== undefined && (kind === undefined || !expected.includes(kind)))
        this.note(`${name} received ${kind ?? typeof value}`);
    } else if ((type === "name" || type === "conversion") && typeof value !== "string") {
      this.note(`${name} received a name that is no string`);
    } else if (type === "array" || type === "names") {
      if (!Array.isArray(value) && value !== undefined) this.note(`${name} received no array`);
      this.received(name, value);
    } else this.received(name, value);
  }

  /** Whatever reaches the library or the host is a primitive, one of its own values, or an array of these. */
  private received(where: string, value: unknown, depth = 0): void {
    if ((typeof value !== "object" && typeof value !== "function") || value === null || depth > 50) return;
    const kind = this.kinds.get(value);
    if (kind === "value" || kind === "super") return;
    if (kind !== undefined) this.note(`${where} received a ${kind}`);
    else if (!Array.isArray(value)) this.note(`${where} received a raw ${typeof value}`);
    else for (let i = 0; i < value.length; i++) this.received(where, value[i], depth + 1);
  }

  private answer(name: string, returns: string, given: unknown[]): unknown {
    const code = given[0] as (...values: unknown[]) => unknown;
    if (name === "caught") {
      if (this.kindOf(given[0]) === undefined) throw given[0];
      return given[0];
    }
    if (CODE.has(name)) this.exercise(name, code);
    if (name === "yieldfrom") return this.delegate();
    if (name === "builtin" && given[0] === "super") return this.thing("super");
    if (/^call\d$/.test(name) && this.kindOf(given[0]) === "super") return this.thing("super");
    const kind = GIVES[name];
    if (kind !== undefined) return this.thing(kind);
    if (returns === "array") {
      const list = given[0] as unknown[];
      if (Array.isArray(list) && list.length < 50) list[list.length] = this.value();
      return list;
    }
    if (returns === "never") throw this.thing("value");
    if (returns === "items") return this.random(4) === 0 && name !== "unpack" ? null : this.thing("items");
    if (returns === "bool") return this.random(2) === 0;
    if (returns === "number") return this.random(9);
    if (returns === "str") return "text";
    if (returns === "void") return undefined;
    if (this.random(12) === 0) throw this.thing("value");
    return this.random(8) === 0 ? this.listOf(this.value(), this.value()) : this.value();
  }

  /** Calls the code at once, so that what a function holds is seen too. */
  private exercise(name: string, code: (...values: unknown[]) => unknown): void {
    if (typeof code !== "function" || this.depth > 6) return;
    this.depth++;
    try {
      if (name === "def")
        this.received("the caller", code(...Array.from({ length: code.length }, () => this.value())));
      else if (name === "cls") code(this.thing("namespace"));
      else this.drive(code() as Generator);
    } catch (error) {
      if (this.calls > MOST_CALLS) throw error;
    } finally {
      this.depth--;
    }
  }

  private drive(generator: Generator): void {
    for (let step = 0; step < 4; step++) {
      const { done, value } = generator.next(this.value());
      this.received("whoever runs the generator", value);
      if (done) return;
    }
    generator.return(null);
  }

  private *delegate(): Generator {
    yield this.value();
    return this.value();
  }
}

/**
 * Turns every property of the prototypes into one that records its reads; those that conversion needs stay.
 * It reaches them through literals, because a global would be recorded.
 */
const POISON = `(function (trap) {
  var object = ({}).constructor, failure, range;
  try { null.x; } catch (e) { failure = e; }
  try { [].length = -1; } catch (e) { range = e; }
  var symbol = object.getOwnPropertySymbols("".constructor.prototype)[0].constructor;
  var kept = [symbol.toPrimitive, "toString", "valueOf", "join"];
  var prototypes = [
    ["Array", []], ["String", ""], ["Number", 1], ["Boolean", true], ["BigInt", 1n], ["Function", trap && function () {}],
    ["Symbol", symbol.iterator], ["RegExp", /a/], ["TypeError", failure], ["RangeError", range], ["Promise", (async function () {})()],
  ].map(function (pair) { return [pair[0], object.getPrototypeOf(pair[1])]; });
  prototypes.push(["Error", object.getPrototypeOf(object.getPrototypeOf(failure))], ["Object", object.prototype]);
  var describe = object.getOwnPropertyDescriptor, define = object.defineProperty;
  var list = [];
  for (var i = 0; i < prototypes.length; i++) {
    var keys = object.getOwnPropertyNames(prototypes[i][1]).concat(object.getOwnPropertySymbols(prototypes[i][1]));
    for (var j = 0; j < keys.length; j++) list.push([prototypes[i][0], prototypes[i][1], keys[j]]);
  }
  function record(name, old) {
    return { configurable: true, get: function () { trap(name); return old; }, set: function () { trap(name); } };
  }
  var todo = [];
  for (var k = 0; k < list.length; k++) {
    var old = describe(list[k][1], list[k][2]);
    if (!kept.includes(list[k][2]) && old.configurable)
      todo.push([list[k][1], list[k][2], record(list[k][0] + "." + symbol.prototype.toString.call(object(list[k][2]) instanceof symbol ? list[k][2] : symbol(list[k][2])), old.value)]);
  }
  for (var m = 0; m < todo.length; m++) define(todo[m][0], todo[m][1], todo[m][2]);
})`;

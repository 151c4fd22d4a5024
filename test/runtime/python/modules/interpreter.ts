// A small interpreter over the project's own parser, so that module fixtures are read as Python without the
// emitter: what a fixture checks is then the library alone.
import type { Arguments, Call, Comprehension, Expr, Stmt } from "../../../../compiler/syntax/ast.ts";
import * as k from "../../../../runtime/python/kernel.ts";
import * as arithmetic from "../../../../runtime/python/ops/arithmetic.ts";
import * as augmented from "../../../../runtime/python/ops/augmented.ts";
import * as bits from "../../../../runtime/python/ops/bits.ts";
import * as compare from "../../../../runtime/python/ops/compare.ts";
import * as unary from "../../../../runtime/python/ops/unary.ts";
import { formatValue } from "../../../../runtime/python/text/format.ts";

type Two = (a: unknown, b: unknown) => unknown;

const BINARY: Record<string, Two> = {
  Add: arithmetic.add,
  Sub: arithmetic.sub,
  Mult: arithmetic.mul,
  MatMult: arithmetic.matmul,
  Div: arithmetic.truediv,
  Mod: arithmetic.mod,
  Pow: arithmetic.pow,
  FloorDiv: arithmetic.floordiv,
  LShift: bits.lshift,
  RShift: bits.rshift,
  BitOr: bits.or_,
  BitXor: bits.xor,
  BitAnd: bits.and_,
};
const IN_PLACE: Record<string, Two> = {
  Add: augmented.iadd,
  Sub: augmented.isub,
  Mult: augmented.imul,
  Div: augmented.itruediv,
  Mod: augmented.imod,
  BitOr: augmented.ior,
  BitAnd: augmented.iand,
  BitXor: augmented.ixor,
};
const COMPARE: Record<string, Two> = {
  Eq: compare.eq,
  NotEq: compare.ne,
  Lt: compare.lt,
  LtE: compare.le,
  Gt: compare.gt,
  GtE: compare.ge,
  Is: (a, b) => a === b,
  IsNot: (a, b) => a !== b,
  In: (a, b) => contains(b, a),
  NotIn: (a, b) => !contains(b, a),
};

class ReturnSignal {
  constructor(readonly value: unknown) {}
}
const BREAK = { signal: "break" };
const CONTINUE = { signal: "continue" };

/** Names of one block, and the block around it. */
export class Scope {
  readonly names = new Map<string, unknown>();
  readonly outer = new Map<string, Scope>();
  constructor(
    readonly parent: Scope | null,
    readonly isClass = false,
  ) {}
  get(name: string): unknown {
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent) {
      if (scope.isClass && scope !== this) continue;
      const value = scope.names.get(name);
      if (value !== undefined) return value;
    }
    return k.raiseError(k.exc.NameError, `name '${name}' is not defined`);
  }
  set(name: string, value: unknown): void {
    (this.outer.get(name) ?? this).names.set(name, value);
  }
}

function special(x: unknown, name: string, ...args: unknown[]): unknown {
  const method = k.typeOf(x).all[name];
  if (method === undefined || method === null)
    k.raiseError(k.exc.TypeError, `'${k.typeName(x)}' object lacks ${name}`);
  return k.callPy(method, x, ...args);
}

function contains(x: unknown, item: unknown): boolean {
  const method = k.typeOf(x).all["__contains__"];
  if (method !== undefined) return k.truth(k.callPy(method, x, item));
  return k.toArray(x).some((own) => k.eq(own, item));
}

/** The values of top-level expressions and what ended each statement, one entry a statement that says something. */
export type Shown = { readonly value: string } | { readonly error: string };

export class Interpreter {
  constructor(private readonly importModule: (name: string) => unknown) {}

  /** Runs statements one by one; a statement that raises does not stop the next. */
  session(body: readonly Stmt[], scope: Scope): { index: number; shown: Shown }[] {
    const rows: { index: number; shown: Shown }[] = [];
    body.forEach((stmt, index) => {
      try {
        if (stmt.kind === "Expr")
          rows.push({ index, shown: { value: k.repr(this.eval(stmt.value, scope)) } });
        else this.exec(stmt, scope);
      } catch (e) {
        if (!(e instanceof k.PyException)) throw e;
        rows.push({ index, shown: { error: describe(e) } });
      }
    });
    return rows;
  }

  private block(body: readonly Stmt[], scope: Scope): void {
    for (const stmt of body) this.exec(stmt, scope);
  }

  private exec(s: Stmt, scope: Scope): void {
    switch (s.kind) {
      case "Expr":
        this.eval(s.value, scope);
        return;
      case "Assign": {
        const value = this.eval(s.value, scope);
        for (const target of s.targets) this.assign(target, value, scope);
        return;
      }
      case "AugAssign": {
        const op = IN_PLACE[s.op] ?? BINARY[s.op]!;
        this.assign(s.target, op(this.eval(s.target, scope), this.eval(s.value, scope)), scope);
        return;
      }
      case "FunctionDef": {
        let value: unknown = this.function(s.name, s.args, s.body, scope);
        for (const d of s.decorator_list.slice().reverse()) value = k.callPy(this.eval(d, scope), value);
        scope.set(s.name, value);
        return;
      }
      case "ClassDef": {
        let value: unknown = this.classDef(s.name, s.bases, s.body, scope);
        for (const d of s.decorator_list.slice().reverse()) value = k.callPy(this.eval(d, scope), value);
        scope.set(s.name, value);
        return;
      }
      case "Return":
        throw new ReturnSignal(s.value === null ? null : this.eval(s.value, scope));
      case "If":
        this.block(k.truth(this.eval(s.test, scope)) ? s.body : s.orelse, scope);
        return;
      case "For": {
        const iter = k.iterate(this.eval(s.iter, scope));
        for (let item = iter.next(); item !== undefined; item = iter.next()) {
          this.assign(s.target, item, scope);
          if (this.loopBody(s.body, scope)) return;
        }
        this.block(s.orelse, scope);
        return;
      }
      case "While":
        while (k.truth(this.eval(s.test, scope))) if (this.loopBody(s.body, scope)) return;
        this.block(s.orelse, scope);
        return;
      case "Break":
        throw BREAK;
      case "Continue":
        throw CONTINUE;
      case "Pass":
        return;
      case "Try":
        this.tryStatement(s, scope);
        return;
      case "Raise":
        this.raise(s.exc === null ? null : this.eval(s.exc, scope));
        return;
      case "With": {
        const managers = s.items.map((item) => {
          const manager = this.eval(item.context_expr, scope);
          const value = special(manager, "__enter__");
          if (item.optional_vars) this.assign(item.optional_vars, value, scope);
          return manager;
        });
        try {
          this.block(s.body, scope);
        } finally {
          for (const manager of managers.reverse()) special(manager, "__exit__", null, null, null);
        }
        return;
      }
      case "Import":
        for (const a of s.names) scope.set(a.asname ?? a.name.split(".")[0]!, this.importModule(a.name));
        return;
      case "ImportFrom": {
        const module = this.importModule(s.module ?? "");
        for (const a of s.names) {
          if (a.name !== "*") scope.set(a.asname ?? a.name, k.getAttr(module, a.name));
          else for (const [name, value] of (module as k.PyModule).attrs) scope.set(name, value);
        }
        return;
      }
      case "Global":
      case "Nonlocal":
        for (const name of s.names) {
          let home = scope.parent!;
          while (s.kind === "Global" ? home.parent?.parent : !home.names.has(name)) home = home.parent!;
          scope.outer.set(name, home);
        }
        return;
      case "Delete":
        for (const target of s.targets) this.delete(target, scope);
        return;
      case "Assert":
        if (!k.truth(this.eval(s.test, scope))) k.raiseError(k.exc.AssertionError, "");
        return;
      default:
        throw new Error(`the fixture interpreter has no ${s.kind}`);
    }
  }

  private loopBody(body: readonly Stmt[], scope: Scope): boolean {
    try {
      this.block(body, scope);
    } catch (e) {
      if (e === BREAK) return true;
      if (e !== CONTINUE) throw e;
    }
    return false;
  }

  private raise(value: unknown): never {
    const e = (value as k.PyType).constructor === k.PyType ? k.callPy(value) : value;
    return k.throwException(e as k.PyException);
  }

  private tryStatement(s: Extract<Stmt, { kind: "Try" }>, scope: Scope): void {
    try {
      try {
        this.block(s.body, scope);
      } catch (e) {
        if (!(e instanceof k.PyException)) throw e;
        for (const h of s.handlers) {
          const type = h.type === null ? k.exc.BaseException : this.eval(h.type, scope);
          const classes = type instanceof k.PyTuple ? type.a : [type];
          if (!classes.some((c) => k.isInstance(e, c as k.PyType))) continue;
          if (h.name !== null) scope.set(h.name, e);
          this.block(h.body, scope);
          return;
        }
        throw e;
      }
      this.block(s.orelse, scope);
    } finally {
      this.block(s.finalbody, scope);
    }
  }

  private delete(target: Expr, scope: Scope): void {
    if (target.kind === "Name") scope.names.delete(target.id);
    else if (target.kind === "Attribute") k.delAttr(this.eval(target.value, scope), target.attr);
    else if (target.kind === "Subscript")
      special(this.eval(target.value, scope), "__delitem__", this.eval(target.slice, scope));
  }

  private assign(target: Expr, value: unknown, scope: Scope): void {
    switch (target.kind) {
      case "Name":
        scope.set(target.id, value);
        return;
      case "Attribute":
        k.setAttr(this.eval(target.value, scope), target.attr, value);
        return;
      case "Subscript":
        special(this.eval(target.value, scope), "__setitem__", this.eval(target.slice, scope), value);
        return;
      case "Tuple":
      case "List": {
        const items = k.toArray(value);
        target.elts.forEach((elt, i) => {
          if (elt.kind === "Starred")
            this.assign(elt.value, items.splice(i, items.length - target.elts.length + 1, null), scope);
          else this.assign(elt, items[i], scope);
        });
        return;
      }
      default:
        throw new Error(`the fixture interpreter cannot assign to ${target.kind}`);
    }
  }

  private function(name: string, args: Arguments, body: readonly Stmt[] | Expr, scope: Scope): k.PyFunction {
    const positional = [...args.posonlyargs, ...args.args];
    const named = [...positional, ...args.kwonlyargs];
    const names = [...named, args.vararg, args.kwarg].filter((a) => a !== null).map((a) => a.arg);
    const run = (...values: unknown[]): unknown => {
      const local = new Scope(scope);
      names.forEach((n, i) => {
        local.names.set(n, values[i]);
      });
      if (!Array.isArray(body)) return this.eval(body as Expr, local);
      try {
        this.block(body as readonly Stmt[], local);
      } catch (e) {
        if (e instanceof ReturnSignal) return e.value;
        throw e;
      }
      return null;
    };
    return new k.PyFunction(
      run,
      name,
      name,
      named.map((a) => a.arg),
      args.posonlyargs.length,
      positional.length,
      args.kwonlyargs.length,
      args.vararg !== null,
      args.kwarg !== null,
      args.defaults.map((d) => this.eval(d, scope)),
      args.kw_defaults.map((d) => (d === null ? undefined : this.eval(d, scope))),
    );
  }

  private classDef(name: string, baseExprs: readonly Expr[], body: readonly Stmt[], scope: Scope): k.PyType {
    const bases = baseExprs.map((b) => this.eval(b, scope) as k.PyType);
    if (bases.length === 0) bases.push(k.types.object);
    const all = bases.flatMap((base) => base.mro);
    const solid = bases.map((b) => b.solid).find((b) => b !== k.types.object) ?? k.types.object;
    const type = new k.PyType({
      name,
      module: "__main__",
      bases,
      builtin: false,
      subclassable: true,
      alloc: (bases.find((b) => b.solid === solid) ?? bases[0]!).alloc,
      mro: all.filter((base, index) => all.lastIndexOf(base) === index),
      solid,
    });
    const local = new Scope(scope, true);
    this.block(body, local);
    local.names.forEach((value, attr) => {
      const isStatic = attr === "__new__" && value instanceof k.PyFunction;
      k.setTypeAttr(type, attr, isStatic ? new k.PyStaticMethod(value) : value);
    });
    if (local.names.has("__eq__") && !local.names.has("__hash__")) k.setTypeAttr(type, "__hash__", null);
    local.names.forEach((value, attr) => {
      const hook = value instanceof k.PyInstance ? k.lookupSpecial(value, "__set_name__") : undefined;
      if (hook !== undefined) k.callPy(hook, type, attr);
    });
    return type;
  }

  eval(e: Expr, scope: Scope): unknown {
    switch (e.kind) {
      case "Constant":
        switch (e.value.type) {
          case "None":
            return null;
          case "int":
            return k.normInt(e.value.value);
          case "float":
            return new k.PyFloat(e.value.value);
          case "bytes":
            return new k.PyBytes(e.value.value);
          case "Ellipsis":
            return k.Ellipsis;
          case "complex":
            throw new Error("complex");
          default:
            return e.value.value;
        }
      case "Name":
        return scope.get(e.id);
      case "Attribute":
        return k.getAttr(this.eval(e.value, scope), e.attr);
      case "Subscript":
        return special(this.eval(e.value, scope), "__getitem__", this.eval(e.slice, scope));
      case "Slice":
        return new k.PySlice(
          ...([e.lower, e.upper, e.step].map((x) => (x ? this.eval(x, scope) : null)) as [null, null, null]),
        );
      case "Tuple":
        return new k.PyTuple(this.items(e.elts, scope));
      case "List":
        return this.items(e.elts, scope);
      case "Set":
        return k.callPy(k.types.set, this.items(e.elts, scope));
      case "Dict": {
        const dict = new k.PyDict();
        e.values.forEach((value, i) => {
          const key = e.keys[i];
          if (key) dict.set(this.eval(key, scope), this.eval(value, scope));
          else dict.update(this.eval(value, scope) as k.PyDict);
        });
        return dict;
      }
      case "BinOp":
        return BINARY[e.op]!(this.eval(e.left, scope), this.eval(e.right, scope));
      case "UnaryOp": {
        const x = this.eval(e.operand, scope);
        if (e.op === "Not") return !k.truth(x);
        return e.op === "USub" ? unary.neg(x) : e.op === "UAdd" ? unary.pos(x) : unary.invert(x);
      }
      case "BoolOp": {
        let value: unknown = null;
        for (const part of e.values) {
          value = this.eval(part, scope);
          if (k.truth(value) === (e.op === "Or")) return value;
        }
        return value;
      }
      case "Compare": {
        let left = this.eval(e.left, scope);
        let result: unknown = true;
        for (let i = 0; i < e.ops.length; i++) {
          const right = this.eval(e.comparators[i]!, scope);
          result = COMPARE[e.ops[i]!]!(left, right);
          if (!k.truth(result)) return result;
          left = right;
        }
        return result;
      }
      case "IfExp":
        return this.eval(k.truth(this.eval(e.test, scope)) ? e.body : e.orelse, scope);
      case "Lambda":
        return this.function("<lambda>", e.args, e.body, scope);
      case "NamedExpr": {
        const value = this.eval(e.value, scope);
        this.assign(e.target, value, scope);
        return value;
      }
      case "Call":
        return this.call(e, scope);
      case "ListComp":
        return Array.from(this.comprehension(e.generators, e.elt, scope));
      case "SetComp":
        return k.callPy(k.types.set, Array.from(this.comprehension(e.generators, e.elt, scope)));
      case "GeneratorExp": {
        const generator = this.comprehension(e.generators, e.elt, scope);
        return new k.PyGenerator(
          () => generator as Generator<unknown, unknown, unknown>,
          "<genexpr>",
          "<genexpr>",
        );
      }
      case "DictComp": {
        const dict = new k.PyDict();
        const pair: Expr = { kind: "Tuple", elts: [e.key, e.value], ctx: "Load", span: e.span };
        for (const t of this.comprehension(e.generators, pair, scope))
          dict.set(...((t as k.PyTuple).a as [null, null]));
        return dict;
      }
      case "JoinedStr":
        return e.values.map((v) => k.str(this.eval(v, scope))).join("");
      case "FormattedValue": {
        const x = this.eval(e.value, scope);
        const value = e.conversion === 114 ? k.repr(x) : e.conversion === 115 ? k.str(x) : x;
        return formatValue(value, e.format_spec ? (this.eval(e.format_spec, scope) as string) : "");
      }
      default:
        throw new Error(`the fixture interpreter has no ${e.kind}`);
    }
  }

  private items(elts: readonly Expr[], scope: Scope): unknown[] {
    return elts.flatMap((x) =>
      x.kind === "Starred" ? k.toArray(this.eval(x.value, scope)) : [this.eval(x, scope)],
    );
  }

  private call(e: Call, scope: Scope): unknown {
    const f = this.eval(e.func, scope);
    const args = this.items(e.args, scope);
    const names: string[] = [];
    const values: unknown[] = [];
    for (const kw of e.keywords) {
      const value = this.eval(kw.value, scope);
      if (kw.arg !== null) {
        names.push(kw.arg);
        values.push(value);
      } else
        for (const [name, own] of (value as k.PyDict).entries()) {
          names.push(name as string);
          values.push(own);
        }
    }
    return names.length === 0 ? k.callPy(f, ...args) : k.callKw(f, args, names, values);
  }

  private *comprehension(generators: readonly Comprehension[], elt: Expr, outer: Scope): Generator<unknown> {
    const scope = new Scope(outer);
    const self = this;
    function* loop(i: number): Generator<unknown> {
      const g = generators[i];
      if (g === undefined) {
        yield self.eval(elt, scope);
        return;
      }
      const iter = k.iterate(self.eval(g.iter, scope));
      for (let item = iter.next(); item !== undefined; item = iter.next()) {
        self.assign(g.target, item, scope);
        if (g.ifs.every((test) => k.truth(self.eval(test, scope)))) yield* loop(i + 1);
      }
    }
    yield* loop(0);
  }
}

/** `ValueError: message` as the recorder writes it. */
export function describe(e: k.PyException): string {
  return `${e.$t.name}: ${k.str(e)}`;
}

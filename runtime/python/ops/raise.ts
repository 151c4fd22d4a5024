import { callAny, callSpecial1 } from "../object/call.ts";
import { construct } from "../object/construct.ts";
import { bindDescriptor } from "../object/descriptor.ts";
import {
  exc,
  handledException,
  newException,
  PyException,
  raiseError,
  setHandledException,
  throwException,
} from "../object/exception.ts";
import { truth } from "../object/truth.ts";
import { isSubtype, PyType } from "../object/type.ts";
import { typeName, typeOf } from "../object/type-of.ts";
import { PyTuple } from "../object/values.ts";
import { reportFatal } from "./fatal.ts";

function asException(x: unknown, message: string): PyException {
  if (x instanceof PyException) return x;
  if (x instanceof PyType && isSubtype(x, exc.BaseException)) {
    const e = construct(x, [], null, null);
    if (e instanceof PyException) return e;
    raiseError(
      exc.TypeError,
      `calling <class '${x.name}'> should have returned an instance of BaseException, not <class '${typeName(e)}'>`,
    );
  }
  raiseError(exc.TypeError, message);
}

/** raise x from cause */
export function raise_(x: unknown, cause: unknown): never {
  const e = asException(x, "exceptions must derive from BaseException");
  if (cause !== undefined) {
    e.cause = cause === null ? null : asException(cause, "exception causes must derive from BaseException");
    e.suppressContext = true;
  }
  throwException(e);
}

/** A bare raise. */
export function reraise(): never {
  const e = handledException();
  if (e === null) raiseError(exc.RuntimeError, "No active exception to reraise");
  throw e;
}

/** What a JS catch received. */
export function caught(e: unknown): unknown {
  if (e instanceof PyException) return e;
  reportFatal(e);
}

/** Does an exception match the expression of an except clause? */
export function match(e: unknown, wanted: unknown): boolean {
  if (wanted instanceof PyType && isSubtype(wanted, exc.BaseException)) {
    return isSubtype((e as PyException).$t, wanted);
  }
  if (wanted instanceof PyTuple) {
    for (const one of wanted.a) checkCatchable(one);
    return wanted.a.some((one) => isSubtype((e as PyException).$t, one as PyType));
  }
  checkCatchable(wanted);
  return false;
}

function checkCatchable(x: unknown): void {
  if (x instanceof PyType && isSubtype(x, exc.BaseException)) return;
  raiseError(exc.TypeError, "catching classes that do not inherit from BaseException is not allowed");
}

/** Makes the exception the one being handled. */
export function enter(e: unknown): unknown {
  const before = handledException();
  setHandledException(e as PyException);
  return before;
}

export function leave(before: unknown): void {
  // A malformed artifact may pass a variable that was never set.
  setHandledException((before ?? null) as PyException | null);
}

export function assertfail(message: unknown): never {
  throwException(
    message === undefined ? newException(exc.AssertionError) : newException(exc.AssertionError, message),
  );
}

const PROTOCOL = "object does not support the context manager protocol";

/** The bound `__exit__` of a context manager. */
export function withexit(x: unknown): unknown {
  const type = typeOf(x);
  if (type.all["__enter__"] === undefined) raiseError(exc.TypeError, `'${type.shown}' ${PROTOCOL}`);
  const exit = type.all["__exit__"];
  if (exit === undefined) {
    raiseError(exc.TypeError, `'${type.shown}' ${PROTOCOL} (missed __exit__ method)`);
  }
  return bindDescriptor(exit, x, type);
}

export function withenter(x: unknown): unknown {
  return callSpecial1(typeOf(x).all["__enter__"], x);
}

/** Calls `__exit__` with the exception; true where it swallows it. */
export function withcatch(exit: unknown, e: unknown): boolean {
  return truth(callAny(exit, [typeOf(e), e, null], null, null));
}

export function withend(exit: unknown): void {
  callAny(exit, [null, null, null], null, null);
}

export function unbound(name: string): never {
  raiseError(
    exc.UnboundLocalError,
    `cannot access local variable '${name}' where it is not associated with a value`,
  );
}

export function unboundfree(name: string): never {
  raiseError(
    exc.NameError,
    `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
  );
}

export function undefined_(name: string): never {
  raiseError(exc.NameError, `name '${name}' is not defined`);
}

export function recursion(): never {
  raiseError(exc.RecursionError, "maximum recursion depth exceeded");
}

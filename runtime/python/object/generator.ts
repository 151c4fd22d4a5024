import { isException } from "./catch.ts";
import {
  exc,
  handledException,
  newException,
  type PyException,
  raiseError,
  setHandledException,
  throwException,
} from "./exception.ts";
import { newIteratorType, PyIterator } from "./iterator.ts";
import { enterNesting, leaveNesting } from "./limits.ts";
import type { PyType } from "./type.ts";

/** How `throw()` reaches the `yield` where the generator stands: the emitted code's `yield` throws what is sent. */
type Code = Generator<unknown, unknown, unknown>;

/** A generator object over a JS generator, which starts at the first `next`. */
export class PyGenerator extends PyIterator {
  declare readonly name: string;
  declare readonly qualname: string;
  private code: Code | null = null;
  private make: (() => Code) | null;
  private running = false;
  /** What was being handled inside when it last yielded. */
  private inner: PyException | null = null;

  constructor(make: () => Code, name: string, qualname: string) {
    super();
    this.make = make;
    this.name = name;
    this.qualname = qualname;
  }

  next(): unknown {
    return this.resume("next", null);
  }

  /** Like `next` with a value for the `yield`; undefined at the end, when {@link result} holds the return value. */
  send(value: unknown): unknown {
    if (this.make !== null && value !== null) {
      raiseError(exc.TypeError, "can't send non-None value to a just-started generator");
    }
    return this.resume("next", value);
  }

  throw(e: PyException): unknown {
    if (this.make !== null) {
      this.make = null;
      throwException(e);
    }
    if (this.code === null) throwException(e);
    return this.resume("throw", e);
  }

  close(): void {
    if (this.make !== null) {
      this.make = null;
      return;
    }
    if (this.code === null) return;
    try {
      if (this.resume("throw", newException(exc.GeneratorExit)) === undefined) return;
    } catch (e) {
      if (isException(e, exc.GeneratorExit) || isException(e, exc.StopIteration)) return;
      throw e;
    }
    raiseError(exc.RuntimeError, "generator ignored GeneratorExit");
  }

  /** The value of `return`, once the generator has ended. */
  result: unknown = null;

  private resume(how: "next" | "throw", value: unknown): unknown {
    if (this.running) raiseError(exc.ValueError, "generator already executing");
    if (this.make !== null) {
      this.code = this.make();
      this.make = null;
    }
    const { code } = this;
    if (code === null) {
      this.result = null;
      return undefined;
    }
    const outer = handledException();
    enterNesting("");
    this.running = true;
    if (this.inner !== null) setHandledException(this.inner);
    try {
      const step = how === "next" ? code.next(value) : code.throw(value);
      if (!step.done) {
        const now = handledException();
        this.inner = now === outer ? null : now;
        return step.value;
      }
      this.code = null;
      this.result = step.value === undefined ? null : step.value;
      return undefined;
    } catch (e) {
      this.code = null;
      this.result = null;
      if (isException(e, exc.StopIteration)) {
        const error = newException(exc.RuntimeError, "generator raised StopIteration");
        error.cause = e;
        error.context = e;
        error.suppressContext = true;
        // The generator has ended: the trace begins where it was resumed.
        error.trace = new Error();
        throw error;
      }
      throw e;
    } finally {
      leaveNesting();
      this.running = false;
      setHandledException(outer);
    }
  }
}

export const generatorType: PyType = newIteratorType("generator", PyGenerator);

import { newBuiltinType, setTypeOfPrototype } from "./builtin-type.ts";
import { core } from "./core-types.ts";
import { emptyNames, type Names, type PyType } from "./type.ts";
import { PyTuple } from "./values.ts";

/** A Python exception; also what is thrown in JavaScript. */
export class PyException {
  declare $t: PyType;
  declare args: PyTuple;
  declare cause: PyException | null;
  declare context: PyException | null;
  declare suppressContext: boolean;
  /** A list once `add_note` was called. */
  declare notes: unknown[] | null;
  /** Attributes set by the script or given by the constructor of a type with named fields. */
  declare d: Names;
  /** Holds the JS stack of the place where it was raised; null before. */
  declare trace: Error | null;
  constructor(type: PyType, args: readonly unknown[]) {
    this.$t = type;
    this.args = new PyTuple(args);
    this.cause = null;
    this.context = null;
    this.suppressContext = false;
    this.notes = null;
    this.d = emptyNames();
    this.trace = null;
  }
}

function allocate(type: PyType): PyException {
  return new PyException(type, []);
}

const baseException = newBuiltinType("BaseException", {
  bases: [core.object],
  subclassable: true,
  alloc: allocate,
});
setTypeOfPrototype(PyException.prototype, baseException);
baseException.direct = false;

/** Children by parent, in the order of the documentation's tree. */
const tree = {
  BaseException: ["Exception", "GeneratorExit", "KeyboardInterrupt", "SystemExit"],
  Exception: [
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BufferError",
    "EOFError",
    "ImportError",
    "LookupError",
    "MemoryError",
    "NameError",
    "OSError",
    "ReferenceError",
    "RuntimeError",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SystemError",
    "TypeError",
    "ValueError",
    "Warning",
  ],
  ArithmeticError: ["FloatingPointError", "OverflowError", "ZeroDivisionError"],
  ImportError: ["ModuleNotFoundError"],
  LookupError: ["IndexError", "KeyError"],
  NameError: ["UnboundLocalError"],
  OSError: [
    "BlockingIOError",
    "ChildProcessError",
    "ConnectionError",
    "FileExistsError",
    "FileNotFoundError",
    "InterruptedError",
    "IsADirectoryError",
    "NotADirectoryError",
    "PermissionError",
    "ProcessLookupError",
    "TimeoutError",
  ],
  ConnectionError: [
    "BrokenPipeError",
    "ConnectionAbortedError",
    "ConnectionRefusedError",
    "ConnectionResetError",
  ],
  RuntimeError: ["NotImplementedError", "RecursionError"],
  SyntaxError: ["IndentationError"],
  IndentationError: ["TabError"],
  ValueError: ["UnicodeError"],
  UnicodeError: ["UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError"],
  Warning: [
    "BytesWarning",
    "DeprecationWarning",
    "EncodingWarning",
    "FutureWarning",
    "ImportWarning",
    "PendingDeprecationWarning",
    "ResourceWarning",
    "RuntimeWarning",
    "SyntaxWarning",
    "UnicodeWarning",
    "UserWarning",
  ],
} as const;

type Tree = typeof tree;
export type ExceptionName = "BaseException" | { [K in keyof Tree]: Tree[K][number] }[keyof Tree];

function build(): Record<ExceptionName, PyType> {
  const made: Record<string, PyType> = { BaseException: baseException };
  for (const [parent, children] of Object.entries(tree)) {
    for (const name of children) {
      made[name] = newBuiltinType(name, { bases: [made[parent]!], subclassable: true });
    }
  }
  return made as Record<ExceptionName, PyType>;
}

/** Every built-in exception class by its name. */
export const exc = build();

/** The exception being handled (`except` bodies enter and leave), for implicit chaining and a bare `raise`. */
let handled: PyException | null = null;

export function handledException(): PyException | null {
  return handled;
}

export function setHandledException(e: PyException | null): void {
  handled = e;
}

/** An instance of a built-in exception class; `args` are its constructor's. */
export function newException(type: PyType, ...args: unknown[]): PyException {
  return new PyException(type, args);
}

/** Throws an exception, as if by `raise`: sets its context and remembers where. */
export function throwException(e: PyException): never {
  if (handled !== null && handled !== e) chain(e, handled);
  if (e.trace === null) e.trace = new Error();
  throw e;
}

/** Raises a built-in exception with a message. */
export function raiseError(type: PyType, message: string): never {
  throwException(new PyException(type, [message]));
}

/** Sets the implicit context, and breaks the cycle that would come about if `e` is in the chain already. */
function chain(e: PyException, context: PyException): void {
  let slow: PyException = context;
  for (let o = context, odd = false; o.context !== null; odd = !odd) {
    const next: PyException = o.context;
    if (next === e) {
      o.context = null;
      break;
    }
    o = next;
    if (odd) slow = slow.context!;
    if (o === slow) break;
  }
  e.context = context;
}

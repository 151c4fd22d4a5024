import { defGetter, defInit, defMethods, defNew } from "../object/define.ts";
import type { PyDict } from "../object/dict.ts";
import { exc, PyException, raiseError } from "../object/exception.ts";
import { asStr, isStr } from "../object/int.ts";
import { toArray } from "../object/iterator.ts";
import { repr, str } from "../object/text.ts";
import { isSubtype, type PyType } from "../object/type.ts";
import { typeName, typeOf } from "../object/type-of.ts";
import { PyTuple } from "../object/values.ts";
import { reprItems } from "./sequence.ts";

function arg(e: PyException, i: number): unknown {
  const value = e.args.a[i];
  return value === undefined ? null : value;
}

/** What a type with named fields takes from its arguments on construction. */
const FIELDS: readonly (readonly [PyType, (e: PyException) => void])[] = [
  [exc.OSError, osFields],
  [exc.UnicodeDecodeError, checkUnicode],
  [exc.UnicodeEncodeError, checkUnicode],
];

/** Attributes that come from the arguments, until the script sets them. */
const FROM_ARGS: readonly (readonly [PyType, string, (e: PyException) => unknown])[] = [
  [exc.StopIteration, "value", (e) => arg(e, 0)],
  [exc.SystemExit, "code", (e) => (e.args.a.length > 1 ? e.args : arg(e, 0))],
  [exc.ImportError, "msg", (e) => arg(e, 0)],
  [exc.ImportError, "name", () => null],
  [exc.ImportError, "path", () => null],
  [exc.SyntaxError, "msg", (e) => arg(e, 0)],
  [exc.SyntaxError, "filename", () => null],
  [exc.SyntaxError, "lineno", () => null],
  [exc.SyntaxError, "offset", () => null],
  [exc.SyntaxError, "text", () => null],
  [exc.AttributeError, "name", () => null],
  [exc.AttributeError, "obj", () => null],
  [exc.NameError, "name", () => null],
  ...["encoding", "object", "start", "end", "reason"].flatMap((name, i) =>
    [exc.UnicodeDecodeError, exc.UnicodeEncodeError].map(
      (type) => [type, name, (e: PyException) => arg(e, i)] as const,
    ),
  ),
];

/** Types whose constructor takes some of their attributes as keywords. */
const KEYWORDS = [exc.ImportError, exc.AttributeError, exc.NameError];

function field(e: PyException, name: string, value: unknown): void {
  e.d[name] = value;
}

/** The class by the first argument of OSError, as Linux numbers its errors. */
const BY_ERRNO = new Map<unknown, PyType>([
  [1, exc.PermissionError],
  [2, exc.FileNotFoundError],
  [3, exc.ProcessLookupError],
  [4, exc.InterruptedError],
  [10, exc.ChildProcessError],
  [11, exc.BlockingIOError],
  [13, exc.PermissionError],
  [17, exc.FileExistsError],
  [20, exc.NotADirectoryError],
  [21, exc.IsADirectoryError],
  [32, exc.BrokenPipeError],
  [103, exc.ConnectionAbortedError],
  [104, exc.ConnectionResetError],
  [108, exc.BrokenPipeError],
  [110, exc.TimeoutError],
  [111, exc.ConnectionRefusedError],
  [114, exc.BlockingIOError],
  [115, exc.BlockingIOError],
]);

function osType(type: PyType, args: readonly unknown[]): PyType {
  return type === exc.OSError && args.length >= 2 ? (BY_ERRNO.get(args[0]) ?? type) : type;
}

function osFields(e: PyException): void {
  const { a } = e.args;
  const system = a.length >= 2 && a.length <= 5;
  field(e, "errno", system ? a[0] : null);
  field(e, "strerror", system ? a[1] : null);
  field(e, "filename", system && a[2] !== undefined ? a[2] : null);
  if (system && a.length > 2) e.args = new PyTuple(a.slice(0, 2));
}

function checkUnicode(e: PyException): void {
  if (e.args.a.length === 5) return;
  raiseError(exc.TypeError, `function takes exactly 5 arguments (${e.args.a.length} given)`);
}

function setArgs(e: PyException, args: readonly unknown[], kwargs: PyDict | undefined): void {
  e.args = new PyTuple(args);
  const type = typeOf(e);
  if (!isSubtype(type, exc.ValueError) || isSubtype(type, exc.UnicodeError)) {
    for (const [base, fill] of FIELDS) if (isSubtype(type, base)) fill(e);
  }
  if (kwargs === undefined || kwargs.m.size === 0) return;
  const base = KEYWORDS.find((candidate) => isSubtype(type, candidate));
  if (base === undefined) raiseError(exc.TypeError, `${type.name}() takes no keyword arguments`);
  kwargs.m.forEach((value, name) => {
    if (!FROM_ARGS.some(([owner, own]) => owner === base && own === name && own !== "msg")) {
      raiseError(exc.TypeError, `'${name}' is an invalid keyword argument for ${base.name}()`);
    }
    field(e, name as string, value);
  });
}

function exceptionStr(e: PyException): string {
  const { a } = e.args;
  return a.length === 0 ? "" : a.length === 1 ? str(a[0]) : repr(e.args);
}

function osErrorStr(e: PyException): string {
  const { errno, strerror, filename } = e.d;
  if (errno === undefined || errno === null) return exceptionStr(e);
  const where = filename === null || filename === undefined ? "" : `: ${repr(filename)}`;
  return `[Errno ${str(errno)}] ${str(strerror)}${where}`;
}

export function exceptionRepr(e: PyException): string {
  const { a } = e.args;
  const { name } = typeOf(e);
  return a.length === 1 ? `${name}(${repr(a[0])})` : reprItems(e, a, `${name}(`, ")", `${name}(...)`);
}

export function installExceptions(): void {
  const base = exc.BaseException;
  defNew(
    base,
    "(*args, **kwargs)",
    (type: PyType, args: unknown[]) => new PyException(osType(type, args), args),
    {
      lazyKeywords: true,
    },
  );
  defInit(
    base,
    "(*args, **kwargs)",
    (self: PyException, args: unknown[], kwargs: PyDict | undefined) => {
      setArgs(self, args, kwargs);
      return null;
    },
    { lazyKeywords: true },
  );
  defMethods(base, {
    __repr__: ["()", exceptionRepr],
    __str__: ["()", exceptionStr],
    add_note: [
      "(note, /)",
      (self: PyException, note: unknown) => {
        if (!isStr(note)) raiseError(exc.TypeError, `note must be a str, not '${typeName(note)}'`);
        self.notes ??= [];
        self.notes.push(asStr(note));
        return null;
      },
    ],
    with_traceback: [
      "(tb, /)",
      (self: PyException, tb: unknown) => {
        if (tb !== null) raiseError(exc.TypeError, "__traceback__ must be a traceback or None");
        return self;
      },
    ],
  });
  defGetter(
    base,
    "args",
    (self: PyException) => self.args,
    (self: PyException, value: unknown) => {
      if (value === undefined) raiseError(exc.TypeError, "args may not be deleted");
      self.args = new PyTuple(toArray(value));
    },
  );
  defGetter(base, "__cause__", (self: PyException) => self.cause);
  defGetter(base, "__context__", (self: PyException) => self.context);
  defGetter(base, "__suppress_context__", (self: PyException) => self.suppressContext);
  defGetter(base, "__traceback__", () => null);
  for (const [type, name, read] of FROM_ARGS) {
    defGetter(
      type,
      name,
      (self: PyException) => self.d[name] ?? read(self),
      (self: PyException, value: unknown) => {
        field(self, name, value === undefined ? null : value);
      },
    );
  }
  defMethods(exc.KeyError, {
    __str__: ["()", (e: PyException) => (e.args.a.length === 1 ? repr(e.args.a[0]) : exceptionStr(e))],
  });
  defMethods(exc.OSError, { __str__: ["()", osErrorStr] });
  defMethods(exc.ImportError, {
    __str__: ["()", exceptionStr],
  });
  defMethods(exc.SyntaxError, {
    __str__: ["()", (e: PyException) => str(e.d["msg"] ?? arg(e, 0))],
  });
}

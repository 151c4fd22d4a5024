import { construct } from "../object/construct.ts";
import { defGetter, defMethods } from "../object/define.ts";
import { exc, newException, PyException, raiseError, throwException } from "../object/exception.ts";
import { generatorType, PyGenerator } from "../object/generator.ts";
import { equipIteratorTypes, type PyIterator } from "../object/iterator.ts";
import { hexAddress } from "../object/text.ts";
import { isSubtype, PyType } from "../object/type.ts";
import { typeName } from "../object/type-of.ts";

/** StopIteration with the value that a generator returned. */
export function stopIteration(value: unknown): never {
  if (value === null || value === undefined) throwException(newException(exc.StopIteration));
  const e = construct(exc.StopIteration, [value], null, null) as PyException;
  throwException(e);
}

/** What `generator.throw` and `raise` take: an exception, or a class and its argument. */
export function toException(type: unknown, value: unknown): PyException {
  if ((type as object | null)?.constructor === PyType && isSubtype(type as PyType, exc.BaseException)) {
    if (value instanceof PyException) return value;
    const args = value === undefined || value === null ? [] : [value];
    return construct(type as PyType, args, null, null) as PyException;
  }
  if (type instanceof PyException) return type;
  raiseError(
    exc.TypeError,
    `exceptions must be classes or instances deriving from BaseException, not ${typeName(type)}`,
  );
}

/** Gives an iterator type its two methods. */
function equip(type: PyType): void {
  defMethods(type, {
    __iter__: ["()", (self: PyIterator) => self],
    __next__: [
      "()",
      (self: PyIterator) => {
        const item = self.next();
        return item === undefined ? stopIteration(self instanceof PyGenerator ? self.result : null) : item;
      },
    ],
  });
}

export function installIterators(): void {
  equipIteratorTypes(equip);
  defMethods(generatorType, {
    send: [
      "(arg, /)",
      (self: PyGenerator, value: unknown) => {
        const item = self.send(value);
        return item === undefined ? stopIteration(self.result) : item;
      },
    ],
    throw: [
      "(typ, val=None, tb=None, /)",
      (self: PyGenerator, type: unknown, value: unknown) => {
        const item = self.throw(toException(type, value));
        return item === undefined ? stopIteration(self.result) : item;
      },
    ],
    close: [
      "()",
      (self: PyGenerator) => {
        self.close();
        return null;
      },
    ],
    __repr__: ["()", (self: PyGenerator) => `<generator object ${self.qualname} at ${hexAddress(self)}>`],
  });
  defGetter(generatorType, "__name__", (self: PyGenerator) => self.name);
  defGetter(generatorType, "__qualname__", (self: PyGenerator) => self.qualname);
}

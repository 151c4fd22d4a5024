import { defGetter, defMethods, newBuiltinType, type PyType } from "../kernel.ts";
import { numberFormat } from "./utils/money.ts";

/** The object `frappe.number_format`. */
class NumberFormat {
  declare $t: PyType;
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const type = newBuiltinType("NumberFormat", { module: "frappe.utils.number_format", jsClass: NumberFormat });
const info = (self: NumberFormat): readonly [string, string, number] =>
  numberFormat(self.text) ?? [".", ",", 2];

defGetter(type, "string", (self: NumberFormat) => self.text);
defGetter(type, "decimal_separator", (self: NumberFormat) => info(self)[0]);
defGetter(type, "thousands_separator", (self: NumberFormat) => info(self)[1]);
defGetter(type, "precision", (self: NumberFormat) => info(self)[2]);
defMethods(type, {
  __str__: ["()", (self: NumberFormat) => self.text],
  __repr__: ["()", (self: NumberFormat) => `NumberFormat(${self.text})`],
});

export function numberFormatValue(text: string): unknown {
  return new NumberFormat(text);
}

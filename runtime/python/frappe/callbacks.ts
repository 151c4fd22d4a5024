/** `frappe.db.after_commit` and its kin: functions that run when the host says so. */
import { call0, defMethods, newBuiltinType, type PyType } from "../kernel.ts";

export class CallbackManager {
  declare $t: PyType;
  readonly functions: unknown[] = [];

  /** Runs and forgets the functions, in order. */
  run(): void {
    for (const f of this.functions.splice(0)) call0(f);
  }
}

const type = newBuiltinType("CallbackManager", { module: "frappe.utils", jsClass: CallbackManager });

const add = (self: CallbackManager, func: unknown): null => {
  self.functions.push(func);
  return null;
};

defMethods(type, {
  __call__: ["(func)", add],
  add: ["(func)", add],
  run: [
    "()",
    (self: CallbackManager) => {
      self.run();
      return null;
    },
  ],
  reset: [
    "()",
    (self: CallbackManager) => {
      self.functions.length = 0;
      return null;
    },
  ],
});

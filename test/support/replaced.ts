import { syncBuiltinESMExports } from "node:module";
import { onTestFinished } from "vitest";

/** Puts something else in the place of a function of Node's own, as `fs` has it, until the test is over. */
export function replaced<Owner extends object, Name extends keyof Owner>(
  owner: Owner,
  name: Name,
  by: (real: Owner[Name]) => Owner[Name],
): void {
  const real = owner[name];
  const put = (each: Owner[Name]) => {
    owner[name] = each;
    syncBuiltinESMExports();
  };
  put(by(real));
  onTestFinished(() => put(real));
}

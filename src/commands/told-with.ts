import { type Facts, KpDualError } from "../errors/kp-dual-error.js";

/** Does some work; a failure of it is told with these facts too, where it does not know better. */
export async function toldWith<Value>(facts: Facts, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof KpDualError ? error.with(facts) : error;
  }
}

import type { Whereabouts } from "../../src/api/whereabouts.js";

/** What a person said about an instance: nothing but this. */
export const where = (instance: string, more: Partial<Whereabouts> = {}): Whereabouts => ({
  instance,
  named: instance,
  name: null,
  region: null,
  endpoint: null,
  target: null,
  private: false,
  rehearsal: null,
  ...more,
});

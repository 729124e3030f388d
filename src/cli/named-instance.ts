import type { SavedInstance } from "../core/saved-instance.js";

/** What follows --instance, looked up among the saved names. */
export interface NamedInstance {
  /** A CRN or a GUID, or what is neither. */
  readonly instance: string;
  readonly named: string;
  /** The name under which it is saved, however it was named. */
  readonly name: string | null;
  readonly region: string | null;
}

/** An instance as somebody named it: by the name of a saved one, or by its CRN or GUID. */
export function namedInstance(named: string, saved: readonly SavedInstance[]): NamedInstance {
  const byName = saved.find(({ name }) => name === named);
  if (byName) return { ...byName, named };
  const known = saved.find(({ instance }) => instance.toLowerCase() === named.toLowerCase());
  return { instance: named, named, name: known?.name ?? null, region: null };
}

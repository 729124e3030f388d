/** Those who want to be told of something. */
export interface Listeners<Value> {
  readonly tell: (value: Value) => void;
  /** Gives back how to stop listening. */
  readonly listen: (listener: (value: Value) => void) => () => void;
}

export function listeners<Value>(): Listeners<Value> {
  const all = new Set<(value: Value) => void>();
  return {
    tell: (value) => {
      for (const each of all) each(value);
    },
    listen: (listener) => {
      all.add(listener);
      return () => void all.delete(listener);
    },
  };
}

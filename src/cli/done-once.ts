/** However often it is asked, the work is done once, and not before it is asked for the first time. */
export function doneOnce<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let done: Promise<Value> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

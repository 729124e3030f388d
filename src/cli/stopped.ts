const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Kept as soon as a process is asked to end; then the signals have their usual effect again. */
export const stopped = (process: Pick<NodeJS.Process, "once" | "off">): Promise<void> =>
  new Promise((resolve) => {
    const stop = () => {
      for (const signal of SIGNALS) process.off(signal, stop);
      resolve();
    };
    for (const signal of SIGNALS) process.once(signal, stop);
  });

/** Tells whether a process of this machine is there, be it somebody else's. */
export const living =
  (process: Pick<NodeJS.Process, "kill">) =>
  (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === "EPERM";
    }
  };

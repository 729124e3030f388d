import type { EmulatorOptions, RunningEmulator } from "../../emulator/emulator.js";
import { KpDualError } from "../../errors/kp-dual-error.js";

/** Starts the emulator, which loads only now; what its user got wrong is told as such. */
export async function started(options: EmulatorOptions): Promise<RunningEmulator> {
  const { startEmulator } = await import("../../emulator/emulator.js");
  const { SeedError } = await import("../../emulator/seed-error.js");
  try {
    return await startEmulator(options);
  } catch (cause) {
    if (cause instanceof SeedError)
      throw new KpDualError("emulator-seed", { values: { problem: cause.message } }, { cause });
    if (isTaken(cause)) throw portTaken(options.port ?? 0, cause);
    throw cause;
  }
}

const isTaken = (cause: unknown): boolean =>
  cause instanceof Error &&
  "code" in cause &&
  ["EADDRINUSE", "EACCES"].includes(String(cause.code));

const portTaken = (port: number, cause: unknown) =>
  new KpDualError(
    "usage",
    {
      values: { problem: `port ${port} can't be listened on` },
      why: "another program listens there, or it needs more rights",
      do: ["leave --port out to take any that is free"],
    },
    { cause },
  );

import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { closingLine } from "./support/closing-line.js";
import { LongestFirst } from "./support/longest-first.js";

export default defineConfig({
  test: {
    dir: "test",
    // Stories wait for processes most of the time, so one file more than there are cores.
    maxWorkers: availableParallelism() + 1,
    // No module keeps a state, and a fresh world for each file costs a quarter of the time.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // A machine may be many times slower than an idle one; no test is about how fast that is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    unstubEnvs: true,
    reporters: ["default", closingLine],
    coverage: {
      include: ["src/**"],
      exclude: ["src/main.ts", "src/cli/terminal.ts"],
      reporter: ["text-summary", "json-summary", "html"],
      thresholds: Object.fromEntries(
        ["core", "change", "api", "errors"].map((folder) => [
          `src/${folder}/**`,
          { lines: 95, branches: 90 },
        ]),
      ),
    },
  },
});

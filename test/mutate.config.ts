import { defineConfig } from "vitest/config";

/**
 * What must notice a mutant: the tests of the folder that MUTATE names. Stories run the built binary, which no
 * mutant reaches.
 */
const { MUTATE = "core" } = process.env as { readonly MUTATE?: string };

export default defineConfig({
  test: {
    include: [`test/${MUTATE}/**/*.test.ts`],
    // Stryker runs tests in a thread, where neither the umask nor the time zone can be changed.
    exclude: ["test/change/run-file-modes.test.ts", "test/views/when.test.ts"],
    testTimeout: 30_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});

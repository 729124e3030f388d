import { defineConfig } from "vitest/config";

/**
 * What must notice a mutant: the tests of its own folder, named by MUTATE as folders with commas. Stories run the
 * built binary, which no mutant reaches.
 */
const { MUTATE = "core,change,api,errors,views" } = process.env as { readonly MUTATE?: string };

export default defineConfig({
  test: {
    include: MUTATE.split(",").map((folder) => `test/${folder}/**/*.test.ts`),
    // Stryker runs tests in a thread, where neither the umask nor the time zone can be changed. What a story made by
    // chance finds it may not find again; and thousands of them for each mutant take minutes.
    exclude: [
      "test/change/carry-out-properties.test.ts",
      "test/change/run-file-modes.test.ts",
      "test/cli/config/change-saved.test.ts",
      "test/views/when.test.ts",
    ],
    testTimeout: 30_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});

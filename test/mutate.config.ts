import { defineConfig } from "vitest/config";

/**
 * The tests that must notice a mutant of one area, as .build/mutate.js names them. Stories are none of them: they run
 * the built binary, which no mutant reaches.
 */
const { MUTATE_TESTS = "core/**/*.test.ts" } = process.env as { readonly MUTATE_TESTS?: string };

export default defineConfig({
  test: {
    include: MUTATE_TESTS.split(" ").map((tests) => `test/${tests}`),
    exclude: [
      // What a story made by chance finds it may not find again, and thousands of them for each mutant take minutes.
      "test/change/carry-out-properties.test.ts",
      // What only a clock notices, no mutant should be counted by.
      "test/errors/explain-time.test.ts",
      // Stryker runs tests in a thread, where the umask can't be changed.
      "test/change/run-file-modes.test.ts",
    ],
    testTimeout: 30_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});

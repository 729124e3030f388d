import { areas } from "./.build/mutation-areas.js";

const { MUTATE: area = "core" } = process.env;

const settings = {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "test/mutate.config.ts" },
  // TypeScript 7 has no interface for Stryker to rewrite a project file with, and nothing here needs it rewritten.
  tsconfigFile: "none",
  coverageAnalysis: "perTest",
  mutate: areas[area].sources,
  ignorePatterns: ["/dist", "/coverage"],
  tempDirName: ".stryker-tmp",
  reporters: ["progress-append-only", "json", "html"],
  jsonReporter: { fileName: `coverage/mutation-${area}.json` },
  htmlReporter: { fileName: `coverage/mutation-${area}.html` },
};

export default settings;

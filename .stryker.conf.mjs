const settings = {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "test/mutate.config.ts" },
  // TypeScript 7 has no interface for Stryker to rewrite a project file with, and nothing here needs it rewritten.
  tsconfigFile: "none",
  coverageAnalysis: "perTest",
  mutate: ["src/change/**/*.ts", "src/core/**/*.ts"],
  ignorePatterns: ["/dist", "/coverage"],
  tempDirName: ".stryker-tmp",
  reporters: ["clear-text", "progress-append-only", "json", "html"],
  jsonReporter: { fileName: "coverage/mutation.json" },
  htmlReporter: { fileName: "coverage/mutation.html" },
  thresholds: { high: 95, low: 90, break: 90 },
};

export default settings;

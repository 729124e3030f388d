import type { Reporter, TestModule } from "vitest/node";

/** Ends a run with a plain line of counts, for whoever reads the log. */
export const closingLine: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]) {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    const count = (state: string) => states.filter((each) => each === state).length;
    const broken = modules.filter(
      (module) => module.state() === "failed" && module.errors().length,
    );
    console.log(`${count("passed")} passed, ${count("failed") + broken.length} failed`);
  },
};

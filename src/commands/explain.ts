import type { Command } from "@commander-js/extra-typings";
import type { Desk, Open } from "../cli/session.js";
import { explained } from "../errors/explain.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { explanationsView } from "../views/explanations.js";
import { withExamples } from "./examples.js";

export const explainCommand = (bare: Command, open: Open, run = explain) =>
  withExamples(
    bare
      .argument(
        "<code>",
        'a code of the service or of kp-dual, or "-" for a text on standard input',
      )
      .action(async (code) => {
        const desk = open.desk();
        await run(code === "-" ? await desk.input() : code, desk);
      }),
    "kp-dual explain AUTHORIZATIONS_NOT_MET",
    "pbpaste | kp-dual explain -",
  );

/** Explains each error that a text names, by its code or by its words. */
export async function explain(text: string, { show }: Pick<Desk, "show">): Promise<void> {
  const explanations = explained(text);
  if (explanations.length === 0) throw new KpDualError("nothing-to-explain");
  show(explanations, explanationsView);
}

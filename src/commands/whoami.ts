import type { Command } from "@commander-js/extra-typings";
import type { Identified, Open } from "../cli/session.js";
import { whoamiView } from "../views/whoami.js";
import { withExamples } from "./examples.js";

export const whoamiCommand = (bare: Command, open: Open, run = whoami) =>
  withExamples(
    bare.action(async (_flags, command) => run(await open.signedIn(command))),
    "kp-dual whoami",
    "kp-dual whoami --json",
  );

/** Shows the identity that the service compares when it asks for two different people. */
export async function whoami({ by, now, way, show }: Identified): Promise<void> {
  show({ person: by, now, way }, whoamiView);
}

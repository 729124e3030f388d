import { visible } from "./gate.js";
import type { View } from "./view.js";

/** What teaches a shell to complete a command line of kp-dual. */
export interface Completion {
  readonly shell: string;
  readonly script: string;
}

/** The script as it is, since a shell reads it: in a rehearsal, too. */
export const completionView: View<Completion> = {
  text: ({ script }) => script.trimEnd().split("\n").map(visible),
  forShell: true,
  json: ({ shell, script }) => ({ schema: "kp-dual/completion/1", shell, script }),
};

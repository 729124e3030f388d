import type { Command } from "@commander-js/extra-typings";
import type { Checkup, Open } from "../cli/session.js";
import { doctorView } from "../views/doctor.js";
import { withExamples } from "./examples.js";

export const doctorCommand = (bare: Command, open: Open, run = doctor) =>
  withExamples(
    bare
      .description(
        "Looks at this machine and the way from it to the service; changes nothing. Each\n" +
          "check is ok, no or unknown; an ok with a ! comes with advice. Instances: those\n" +
          "that are named, or else all saved ones. The exit code is that of the worst no:\n" +
          "of this machine (11), of what was said (2), of the sign-in (4), of the way (8),\n" +
          "of the instance (7).",
      )
      .action(async (_flags, command) => run(await open.checkup(command))),
    "kp-dual doctor",
    "kp-dual doctor --instance prod-eu",
  );

/** Looks at everything that a command needs, and shows what is wrong and what to do. */
export async function doctor({ examine, show }: Checkup): Promise<void> {
  show(await examine(), doctorView);
}

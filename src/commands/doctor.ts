import { Command } from "@commander-js/extra-typings";
import type { Checkup, Open } from "../cli/session.js";
import { doctorView } from "../views/doctor.js";
import { withExamples } from "./examples.js";

export const doctorCommand = (open: Open, run = doctor) =>
  withExamples(
    new Command("doctor")
      .summary("what is wrong here: Node, configuration, sign-in, endpoint, clock")
      .description(
        "Looks at this machine and at the way from it to the service, and changes nothing:\n" +
          "Node, environment, configuration, journal, certificates, proxy, sign-in, the\n" +
          "endpoint of each instance that is named, or else saved, and the clock. Each is\n" +
          "ok, no or unknown. The exit code is that of the worst no: of this machine (11),\n" +
          "of what was said (2), of the sign-in (4), of the way (8), of the instance (7).",
      )
      .action(async (_flags, command) => run(await open.checkup(command))),
    "kp-dual doctor",
    "kp-dual doctor --instance $CRN",
  );

/** Looks at everything that a command needs, and shows what is wrong and what to do. */
export async function doctor({ examine, show }: Checkup): Promise<void> {
  show(await examine(), doctorView);
}

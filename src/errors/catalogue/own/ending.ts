import { EXIT } from "../../exit-codes.js";
import type { Explanation } from "../../explanation.js";

/** Stopped, and the rest. */
export const ending = {
  declined: {
    title: "stopped before anything was sent",
    why: "the question was not answered with yes, or with what it asked to be typed",
    do: ["nothing has changed; repeat the command when you are sure"],
    exit: EXIT.interrupted,
  },
  terminated: {
    title: "stopped before anything was sent",
    why: "this process was asked to end (SIGTERM) while it waited for an answer",
    do: ["repeat the command; what a question is about is read anew"],
    exit: EXIT.terminated,
  },
  "hung-up": {
    title: "stopped before anything was sent",
    why: "the terminal went away (SIGHUP) while an answer was waited for",
    do: ["repeat the command at another terminal; what a question is about is read anew"],
    exit: EXIT.hungUp,
  },
  "bad-instance-header": {
    title: "the service takes the instance's id for none",
    why: "every request names its instance by GUID; kp-dual checks that, so this is a fault of kp-dual",
    do: ["name the instance by its CRN", "update kp-dual, or report this with the correlation id"],
    exit: EXIT.unexpected,
    status: 400,
    says: [/bluemix-instance header/i],
  },
  unexpected: {
    title: "something unexpected happened",
    why: "this is a fault of kp-dual",
    do: ["repeat the command with --debug and report what it prints"],
    exit: EXIT.unexpected,
  },
} as const satisfies Record<string, Explanation>;

import { access } from "./own/access.js";
import { approvals } from "./own/approvals.js";
import { commandArguments } from "./own/arguments.js";
import { blocked } from "./own/blocked.js";
import { ending } from "./own/ending.js";
import { naming } from "./own/naming.js";
import { noProof } from "./own/no-proof.js";
import { notReached } from "./own/not-reached.js";
import { notThere } from "./own/not-there.js";
import { thisMachine } from "./own/this-machine.js";
import { timing } from "./own/timing.js";

/** What kp-dual itself refuses or meets. Where the service says the same, its entry borrows the words from here. */
export const own = {
  ...approvals,
  ...blocked,
  ...timing,
  ...access,
  ...notThere,
  ...notReached,
  ...noProof,
  ...naming,
  ...commandArguments,
  ...thisMachine,
  ...ending,
} as const;

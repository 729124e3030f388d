import { EXIT } from "../../exit-codes.js";
import type { Explanation } from "../../explanation.js";

/** The two approvals. */
export const approvals = {
  "approval-missing": {
    title: "a second person is still missing",
    why: "two different people must agree: one sets the key for deletion, another deletes it within seven days",
    do: [
      "give the first approval: kp-dual key set-for-deletion {key} {at}; within seven days another Manager of {instance} can then delete it",
      "see who must act and until when: kp-dual key show {key} {at}",
    ],
    exit: EXIT.approvalMissing,
    status: 409,
    precise: true,
    says: [/prior authorization\(s\) are required for deletion/i],
  },
  "approval-lapsed": {
    title: "the first approval has run out",
    why: "a first approval stands for seven days; after that both people must agree anew",
    do: [
      "give it again: kp-dual key set-for-deletion {key} {at}; then another Manager of {instance} has seven days to delete it",
    ],
    exit: EXIT.approvalMissing,
  },
  "same-person": {
    title: "the first approval is your own",
    why: "whoever set a key for deletion can't delete it too: the second approval must come from another person",
    do: [
      "ask another Manager of {instance} to run, within seven days of the approval: kp-dual key delete {key} {at}",
      "don't set it again as somebody else: that may make them the first person and start the seven days anew",
    ],
    exit: EXIT.approvalMissing,
    status: 409,
    precise: true,
    says: [
      /user who deletes the key must differ from the user who sets/i,
      /second approver needs to continue with the key deletion/i,
    ],
  },
  "approval-by-you": {
    title: "you gave the first approval yourself",
    why: "this machine's journal shows that you set the key for deletion; the second approval must come from another person",
    do: [
      "ask another Manager of {instance} to run, within seven days of the approval: kp-dual key delete {key} {at}",
      "if the key should stay: kp-dual key unset {key} {at}",
    ],
    exit: EXIT.approvalMissing,
  },
} as const satisfies Record<string, Explanation>;

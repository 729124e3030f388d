import { EXIT } from "../exit-codes.js";
import type { Explanation } from "../explanation.js";

const AGAIN =
  "sign in again: ibmcloud login; then export IBMCLOUD_IAM_TOKEN, as this prints it: ibmcloud iam oauth-tokens";

/** What IAM answers where it gives no token (api.md §5.2). Two of them come with 400 or 401, so they name no status. */
export const iam = {
  BXNIM0415E: {
    title: "IAM doesn't know the API key",
    why: "the key is wrong, has been deleted, or belongs to another cloud",
    do: [
      "check that the whole key was copied; if it is gone, make a new one: ibmcloud iam api-key-create kp-dual",
      "check which cloud it is for: IBMCLOUD_IAM_API_ENDPOINT names another one",
    ],
    exit: EXIT.notAllowed,
    status: 400,
    says: [/provided api key could not be found/i],
  },
  BXNIM0407E: {
    title: "IAM doesn't take the token",
    why: "the token is damaged, or is none of this cloud",
    do: ["export IBMCLOUD_API_KEY in place of a token", AGAIN],
    exit: EXIT.notAllowed,
  },
  BXNIM0408E: {
    title: "the session has run out",
    why: "the token that renews a session has an end too, and it has passed",
    do: [AGAIN],
    exit: EXIT.notAllowed,
  },
  BXNIM0439E: {
    title: "the session is no longer active",
    why: "the session was ended: by its time limit, by signing out, or by an administrator",
    do: [AGAIN],
    exit: EXIT.notAllowed,
    status: 401,
  },
  BXNIM0400E: {
    title: "IAM wants one more proof of who you are",
    why: "the account asks for a second factor, which can be given in a browser only",
    do: [
      "use an API key, which needs no second factor: export IBMCLOUD_API_KEY",
      "sign in with it: ibmcloud login --sso; then export IBMCLOUD_IAM_TOKEN, as this prints it: ibmcloud iam oauth-tokens",
    ],
    exit: EXIT.notAllowed,
  },
  BXNIM0109E: {
    title: "the sign-in lacks something",
    why: "a part of the request to IAM was missing or empty: most likely the API key",
    do: ["check that IBMCLOUD_API_KEY, or the file of --api-key-file, isn't empty"],
    exit: EXIT.notAllowed,
    status: 400,
  },
  BXNIM0141E: {
    title: "you are no member of that account",
    why: "IAM gives tokens only for accounts that you belong to",
    do: [
      "log in: ibmcloud login; then choose one of yours: ibmcloud target -c ACCOUNT_ID",
      "or ask the owner of the account to invite you",
    ],
    exit: EXIT.notAllowed,
    status: 400,
  },
  BXNIM0602E: {
    title: "the user or the password is wrong",
    why: "IAM compares both, and doesn't tell which one it was",
    do: [AGAIN],
    exit: EXIT.notAllowed,
    status: 400,
  },
} as const satisfies Record<string, Explanation>;

import { EXIT } from "../../exit-codes.js";
import type { Explanation } from "../../explanation.js";

/** Who you are and what you may do. */
export const access = {
  unauthorized: {
    title: "the service doesn't let you",
    why: "it doesn't say which: the token, your role, the instance, its region, or the network that you come from",
    do: [
      "check who you are: kp-dual whoami; then ask an administrator of {instance} whether your role there allows this",
      "check the instance's id and region, and whether it can be reached from this network",
    ],
    exit: EXIT.notAllowed,
    status: 401,
    says: [
      /unauthorized: the user does not have access to the specified resource/i,
      /either the user does not have access to the specified resource/i,
    ],
  },
  "unauthorized-token": {
    title: "your token is no longer valid",
    why: "IAM tokens last about an hour, and the service takes none that has run out or isn't whole",
    do: [
      "sign in again: ibmcloud login; export IBMCLOUD_IAM_TOKEN, as this prints it: ibmcloud iam oauth-tokens; then repeat this command",
      "or export IBMCLOUD_API_KEY in its place: then kp-dual gets new tokens by itself",
    ],
    exit: EXIT.notAllowed,
    status: 401,
  },
  "unauthorized-account": {
    title: "you are signed in to another account",
    why: "the instance belongs to another account than your token",
    do: [
      "use an API key or a token of the account {account}, to which {instance} belongs; then repeat this command",
      "see which account you use now: kp-dual whoami",
    ],
    exit: EXIT.notAllowed,
    status: 401,
  },
  "unauthorized-role": {
    title: "you lack the role for this",
    why: "the service knows you and the instance; for this it wants the role {role}",
    do: [
      "ask an administrator of {instance} to give you {role} on it; see who you are to the service: kp-dual whoami",
      "ask somebody who has that role to run this command",
    ],
    exit: EXIT.notAllowed,
    status: 401,
  },
  "unauthorized-region": {
    title: "the instance is in another region",
    why: "a regional host knows only the instances of its own region, and answers for others as if you had no access",
    do: ["repeat this command with --region {region}, or name the instance by its CRN"],
    exit: EXIT.notAllowed,
    status: 401,
  },
  "unauthorized-instance": {
    title: "there is no such instance that you may see",
    why: "the resource controller doesn't know the instance: its id is wrong, it was deleted, or it is another account's",
    do: [
      "list the instances of your account: ibmcloud resource service-instances --service-name kms",
      "check which account you are signed in to: kp-dual whoami",
    ],
    exit: EXIT.notAllowed,
    status: 401,
  },
  "unauthorized-network": {
    title: "the instance can't be reached from this network",
    why: "the instance takes requests from its private endpoint or from listed addresses only",
    do: [
      "repeat this command with --private, on a machine with a route to IBM Cloud's private network",
      "ask a Manager of {instance} to allow your address",
    ],
    exit: EXIT.notAllowed,
    status: 401,
  },
  "not-signed-in": {
    title: "you are not signed in",
    why: "kp-dual found no API key, no token, and no session of the ibmcloud CLI",
    do: [
      "log in: ibmcloud login; or name a file that holds an API key: --api-key-file FILE (- is standard input); or export IBMCLOUD_API_KEY",
      "or export IBMCLOUD_IAM_TOKEN, as this prints it: ibmcloud iam oauth-tokens",
      "or export KP_DUAL_TOKEN_COMMAND, a shell command that prints a token",
      "or on a compute resource export IBMCLOUD_CR_PROFILE, the trusted profile that it may become",
    ],
    exit: EXIT.notAllowed,
  },
  "token-command": {
    title: "the token command gave no token",
    why: "it must print an access token on its first line and end well within 30 seconds",
    do: ["run the command of KP_DUAL_TOKEN_COMMAND by hand and see what it prints and how it ends"],
    exit: EXIT.notAllowed,
  },
  "compute-token": {
    title: "the token of the compute resource can't be used",
    why: "it is what IBMCLOUD_CR_TOKEN holds, or a file that the compute resource renews",
    do: [
      "check IBMCLOUD_CR_TOKEN: a token, or @ and the file that holds one",
      "check that the compute resource mounts a token of its own for this process",
    ],
    exit: EXIT.notAllowed,
  },
  "sign-in-refused": {
    title: "IAM refused to sign you in",
    why: "IAM gave a reason that this kp-dual doesn't know; its own words are the best explanation",
    do: [
      "check the API key, or make a new one: ibmcloud iam api-key-create kp-dual",
      "ask IBM support and give them the request id that IAM named",
    ],
    exit: EXIT.notAllowed,
  },
  forbidden: {
    title: "a rule of the account forbids this",
    why: "the service answers 403 where a rule stands against a request, whatever your role is",
    do: [
      "ask the administrator of the account which rule it is: a context-based restriction or a configuration rule",
      "try it from the network that the rule allows, where needed with --private",
    ],
    exit: EXIT.notAllowed,
    status: 403,
  },
  "purge-needs-reader": {
    title: "you may purge the key, but not read it",
    why: "KeyPurge alone lets nobody read a key, and kp-dual purges no key that it couldn't look at first",
    do: ["ask an administrator of {instance} to give Reader beside KeyPurge"],
    exit: EXIT.notAllowed,
  },
} as const satisfies Record<string, Explanation>;

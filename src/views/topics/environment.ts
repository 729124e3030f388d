import type { Topic } from "./topic.js";

/** Every variable that is read, or is known not to be, with what it does. */
export const VARIABLES: readonly (readonly [name: string, ...lines: string[]])[] = [
  ["IBMCLOUD_API_KEY", "an API key; it is exchanged at IAM for a token"],
  [
    "IBMCLOUD_IAM_TOKEN",
    "an IAM token, with or without the word Bearer;",
    "used where there is no API key",
  ],
  [
    "KP_DUAL_TOKEN_COMMAND",
    "a command for /bin/sh that prints an IAM token on",
    "its first line within 30 seconds; it is run again",
    "when that one ends, and must not ask anything",
  ],
  [
    "IBMCLOUD_CR_PROFILE",
    "on a compute resource (Kubernetes, Code Engine):",
    "name, id or CRN of the trusted profile to become",
  ],
  [
    "IBMCLOUD_CR_TOKEN",
    "its token, or @ and a file that holds it; without",
    "it the files under /var/run/secrets are looked at",
  ],
  [
    "IBMCLOUD_CONFIG_HOME",
    "the folder of the ibmcloud CLI, whose session is",
    "used where there is nothing else; never written to",
  ],
  [
    "IBMCLOUD_HOME, BLUEMIX_HOME",
    "where its folder .ibmcloud or .bluemix is, instead",
    "of the home directory",
  ],
  ["KP_INSTANCE_ID", "the instance, where --instance is not given"],
  ["KP_TARGET_ADDR", "the endpoint, where --endpoint is not given;", "hosts of IBM Cloud only"],
  ["KP_PRIVATE_ADDR", "the older name of KP_TARGET_ADDR"],
  ["IBMCLOUD_IAM_API_ENDPOINT", "the address of IAM; hosts of IBM Cloud only"],
  [
    "KP_DUAL_REHEARSAL",
    "the address of an emulator on this machine: then",
    "everything goes there, and nothing anywhere else",
  ],
  [
    "KP_DUAL_REHEARSAL_PACE",
    "in rehearsals: how fast waits pass; 0.01 is a",
    "hundredth of the time",
  ],
  ["XDG_CONFIG_HOME", "where the names of saved instances are kept", "(default ~/.config)"],
  ["XDG_STATE_HOME", "where the journal of the runs is kept", "(default ~/.local/state)"],
  ["NO_COLOR", "no colour"],
  ["FORCE_COLOR", "colour, also into a pipe; 0 is none"],
  ["TERM", "dumb: no colour"],
  ["CI", "nobody is asked; --yes or --confirm answers"],
  [
    "HTTPS_PROXY, NO_PROXY",
    "the proxy to go through, and the hosts without it;",
    "not used in rehearsals",
  ],
  ["HTTP_PROXY", "without HTTPS_PROXY the proxy for https, too"],
  ["ALL_PROXY", "not read: name the proxy in HTTPS_PROXY"],
  ["NODE_EXTRA_CA_CERTS", "a file of certificates to trust beside the usual"],
  ["NODE_TLS_REJECT_UNAUTHORIZED", "not honoured: certificates are always checked"],
];

const COLUMN = 30;

export const environment: Topic = {
  title: "Environment",
  lines: [
    "What kp-dual reads from its environment. An option goes before a variable.",
    "No option takes a secret: --api-key-file names a file that holds one.",
    "A rehearsal takes API keys and IAM tokens only.",
    "",
    ...VARIABLES.flatMap(([name, ...lines]) =>
      lines.map((line, at) => `${(at === 0 ? name : "").padEnd(COLUMN)}${line}`),
    ),
  ],
};

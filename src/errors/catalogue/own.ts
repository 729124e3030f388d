import { EXIT } from "../exit-codes.js";
import type { Explanation } from "../explanation.js";

/** What kp-dual itself refuses or meets. Where the service says the same, its entry borrows the words from here. */
export const own = {
  // The two approvals

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

  // Blocked until something changes

  registered: {
    title: "the key still protects cloud resources",
    why: "the service deletes no key that has registered resources, since their data could never be read again",
    do: [
      "look at what is registered: kp-dual key show {key} {at}; delete those resources first, then repeat this command",
      "a resource deleted less than a day ago may still be registered: wait until tomorrow",
      "if their data may be lost: kp-dual key delete {key} {at} --force",
      "where a retention policy holds a resource, force doesn't help: the account owner has to remove the policy first",
    ],
    exit: EXIT.blocked,
  },
  "retention-lock": {
    title: "a retention policy holds the key",
    why: "the key protects a resource whose retention policy forbids erasing it; not even --force deletes such a key",
    do: [
      "ask the account owner to remove the retention policy from each resource that this shows: kp-dual key show {key} {at}",
      "where the owner can't, open a case with IBM support and name the key and those resources",
    ],
    exit: EXIT.blocked,
  },
  "wrong-state": {
    title: "the key is not in a state that allows this",
    why: "set and unset need an active key, delete one that is not deleted yet, restore and purge a deleted one",
    do: ["see its state and what can follow: kp-dual key show {key} {at}"],
    exit: EXIT.blocked,
  },
  suspended: {
    title: "the key is suspended",
    why: "only an active key can be set for deletion or unset; a suspended one must be enabled first, by a Manager",
    do: [
      "a Manager of {instance} runs: ibmcloud kp key enable {key} -i {instanceId}; then repeat this command",
    ],
    exit: EXIT.blocked,
  },
  "not-dual-auth": {
    title: "the key has no dual authorization",
    why: "only a key with a dual authorization policy can be set for deletion or unset; without one, one Manager deletes it alone",
    do: [
      "to delete it alone, as a Manager: kp-dual key delete {key} {at}",
      "to need two people from now on, for ever: kp-dual policy enable --key {key} {at}",
    ],
    exit: EXIT.blocked,
  },
  "policy-is-for-ever": {
    title: "a key keeps its dual authorization until it is deleted",
    why: "the service can switch the policy of an instance off, for keys made later; that of a key never",
    do: [
      "for keys made from now on, a Manager runs: kp-dual policy disable {at}",
      "to be rid of this key, two people delete it, beginning with: kp-dual key set-for-deletion {key} {at}",
    ],
    exit: EXIT.blocked,
  },
  "unknown-state": {
    title: "the key is in a state that this kp-dual doesn't know",
    why: "kp-dual changes no key whose state it can't judge",
    do: [
      "update kp-dual, then look again: kp-dual key show {key} {at}",
      "until then use the IBM Cloud console",
    ],
    exit: EXIT.blocked,
  },
  "changed-by-other": {
    title: "somebody else changed the key meanwhile",
    why: "the key is no longer as it was when it was checked, so what was agreed to may not be what would happen",
    do: ["look at it as it is now: kp-dual key show {key} {at}; then decide again"],
    exit: EXIT.blocked,
  },
  "changed-since-request": {
    title: "the key is not as the request file says",
    why: "something of the key moved since the file was written, or the file was, so a script doesn't go on",
    do: [
      "look at it as it is now: kp-dual key show {key} {at}; then decide at a terminal, where the question shows what differs",
      "or leave the file out and name the key yourself: kp-dual key delete {key} {at}",
    ],
    exit: EXIT.blocked,
  },
  "service-refused": {
    title: "the service refused",
    why: "the service gave a reason that this kp-dual doesn't know; its own words are the best explanation",
    do: [
      "look at the key: kp-dual key show {key} {at}",
      "ask IBM support and give them the correlation id; a newer kp-dual may know the reason",
    ],
    exit: EXIT.blocked,
  },
  "registrations-unread": {
    title: "what the key protects could not be read",
    why: "--force also deletes keys that protect something, so that has to be seen first",
    do: ["wait a minute, then repeat this command; or leave --force out"],
    exit: EXIT.notReached,
  },
  "force-useless": {
    title: "--force doesn't help here",
    why: "it passes over registered resources only: not over a retention policy, a missing approval or the key's state",
    do: [
      "leave it out: kp-dual key delete {key} {at}",
      "see what stands in the way: kp-dual key show {key} {at}",
    ],
    exit: EXIT.blocked,
  },

  // Too early, or too late

  "purge-too-early": {
    title: "the key was deleted less than four hours ago",
    why: "a key can be purged four hours after its deletion at the earliest; until then it can only be restored",
    do: [
      "let kp-dual wait for it: kp-dual key purge {key} {at} --wait",
      "see from when on it is possible: kp-dual key show {key} {at}",
    ],
    exit: EXIT.tooEarly,
    status: 409,
    precise: true,
    says: [
      /(?:key was updated recently.{0,80})?purge operation is allowed \w{1,20} after/i,
      /key could not be purged.{0,200}(?:REQ_TOO_EARLY_ERR|key was updated recently)/i,
    ],
  },
  "restore-too-early": {
    title: "the key was deleted less than thirty seconds ago",
    why: "the service lets thirty seconds pass between deleting a key and restoring it",
    do: ["in half a minute run: kp-dual key restore {key} {at}"],
    exit: EXIT.tooEarly,
    status: 409,
    precise: true,
    says: [/key could not be restored.{0,200}(?:REQ_TOO_EARLY_ERR|key was updated recently)/i],
  },
  "restore-expired": {
    title: "the key can no longer be restored",
    why: "a deleted key can be restored for thirty days; after that its key material is destroyed",
    do: [
      "nothing brings the key back; look for another copy of the data that it protected",
      "what is left of it goes by itself after ninety days, or now, by someone with KeyPurge: kp-dual key purge {key} {at}",
    ],
    exit: EXIT.blocked,
  },

  // Who you are and what you may do

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
      "export a new one as IBMCLOUD_IAM_TOKEN, as ibmcloud iam oauth-tokens prints it after ibmcloud login; then repeat this command",
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
      "or export IBMCLOUD_IAM_TOKEN, as ibmcloud iam oauth-tokens prints it",
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

  // Not there

  "key-not-found": {
    title: "no such key in this instance",
    why: "{key} is no key here: it is in another instance or key ring, or has been purged",
    do: [
      "look for it among all keys: kp-dual key list {at}",
      "check the instance: an id is known only in the instance that the key was made in",
    ],
    exit: EXIT.notFound,
  },
  "key-purged": {
    title: "the key has been purged",
    why: "a purged key is gone for good; the service doesn't even know its id any more",
    do: [
      "nothing brings it back; see who purged it in the audit events (IBM Cloud Logs) of the account",
    ],
    exit: EXIT.notFound,
  },
  "instance-not-found": {
    title: "no such instance",
    why: "the service knows no instance with this id",
    do: [
      "list the instances of your account: ibmcloud resource service-instances --service-name kms",
      "name it by its CRN: --instance crn:v1:bluemix:public:kms:…",
    ],
    exit: EXIT.notFound,
  },

  "nothing-to-explain": {
    title: "nothing in it is known",
    why: "kp-dual knows the codes and sentences of Key Protect, Hyper Protect Crypto Services and IAM, and its own codes",
    do: [
      "paste the whole message, with its code: kp-dual explain -",
      "ask IBM support and give them the correlation id",
    ],
    exit: EXIT.notFound,
  },

  // Not reached: nothing changed

  "not-reached": {
    title: "the service was not reached",
    why: "no byte of the request left this machine, so nothing has changed: {detail}",
    do: ["check the network and any proxy, then repeat this command", "check the address: {host}"],
    exit: EXIT.notReached,
  },
  "no-answer": {
    title: "the service's answer did not come",
    why: "{host} took the request, but the connection broke before the whole answer had come",
    do: [
      "wait a minute, then repeat this command",
      "give it longer with --timeout 60s; check the network and any proxy",
    ],
    exit: EXIT.notReached,
  },
  "name-not-resolved": {
    title: "the service's host name was not found",
    why: "the name {host} couldn't be resolved: the region may be wrong, or this network doesn't know private names",
    do: [
      "check the region and --private, then the name resolution of this network",
      "behind a proxy, export HTTPS_PROXY",
    ],
    exit: EXIT.notReached,
  },
  "connection-refused": {
    title: "the service's host refused the connection",
    why: "{host} was found, but nothing there takes connections, or a firewall turns them away",
    do: [
      "check the endpoint and its port, and any proxy; then repeat this command",
      "an allowedIP policy moves an instance's private endpoint to another port: ask a Manager of {instance}",
    ],
    exit: EXIT.notReached,
  },
  "connection-timed-out": {
    title: "no connection to the service came about in time",
    why: "{host} didn't answer: private endpoints do so for machines without a route to IBM Cloud's private network",
    do: [
      "check --private, the route and the firewall, then repeat this command",
      "on a slow line, give it longer: --timeout 60s",
    ],
    exit: EXIT.notReached,
  },
  "tls-failed": {
    title: "the connection to the service is not safe",
    why: "the certificate of {host} didn't pass the checks ({detail}): somebody in between may be reading along",
    do: [
      "if your company's proxy does that: export NODE_EXTRA_CA_CERTS with the file of its certificate authority",
      "check the endpoint's name and this machine's clock",
    ],
    exit: EXIT.notReached,
  },
  busy: {
    title: "the service is busy",
    why: "it answered 429: more requests than it takes at the moment; nothing has changed",
    do: ["wait a minute, then repeat this command"],
    exit: EXIT.notReached,
    status: 429,
  },
  failing: {
    title: "the service is failing",
    why: "the service, or a gateway before it, answered with a fault of its own",
    do: [
      "wait a few minutes, then repeat this command: it looks first",
      "see whether a fault is known: https://cloud.ibm.com/status; else give IBM support the correlation id",
    ],
    exit: EXIT.notReached,
  },
  "no-crypto-units": {
    title: "the instance has no working crypto units",
    why: "the service answers only once the instance's crypto units are initialised, with one and the same master key",
    do: [
      "ask the crypto unit administrator of {instance} to initialise the crypto units, then repeat this command",
      "if they are initialised, wait a few minutes; after that ask IBM support",
    ],
    exit: EXIT.notReached,
    status: 503,
    says: [/no healthy upstream/i, /no crypto units are in kms-initialized state/i],
  },
  "crypto-units-uninitialised": {
    title: "the instance's crypto units are not initialised",
    why: "without a master key in its crypto units, Hyper Protect Crypto Services can use no key of the instance",
    do: [
      "ask the crypto unit administrator of {instance} to load the master key: ibmcloud tke cryptounits shows what is missing",
    ],
    exit: EXIT.notReached,
    status: 400,
    says: [/CKR_IBM_WK_NOT_INITIALIZED/i],
  },
  "proxy-answered": {
    title: "something else answered in the service's place",
    why: "a page or a redirect came back; the service sends neither, but proxies and sign-in portals do",
    do: [
      "open a browser on this network and sign in where it asks you to, then repeat this command",
      "check HTTPS_PROXY and the endpoint",
    ],
    exit: EXIT.notReached,
  },
  "malformed-answer": {
    title: "the service's answer can't be understood",
    why: "it is JSON, but fits nothing that the service is known to send",
    do: [
      "check that the endpoint is one of Key Protect or Hyper Protect Crypto Services",
      "update kp-dual; if that doesn't help, report it with the correlation id",
    ],
    exit: EXIT.unexpected,
  },
  "too-large-answer": {
    title: "the answer was too large to be the service's",
    why: "kp-dual stops reading where no real answer could be so long",
    do: [
      "check the endpoint and any proxy, then repeat this command",
      "list less at once: name a key ring with --key-ring",
    ],
    exit: EXIT.notReached,
  },
  "list-incomplete": {
    title: "not everything could be listed",
    why: "the service gave fewer keys than it counted, or stopped on the way, so what is shown may lack some",
    do: [
      "repeat this command; somebody may be changing keys at the moment",
      "ask an administrator of {instance} whether you may see every key ring",
    ],
    exit: EXIT.someFailed,
  },
  "some-failed": {
    title: "not all of it was done",
    why: "each key stands for itself: the others went on",
    do: ["see the reason beside each key; then repeat the command: it looks first"],
    exit: EXIT.someFailed,
  },

  // Sent, and no proof either way

  "answer-lost": {
    title: "the answer was lost on the way",
    why: "the request left, but no whole answer came back: the service may have acted on it, or may still do so",
    do: [
      "look in a minute: kp-dual key show {key} {at}; then repeat the command: it looks before it sends",
      "IBM support can find the request by its correlation id",
    ],
    exit: EXIT.unknown,
  },
  "not-confirmed": {
    title: "the service said yes, but shows no change yet",
    why: "it accepted the request, and several looks afterwards still showed everything as before",
    do: [
      "look in a minute: kp-dual key show {key} {at}; then repeat the command: it looks before it sends",
    ],
    exit: EXIT.unknown,
  },

  "proven-undone": {
    title: "the service did not act on it",
    why: "the answer was lost, and a minute later the key is still as it was before: it will not change any more",
    do: ["repeat the command: it looks before it sends"],
    exit: EXIT.notReached,
  },
  "service-down": {
    title: "not begun: the service was out of reach",
    why: "after five keys in a row that could not be worked on, no more are begun; nothing was sent for this one",
    do: ["see why beside the keys before it; then finish the run: kp-dual resume {run}"],
    exit: EXIT.notReached,
  },
  "locked-out": {
    title: "not begun: the service doesn't let you in any more",
    why: "it refused a key, and shows no other one of the run either, so that it is not about one key; nothing was sent for this one",
    do: [
      "{who} signs in again, or asks an administrator of {instance} for the role back: kp-dual whoami",
      "then finish the run: kp-dual resume {run}",
    ],
    exit: EXIT.notAllowed,
  },
  stopped: {
    title: "not begun: the run was stopped",
    why: "a person or a signal stopped the run before this key's turn; nothing was sent for it",
    do: ["finish the run: kp-dual resume {run}"],
    exit: EXIT.interrupted,
  },

  // The command line

  usage: {
    title: "{problem}",
    why: "kp-dual takes only what its help describes, so that nothing is guessed",
    do: ["see the help: kp-dual help"],
    exit: EXIT.usage,
  },
  "needs-confirmation": {
    title: "nobody can be asked here",
    why: "a question is asked at a terminal only; in a pipe, under CI and with --no-input the answer must be given beforehand",
    do: ["look first, with --dry-run; then add: {flag}"],
    exit: EXIT.usage,
  },
  "wrong-confirmation": {
    title: "what --confirm says doesn't fit",
    why: "it must be the key's id or name; for several keys their number",
    do: ["check with --dry-run what would be changed; then give: {flag}"],
    exit: EXIT.usage,
  },
  "ambiguous-key": {
    title: "more than one key goes by that name",
    why: "names need not be unique, and a name may be another key's alias; kp-dual never chooses between keys",
    do: ["name the key by its id; see both: kp-dual key list {at} --search {key}"],
    exit: EXIT.usage,
  },
  "bad-key": {
    title: "that is no key",
    why: "a key is named by its id (a UUID), an alias (letters, digits, - and _) or its exact name",
    do: ["look for it among all keys: kp-dual key list {at}"],
    exit: EXIT.usage,
  },
  "bad-instance": {
    title: "that is no instance",
    why: "an instance is named by its saved name, its CRN or its GUID",
    do: [
      "see the saved ones: kp-dual instance list; find and save others: kp-dual instance discover",
      "list the instances of your account: ibmcloud resource service-instances --service-name kms --long",
    ],
    exit: EXIT.usage,
  },
  "region-contradicts": {
    title: "the region contradicts the instance",
    why: "the CRN holds the instance's region, and --region names another",
    do: ["leave --region out"],
    exit: EXIT.usage,
  },
  "region-needed": {
    title: "the instance's region is not known",
    why: "a GUID doesn't tell its region, and the resource controller couldn't be asked or didn't know it",
    do: [
      "add --region, such as --region eu-de, or name the instance by its CRN",
      "for Hyper Protect Crypto Services add --endpoint with the instance's own address",
    ],
    exit: EXIT.usage,
  },
  "host-not-allowed": {
    title: "credentials don't go to that host",
    why: "taken from the environment, an address must be one of IBM's; any other has to be named on the command line",
    do: ["if you trust {host}, name it yourself: --endpoint https://{host}"],
    exit: EXIT.usage,
  },
  "insecure-endpoint": {
    title: "the endpoint isn't safe",
    why: "credentials travel by https only, to a host alone: without a user, a path or a query",
    do: ["give it as --endpoint https://{host}"],
    exit: EXIT.usage,
  },
  "secret-in-argument": {
    title: "an argument looks like a secret",
    why: "other users of this machine can read what stands on a command line, and shells keep it in their history",
    do: [
      "put it into a file and give --api-key-file FILE, or export IBMCLOUD_API_KEY",
      "delete that key or token and make a new one: it has been seen",
    ],
    exit: EXIT.usage,
  },
  "no-such-run": {
    title: "this machine knows no such run",
    why: "a run is named by its id, and is known where it was made only",
    do: ["see the runs of this machine: kp-dual log"],
    exit: EXIT.usage,
  },
  "rehearsal-mismatch": {
    title: "the rehearsal and the real service don't mix",
    why: "rehearsal credentials go to an emulator only, and an emulator takes no others",
    do: [
      "to rehearse, export KP_DUAL_REHEARSAL and IBMCLOUD_API_KEY as they are printed by: kp-dual emulator",
      "to work on the real service: unset KP_DUAL_REHEARSAL, and sign in with your own key",
    ],
    exit: EXIT.usage,
  },
  "no-rehearsal": {
    title: "no rehearsal is named",
    why: "KP_DUAL_REHEARSAL says where the emulator is, and it isn't set",
    do: ["start one and paste the lines that it prints: kp-dual emulator"],
    exit: EXIT.usage,
  },
  "ring-without-key": {
    title: "--key-ring goes with keys only",
    why: "the policy of an instance belongs to no key ring",
    do: ["leave --key-ring out, or name a key with --key"],
    exit: EXIT.usage,
  },
  "force-one-key": {
    title: "--force takes one key at a time",
    why: "the data of whatever is registered would be lost, so each key is looked at by itself",
    do: ["one key after the other: kp-dual key delete {key} {at} --force"],
    exit: EXIT.usage,
  },
  "bad-list": {
    title: "the list of keys can't be used",
    why: "a list is read and understood whole before anything is sent",
    do: [
      "correct it and repeat the command: nothing was sent",
      "a list is one key on each line, or CSV whose header has a column id or key; UTF-8, at most 100,000 keys and 16 MiB",
    ],
    exit: EXIT.usage,
  },
  "bad-request-file": {
    title: "the request file can't be used",
    why: "a request file is read and understood whole before anybody is asked",
    do: [
      "ask whoever sent it for a new one, or name the key yourself: kp-dual key delete <key> {at}",
      "see what waits for a second person: kp-dual key list {at} --stage approval",
    ],
    exit: EXIT.usage,
  },
  "request-contradicts": {
    title: "the request file is about another instance",
    why: "a request file doesn't choose the instance: whoever acts names it",
    do: ["see what waits in the one that you named: kp-dual key list {at} --stage approval"],
    exit: EXIT.usage,
  },
  "bad-timeout": {
    title: "that is no time limit",
    why: "a time limit is a number with its unit, and longer than nothing",
    do: ["write it like this: --timeout 30s"],
    exit: EXIT.usage,
  },
  "bad-key-ring": {
    title: "that is no key ring",
    why: "a key ring's id has 2 to 100 letters, digits, - and _",
    do: ["list the key rings: ibmcloud kp key-rings -i {instanceId}"],
    exit: EXIT.usage,
  },
  "emulator-seed": {
    title: "the seed file doesn't fit",
    why: "a seed is checked whole before the emulator starts; {problem}",
    do: ["correct {file}, or leave --seed out to use the built-in one: kp-dual emulator"],
    exit: EXIT.usage,
  },

  // This machine

  "journal-unwritable": {
    title: "the journal can't be written",
    why: "what is about to be sent is written down first, or else a broken run could not be cleared up",
    do: [
      "make room, or make the folder writable: {file}",
      "or choose another folder: export XDG_STATE_HOME",
    ],
    exit: EXIT.local,
  },
  "record-unwritable": {
    title: "the record of the key can't be written",
    why: "a purge has no way back, so what is known of the key is written to a new file of your own first",
    do: ["name a new file in a folder that you can write to: --record FILE"],
    exit: EXIT.local,
  },
  "request-unwritable": {
    title: "the request file can't be written",
    why: "it is a new file for the second person; nothing is ever overwritten",
    do: ["name a new file in a folder that you can write to: --request FILE"],
    exit: EXIT.local,
  },
  "journal-broken": {
    title: "the run file is broken",
    why: "line {line} is no record of kp-dual's, so what the run did can't be told for sure; the file stays as it is",
    do: [
      "see what can still be read: kp-dual log --run {run}",
      "look at each key by itself: kp-dual key show {key} {at}",
    ],
    exit: EXIT.local,
  },
  "report-unwritable": {
    title: "the report can't be written",
    why: "it goes to a new file, whole or not at all; nothing that is there already is overwritten",
    do: ["name a new file in a folder that you can write to: --html FILE"],
    exit: EXIT.local,
  },
  "journal-unreadable": {
    title: "the journal can't be read",
    why: "what this machine did is written there, and only its owner may read it",
    do: ["make it readable for yourself: {file}"],
    exit: EXIT.local,
  },
  "run-locked": {
    title: "another run is at work on the same",
    why: "the run {holder} (process {pid}) does the same in the same instance, and two at once get in each other's way",
    do: ["wait until it has ended, then repeat this command; what was done: kp-dual log"],
    exit: EXIT.local,
  },
  "api-key-file": {
    title: "the file with the API key can't be used",
    why: "it must be readable and hold one API key, and nobody else may write it",
    do: ["check it, then: chmod 600 {file}"],
    exit: EXIT.local,
  },
  "config-broken": {
    title: "the configuration can't be read",
    why: "it isn't what kp-dual wrote, so nothing in it is believed; the file stays as it is",
    do: [
      "move the file away: mv {file} {file}.broken",
      "or name the instance by its CRN: that needs no configuration",
    ],
    exit: EXIT.local,
  },
  "config-unwritable": {
    title: "the configuration can't be written",
    why: "the instances are saved in a file of your own, and nothing of it was changed",
    do: [
      "make room, or make the folder your own and writable: {file}",
      "or choose another folder: export XDG_CONFIG_HOME",
    ],
    exit: EXIT.local,
  },

  // Stopped, and the rest

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

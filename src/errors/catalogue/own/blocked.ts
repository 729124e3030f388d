import { EXIT } from "../../exit-codes.js";
import type { Explanation } from "../../explanation.js";

/** Blocked until something changes. */
export const blocked = {
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
} as const satisfies Record<string, Explanation>;

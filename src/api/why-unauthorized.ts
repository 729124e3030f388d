import type { Instance } from "../core/instance.js";
import type { Person } from "../core/person.js";
import type { ErrorCode } from "../errors/catalogue.js";
import { placeOf } from "./endpoint-place.js";
import type { InstanceRecord } from "./instance-record.js";

/** What the resource controller told about an instance, or why it told nothing. */
export type Look =
  | { readonly found: "not-asked" | "nothing" | "failed" }
  | { readonly found: "instance"; readonly record: InstanceRecord };

/** All that is known about a 401. */
export interface Circumstances {
  readonly person: Pick<Person, "account" | "tokenExpires">;
  readonly instance: Pick<Instance, "account" | "endpoint" | "region">;
  /** Now, by the service's clock where it told. */
  readonly now: Date;
  /** Whether another read of the same instance succeeded in this session. */
  readonly hasRead: boolean;
  readonly look: Look;
}

/** The one cause that the facts allow. */
export interface Cause {
  readonly code: ErrorCode;
  readonly values?: Readonly<Record<string, string>>;
  readonly why?: string;
  readonly do?: readonly string[];
}

type Rule = (circumstances: Circumstances) => Cause | undefined;

const tokenHasEnded: Rule = ({ person: { tokenExpires }, now }) =>
  tokenExpires !== null && now >= tokenExpires ? { code: "unauthorized-token" } : undefined;

const accountDiffers: Rule = ({ person, instance: { account } }) =>
  person.account !== null && account !== null && person.account !== account
    ? { code: "unauthorized-account", values: { account } }
    : undefined;

/** Whoever could read is known there: only the right to do this is missing. */
const readWorked: Rule = ({ hasRead }) => (hasRead ? { code: "unauthorized-role" } : undefined);

type RuleOnRecord = (circumstances: Circumstances, record: InstanceRecord) => Cause | undefined;

/** In these states the resource controller has a record, and there is nothing behind it. */
const GONE: readonly (string | null)[] = ["removed", "pending_reclamation"];

const isGone: RuleOnRecord = (_, { state }) =>
  GONE.includes(state) ? { code: "unauthorized-instance" } : undefined;

const regionDiffers: RuleOnRecord = ({ instance }, { crn }) => {
  const asked = placeOf(instance.endpoint)?.region ?? instance.region;
  if (asked === null || crn === null || crn.region === asked) return undefined;
  return { code: "unauthorized-region", values: { region: crn.region } };
};

const isPrivateOnly: RuleOnRecord = ({ instance }, { endpoints }) => {
  const askedInPublic = placeOf(instance.endpoint)?.private === false;
  const hasPrivateOnly = endpoints.public === null && endpoints.private !== null;
  return askedInPublic && hasPrivateOnly ? { code: "unauthorized-network" } : undefined;
};

/** An instance with a host of its own isn't known to the host that all others share. */
const hasItsOwnHost: RuleOnRecord = ({ instance }, { endpoints }) => {
  const asked = placeOf(instance.endpoint);
  const right = placeOf((asked?.private ? endpoints.private : endpoints.public) ?? "");
  if (!asked || !right || asked.form === right.form) return undefined;
  return {
    code: "unauthorized",
    why: `this instance has an address of its own: ${right.origin}`,
    do: [`repeat this command with --endpoint ${right.origin}`],
  };
};

const before: readonly Rule[] = [tokenHasEnded, accountDiffers, readWorked];
const after: readonly RuleOnRecord[] = [isGone, regionDiffers, isPrivateOnly, hasItsOwnHost];

const first = (causes: readonly (Cause | undefined)[]): Cause | undefined =>
  causes.find((cause) => cause !== undefined);

/**
 * Why the service said 401, which it says to seven different things in the same words (api.md §4.1): the first
 * cause that the facts allow, or "ask" where the resource controller must be asked first.
 */
export function whyUnauthorized(circumstances: Circumstances): Cause | "ask" {
  const { look } = circumstances;
  const plain = first(before.map((rule) => rule(circumstances)));
  if (plain) return plain;
  switch (look.found) {
    case "not-asked":
      return "ask";
    case "failed":
      return { code: "unauthorized" };
    case "nothing":
      return { code: "unauthorized-instance" };
    case "instance": {
      const found = first(after.map((rule) => rule(circumstances, look.record)));
      return found ?? { code: "unauthorized-role" };
    }
  }
}

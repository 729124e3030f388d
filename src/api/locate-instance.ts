import type { Instance } from "../core/instance.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { ReadFrom } from "./api.js";
import { agreed, type Claim, claimOf } from "./claim.js";
import type { Crn } from "./crn.js";
import { type EndpointForm, endpointOf, formOf } from "./endpoints.js";
import { trustedOrigin } from "./hosts.js";
import type { InstanceRecord } from "./instance-record.js";
import { refusalStatus } from "./refusal-status.js";
import { controllerOrigin, getInstance } from "./resource-controller.js";
import type { TokenSource } from "./token-source.js";
import type { Whereabouts } from "./whereabouts.js";

/** What finding an instance may need. */
export interface Locating {
  readonly readFrom: ReadFrom;
  readonly token: TokenSource["token"];
}

/** An instance, and a line for people where its address is only what the documentation says. */
export interface Located {
  readonly instance: Instance;
  readonly notice: string | null;
}

/** The statuses by which the resource controller says that there is, for us, no such instance. */
const REFUSED: readonly (number | undefined)[] = [400, 401, 403, 404, 410];

/**
 * Finds the instance that a person means (interface.md §1, §2). Contradictions are refused before anything is
 * sent; the resource controller is asked only where what was said isn't enough.
 */
export async function locateInstance(where: Whereabouts, means: Locating): Promise<Located> {
  const claim = claimOf(where);
  const look = needsLook(claim, where) ? await lookUp(claim, where, means) : null;
  if (!(look instanceof KpDualError)) return located(claim, where, look);
  if (claim.region === null) throw withoutRegion(look, where);
  return located(claim, where, null);
}

/** A GUID alone tells nothing, and instances with a host of their own are known to the resource controller. */
function needsLook({ crn, region, endpoint }: Claim, { rehearsal }: Whereabouts): boolean {
  if (rehearsal !== null) return crn === null;
  if (endpoint !== null) return false;
  return crn === null ? region === null : formOf(crn) !== "shared";
}

/** Not to be signed in stops everything; what the look-up itself says is a value. */
async function lookUp(
  { id, crn, region }: Claim,
  where: Whereabouts,
  { readFrom, token }: Locating,
): Promise<InstanceRecord | KpDualError> {
  const headers = { authorization: `Bearer ${await token()}` };
  const from = { origin: controllerOrigin({ ...where, region }), headers };
  try {
    return (await readFrom(getInstance, { instance: crn?.instance ?? id }, from)).value;
  } catch (error) {
    if (error instanceof KpDualError) return error;
    throw error;
  }
}

function withoutRegion(error: KpDualError, { named: instance }: Whereabouts): KpDualError {
  if (!REFUSED.includes(refusalStatus(error))) return error;
  const facts = { ...error.facts, values: { instance } };
  return new KpDualError("region-needed", facts, { cause: error });
}

/** Puts together what was said and what was found; what was said about the address goes first. */
function located(claim: Claim, where: Whereabouts, record: InstanceRecord | null): Located {
  const crn = claim.crn ?? crnOf(record, where);
  const region = agreed([claim.region, crn?.region], where.named);
  const known = claim.endpoint ?? ownEndpoint(record, where);
  const form = formOf(crn);
  const endpoint = known ?? documented(form, claim.id, region, where);
  const instance = {
    id: claim.id,
    name: where.name ?? record?.name ?? null,
    region,
    ...identity(crn, claim),
    endpoint,
    at: optionsFor(claim, where),
  };
  const isGuess = known === null && form !== "shared";
  const notice = `the resource controller didn't tell the address of ${where.named}; trying ${endpoint}`;
  return { instance, notice: isGuess ? notice : null };
}

/** Without a CRN it is taken for one of Key Protect, unless its address says otherwise. */
const identity = (crn: Crn | null, claim: Claim) =>
  crn
    ? { service: crn.service, crn: crn.instance, account: crn.account }
    : { service: claim.service ?? "kms", crn: null, account: null };

function crnOf(record: InstanceRecord | null, { named }: Whereabouts): Crn | null {
  if (record === null || record.crn) return record?.crn ?? null;
  throw new KpDualError("bad-instance", {
    values: { instance: named },
    why: "this GUID is an instance's, but neither of Key Protect nor of Hyper Protect Crypto Services",
  });
}

function ownEndpoint(record: InstanceRecord | null, where: Whereabouts): string | null {
  const named = record?.endpoints[where.private ? "private" : "public"] ?? null;
  return named === null ? null : trustedOrigin(named, "service");
}

function documented(
  form: EndpointForm,
  id: string,
  region: string | null,
  { private: isPrivate, named }: Whereabouts,
): string {
  if (region === null) throw new KpDualError("region-needed", { values: { instance: named } });
  return endpointOf(form, { id, region, private: isPrivate });
}

/** The options that reach the instance again; the address of a rehearsal is in the environment, a saved region behind its name. */
function optionsFor(claim: Claim, where: Whereabouts) {
  const { named, name, region, private: isPrivate, rehearsal } = where;
  const options = [`--instance ${named}`];
  if (region !== null && name !== named) options.push(`--region ${region}`);
  if (rehearsal === null && claim.endpoint !== null) options.push(`--endpoint ${claim.endpoint}`);
  if (isPrivate) options.push("--private");
  return options.join(" ");
}

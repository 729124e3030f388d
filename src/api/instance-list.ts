import { KpDualError } from "../errors/kp-dual-error.js";
import type { From, ReadFrom } from "./api.js";
import type { InstanceRecord } from "./instance-record.js";
import type { Operation } from "./operation.js";

/** One page of the instances that a person can see, and where the next one is. */
export interface InstancePage {
  readonly records: readonly InstanceRecord[];
  /** A path on the same host; null on the last page. */
  readonly next: string | null;
}

const FIRST = "/v2/resource_instances?type=service_instance&limit=100";

/** A page of the resource controller, and nothing else that a reply could lead to. */
const PAGE = /^\/v2\/resource_instances\?[\w.~%=&:+-]{1,2000}$/;

/** No account has more pages. */
const MOST_PAGES = 1_000;

/** A page of the list of all service instances (api.md §5.5). */
export const listInstances: Operation<{ readonly page: string }, InstancePage> = {
  name: "list the instances",
  method: "GET",
  path: ({ page }) => page,
  roles: ["Viewer"],
  accepts: [200],
  largest: 32 * 1024 * 1024,
  answer: async () => (await import("./instance-record.js")).ResourceInstances,
};

/**
 * All instances of Key Protect and Hyper Protect Crypto Services that a person can see, on all pages; removed ones
 * are left out. It throws where the list can't be read to its end: a part of it would look like all of it.
 */
export async function allInstances(
  readFrom: ReadFrom,
  from: From,
): Promise<readonly InstanceRecord[]> {
  const records: InstanceRecord[] = [];
  const asked = new Set<string>();
  for (let page: string | null = FIRST; page !== null; ) {
    if (asked.has(page) || !PAGE.test(page) || asked.size === MOST_PAGES)
      throw new KpDualError("list-incomplete", {
        why: "the resource controller's list of instances leads nowhere",
      });
    asked.add(page);
    const { value }: { readonly value: InstancePage } = await readFrom(
      listInstances,
      { page },
      from,
    );
    records.push(...value.records.filter(isOurs));
    page = value.next;
  }
  return records;
}

const GONE: readonly (string | null)[] = ["removed", "pending_reclamation"];

const isOurs = ({ crn, unknownCrn, state }: InstanceRecord): boolean =>
  (crn !== null || unknownCrn !== null) && !GONE.includes(state);

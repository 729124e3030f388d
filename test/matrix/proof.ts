import type { Delivery, WireAnswer } from "../../src/api/transport.js";
import type { ChangeName, Result } from "../../src/core/report.js";

/** One request and what became of it. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly delivery: Delivery;
}

interface RawKey {
  readonly state?: unknown;
  readonly dualAuthDelete?: {
    readonly enabled?: unknown;
    readonly keySetForDeletion?: unknown;
  } | null;
}

const isLiving = (state: unknown) => [0, 1, 2, 3].includes(state as number);

/** What a key must at least look like, on the wire, after a change; read here without the client's own rules. */
const shows: Readonly<Record<ChangeName, (key: RawKey) => boolean>> = {
  "enable-policy": (key) => key.dualAuthDelete?.enabled === true,
  "disable-policy": () => false,
  "set-for-deletion": (key) => key.dualAuthDelete?.keySetForDeletion === true,
  // An approval that has run out is none, so that any living key may count.
  unset: (key) => isLiving(key.state),
  delete: (key) => key.state === 5,
  restore: (key) => isLiving(key.state),
  purge: () => false,
};

/** For these a key that is gone shows that it is done. */
const ENDS: readonly ChangeName[] = ["delete", "purge"];

function keyIn({ body }: WireAnswer): RawKey {
  try {
    return JSON.parse(body).resources[0] ?? {};
  } catch {
    return {};
  }
}

function showsIt(action: ChangeName, { delivery }: Exchange): boolean {
  if (delivery.result !== "answered") return false;
  const { answer } = delivery;
  if (answer.status === 404)
    return ENDS.includes(action) && answer.body.includes('"code":"KEY_NOT_FOUND_ERR"');
  return answer.status === 200 && shows[action](keyIn(answer));
}

/** A yes of the service: a status that means it, with JSON or nothing. */
function isYes({ delivery }: Exchange): boolean {
  if (delivery.result !== "answered") return false;
  const { status, body } = delivery.answer;
  if (![200, 201, 204].includes(status)) return false;
  if (body.trim() === "") return true;
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

/** Whether somebody may be told that it is done: a look shows it, or the service said yes and nothing can be read. */
export function isProven(
  action: ChangeName,
  { remark }: Result,
  sent: readonly Exchange[],
): boolean {
  const first = sent.findIndex(({ method }) => method !== "GET");
  if (first === -1) return false;
  const since = sent.slice(first);
  const looks = since.filter(({ method, path }) => method === "GET" && path.endsWith("/metadata"));
  const sendings = since.filter(({ method }) => method !== "GET");
  const unread = (remark ?? "").includes("not read back");
  return looks.some((look) => showsIt(action, look)) || (unread && sendings.some(isYes));
}

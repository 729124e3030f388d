import type { Attempt } from "../../src/api/api.js";
import type { KeyTarget } from "../../src/api/key-path.js";
import { carryOut } from "../../src/change/carry-out.js";
import type { Change } from "../../src/change/change.js";
import type { Order } from "../../src/change/order.js";
import type { Result } from "../../src/core/report.js";
import type { KeySnapshot } from "../../src/core/snapshot.js";
import type { ErrorCode } from "../../src/errors/catalogue.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { ORDERS } from "../views/models.js";
import { fakeMeans, type Told } from "./fake-means.js";
import { FakeService, type Script } from "./fake-service.js";

export const ACCEPTED: Attempt = { outcome: "accepted" };
export const LOST: Attempt = {
  outcome: "lost",
  error: new KpDualError("answer-lost", { correlationId: "c-lost", changed: "unknown" }),
};
export const NEVER_SENT: Attempt = {
  outcome: "never-sent",
  error: new KpDualError("connection-refused", { changed: false }),
};
export const refused = (code: ErrorCode, status = 409): Attempt => ({
  outcome: "refused",
  error: new KpDualError(code, { status, said: "no", changed: false }),
});

export const anOrder = (
  more: Partial<Order<KeyTarget, KeySnapshot>> = {},
): Order<KeyTarget, KeySnapshot> => ({
  targets: [{ key: ORDERS }],
  dryRun: false,
  reason: null,
  consent: {},
  ...more,
});

/** Carries out a change of one key, whose looks and answers are given. */
export async function carriedOut(
  change: Change,
  script: Script,
  { order, ...told }: Told & { readonly order?: Partial<Order<KeyTarget, KeySnapshot>> } = {},
) {
  const service = new FakeService({ [ORDERS]: script });
  const means = fakeMeans(service, told);
  const report = await carryOut(change, anOrder(order), means);
  return { report, result: onlyOne(report.results), service, means };
}

function onlyOne([result, ...others]: readonly Result[]): Result {
  if (!result || others.length > 0) throw new Error("one result was expected");
  return result;
}

import { describe, expect, it } from "vitest";
import type { Result } from "../../src/core/report.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { failureLines } from "../../src/views/failure.js";
import { PIPE } from "../views/models.js";
import { answeredWrongly } from "./answered-wrongly.js";
import { lostOnTheWay } from "./lost-on-the-way.js";
import { neverSent } from "./never-sent.js";
import { alone, amongOthers, type Doing } from "./operations.js";
import { refusedClearly } from "./refused-clearly.js";
import { type Detour, type Rig, rigged, wired } from "./rig.js";
import type { Row } from "./row.js";

/** The first words of what the screen says of a failure. */
const firstWords = (error: KpDualError): string =>
  (failureLines(error, PIPE)[0] ?? "").replace(/^error: /, "");

/** Whether a request is one of the operation's own, about the first key. */
function isOwn({ own }: Doing, key: string, request: { method: string; path: string }): boolean {
  const [path = ""] = request.path.split("?");
  return request.method === own.method && path === own.path.replace("*", key);
}

const faultsOf = (row: Row, { own }: Doing, key: string) =>
  (row.does ?? []).map((fault) => ({
    match: own.path.includes("*") ? { ...own, key } : own,
    ...fault,
  }));

async function staged(row: Row, doing: Doing): Promise<Rig> {
  const { way, attemptMs } = row;
  const hasty = attemptMs === undefined ? undefined : wired({ attemptMs });
  const detour: Detour | undefined = (await way?.()) ?? hasty;
  const rig = await rigged({
    ...doing,
    detour: (request, onward) =>
      detour && isOwn(doing, rig.targets[0] ?? "", request)
        ? detour(request, onward)
        : onward(request),
  });
  rig.emulator.faults.set(faultsOf(row, doing, rig.targets[0] ?? ""));
  return rig;
}

function cellOf(row: Row, { column, keys, own }: Doing): string {
  if (own.path === "/identity/token") return row.I ?? row.R;
  const among = column === "R" || keys === 1 ? undefined : row[`${column}3`];
  return among ?? row[column];
}

function told({ participle }: Doing, { outcome, exit, remark, error }: Result): string {
  const words = error ? `: ${firstWords(error)}` : "";
  const beside = remark ? ` (${remark})` : "";
  return `${outcome} ${exit}${beside}${words}`.replace(participle, "{}");
}

/** What a row's fault came to, in the words of its cells. */
async function cameTo(doing: Doing, rig: Rig) {
  const report = await doing.run(rig).catch((error: unknown) => {
    if (error instanceof KpDualError) return error;
    throw error;
  });
  const key = rig.targets[0] ?? "";
  const tries = rig.tried.filter((request) => isOwn(doing, key, request)).length;
  const count = tries === 1 ? "1 try" : `${tries} tries`;
  if (report instanceof KpDualError)
    return { cell: `${count}: exit ${report.exit}: ${firstWords(report)}`, results: [] };
  const [first] = report?.results ?? [];
  return {
    cell: `${count}: ${first ? told(doing, first) : "read"}`,
    results: report?.results ?? [],
  };
}

/** What holds in every cell: the truth is the emulator's, and nothing was sent that was not written down. */
function isTrue(doing: Doing, rig: Rig, results: readonly Result[]): void {
  results.forEach(({ outcome, changed }, n) => {
    const key = doing.own.path.includes("*") ? rig.targets[n] : undefined;
    const mine = rig.emulator.changes().filter((each) => key === undefined || each.key === key);
    expect(mine.length).toBeLessThanOrEqual(1);
    if (changed !== "unknown") expect([outcome, mine.length]).toEqual([outcome, changed ? 1 : 0]);
  });
  const [intents, sent] = [rig.records.filter(({ record }) => record === "intent"), rig.tried];
  const ids = new Set(
    sent.filter((each) => each.method !== "GET").map((each) => each.correlationId),
  );
  for (const { correlationId } of intents as readonly { readonly correlationId?: string }[])
    ids.delete(correlationId ?? "");
  const signIns = sent.filter(({ path, method }) => path.endsWith("token") || method === "HEAD");
  expect(ids.size).toBe(signIns.length);
}

const matrix: readonly (readonly [string, readonly Row[]])[] = [
  ["proven never sent", neverSent],
  ["sent, and the answer did not come", lostOnTheWay],
  ["answered by nobody who could say no", answeredWrongly],
  ["refused", refusedClearly],
];

const cells = (rows: readonly Row[]) =>
  rows.flatMap((row) =>
    [...alone, ...amongOthers].map((doing) => ({
      row,
      doing,
      fault: row.fault,
      name: doing.keys === 3 ? `${doing.name} (one of three)` : doing.name,
    })),
  );

describe.each(matrix)("%s", (_, rows) => {
  it.each(cells(rows))("$fault × $name", async ({ row, doing }) => {
    const rig = await staged(row, doing);

    const { cell, results } = await cameTo(doing, rig);

    expect(cell).toBe(cellOf(row, doing));
    isTrue(doing, rig, results);
    for (const neighbour of results.slice(1)) expect(neighbour).toMatchObject({ outcome: "done" });
    if (row.waits) expect(rig.slept.filter((ms) => ms > 0)).toEqual(row.waits);
  });
});

import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Instance } from "../../src/core/instance.js";
import type { Key } from "../../src/core/key.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { changeReport } from "../../src/views/change-report.js";
import { handOver } from "../../src/views/hand-over.js";
import { HOSTILE } from "../hostile/corpus.js";
import {
  approvedKey,
  aReport,
  aRequest,
  aResult,
  INSTANCE,
  keyId,
  ORDERS,
  PIPE,
  seen,
  terminal,
} from "./models.js";

beforeEach(() => {
  vi.stubEnv("TZ", "Europe/Berlin");
});

const CRN = `crn:v1:bluemix:public:kms:eu-de:a/a1:${INSTANCE.id}::`;
const nth = (n: number) => keyId(`02fd6835-6001-4482-a892-${String(n).padStart(12, "0")}`);
const keys = (count: number) =>
  Array.from({ length: count }, (_, n) => seen(approvedKey(24 + n, { id: nth(n), name: `k${n}` })));
const report = (instance: Instance = { ...INSTANCE, crn: CRN }) =>
  aReport({ action: "set-for-deletion", instance });

const model = (request = aRequest([seen(approvedKey(168))]), instance = report().instance) => ({
  report: report(instance),
  file: "/home/ann/orders 1.json",
  request,
});
const block = (given = model(), style = PIPE) =>
  handOver.text(given, style).slice(changeReport.text(given.report, style).length);
const named = (name: string, more: Partial<Key> = {}) =>
  model(aRequest([seen(approvedKey(168, { name, ...more }))]));

describe("what is handed over", () => {
  it("is a block to paste, in which all is that the second person needs", () => {
    expect(block()).toEqual([
      "",
      "A second Manager is wanted, to delete this key:",
      '  key       "orders-db-root"',
      `  id        ${ORDERS}`,
      `  instance  prod-eu (${INSTANCE.id})`,
      "  region    eu-de",
      "  asked by  bob@example.com (IBMid-3100)",
      '  reason    "order system retired"',
      "  deadline  Tue 19 May 2026 09:20 +02:00 (2026-05-19T07:20:00Z)",
      "it shows what would be lost, and asks:",
      `  kp-dual key delete ${ORDERS} --instance ${CRN}`,
      "with the request file it also shows what changed since:",
      `  kp-dual key delete --request 'orders 1.json' --instance ${CRN}`,
    ]);
  });

  it("of several keys has the earliest deadline, and no more ids than can be pasted", () => {
    const three = block(model(aRequest(keys(3).toReversed())));
    const twelve = block(model(aRequest(keys(12))));

    expect(three).toContain("  deadline  Wed 13 May 2026 09:20 +02:00 (2026-05-13T07:20:00Z)");
    expect(three.join("\n")).toContain(`key delete ${nth(2)} ${nth(1)} ${nth(0)} --instance`);
    expect(twelve[1]).toBe("A second Manager is wanted, to delete these 12 keys:");
    expect(twelve).toContain(`  id        ${nth(9)}`);
    expect(twelve.join("\n")).not.toContain(nth(10));
    expect(twelve).toContain("            and 2 more, which are in the file");
    expect(twelve.filter((line) => line.includes("kp-dual key delete"))).toHaveLength(1);
  });

  it.each([
    [{ crn: null }, `--instance ${INSTANCE.id} --region eu-de`],
    [{ crn: null, region: null }, `--instance ${INSTANCE.id}`],
    [
      { crn: null, at: `--instance ${INSTANCE.id} --region eu-de --private` },
      `--instance ${INSTANCE.id} --region eu-de --private`,
    ],
    [
      { crn: CRN, at: "--instance mine --endpoint https://kms.example.com" },
      `--instance ${CRN} --endpoint https://kms.example.com`,
    ],
  ])("reaches the instance without this machine's names for it: %o", (more, options) => {
    const command = block(model(undefined, { ...INSTANCE, ...more }))[10];

    expect(command).toBe(`  kp-dual key delete ${ORDERS} ${options}`);
  });

  it("says what there is none of", () => {
    const none = block(
      model(aRequest([seen(approvedKey(1, { approvalExpires: null }))], { reason: null }), {
        ...INSTANCE,
        region: null,
      }),
    );

    expect(none).toContain("  region    not known");
    expect(none).toContain("  reason    none was given");
    expect(none).toContain("  deadline  not known");
  });

  it.each(HOSTILE.map((text) => [text]))("has no line that %j could forge", (text) => {
    const labels = (lines: readonly string[]) =>
      lines.map((line) => line.slice(0, 12).trim()).filter(Boolean);
    const request = aRequest([seen(approvedKey(168, { name: text }))], { reason: text });

    const wide = block(model(request), terminal(60));

    expect(labels(wide)).toEqual(labels(block(model(), terminal(60))));
    expect(block(named(text))).toHaveLength(13);
  });

  it("is the document of the change to programs", () => {
    expect(handOver.json(model())).toEqual(changeReport.json(report()));
  });

  it("says where it is written, or that there is nothing to write", () => {
    const said = (more: object) => handOver.next?.({ ...model(), ...more })?.join("\n");
    const error = new KpDualError("request-unwritable");
    const failed = { ...report(), results: [aResult({ exit: 11, error })] };

    expect(said({})).toContain('written: "/home/ann/orders 1.json"');
    expect(said({ request: null })).toContain("no request file was written");
    expect(said({ request: null, report: failed })).not.toContain("no request file");
    expect(said({ request: null, report: { ...report(), dryRun: true } })).not.toContain("file");
    expect(handOver.exit?.({ ...model(), request: null, report: failed })).toBe(11);
    expect(handOver.errors?.({ ...model(), report: failed })).toEqual([error]);
  });
});

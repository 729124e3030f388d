import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { REQUEST } from "../../../src/cli/request/request-limits.js";
import { requestIn } from "../../../src/cli/request/request-read.js";
import { isFreeForRequest, requestWritten } from "../../../src/cli/request/request-written.js";
import type { DeletionRequest } from "../../../src/core/deletion-request.js";
import type { KpDualError } from "../../../src/errors/kp-dual-error.js";
import { approvedKey, aRequest, INSTANCE, keyId, ORDERS, seen } from "../../views/models.js";

const CRN = `crn:v1:bluemix:public:kms:eu-de:a/a1:${INSTANCE.id}::`;
const OTHER = keyId("11111111-6001-4482-a892-13bd2085f75d");
const HOSTILE = "\u001b[2Jpaid\u202e\nerror: all is well\ud83d\udd11";
const instance = { id: INSTANCE.id, crn: CRN, region: "eu-de", name: "prod-eu" };
const whole = aRequest(
  [
    seen(approvedKey(24, { name: HOSTILE }), {
      registrations: [{ resourceCrn: "crn:\u2028:", preventKeyDeletion: true }],
    }),
    seen(approvedKey(1, { id: OTHER, keyRing: null, createdAt: null }), {
      registrations: "unknown",
    }),
  ],
  { instance, reason: HOSTILE },
);

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kp-dual-request-"));
  file = join(folder, "orders.json");
});
afterEach(() => rm(folder, { recursive: true }));

const written = async (request: DeletionRequest = whole): Promise<Record<string, unknown>> => {
  await requestWritten(file, request);
  return JSON.parse(await readFile(file, "utf8"));
};

/** The first key of the file, with something else in it. */
const edited = async (differences: object, ofKey = {}) => {
  const { keys, ...rest } = await written();
  const [first, ...others] = keys as readonly object[];
  await writeFile(
    file,
    JSON.stringify({ ...rest, keys: [{ ...first, ...ofKey }, ...others], ...differences }),
  );
};

const refusal = async (named = file): Promise<KpDualError> =>
  requestIn(named).then(
    () => Promise.reject(new Error("it was taken")),
    (error: KpDualError) => error,
  );

describe("a request file", () => {
  it("says again what was written, and is plain text for its owner alone", async () => {
    await requestWritten(file, whole);

    const read = await requestIn(file);

    expect(read).toMatchObject({ at: whole.at, instance, by: whole.by, reason: HOSTILE });
    expect(read.keys.map(({ id }) => id)).toEqual([ORDERS, OTHER]);
    expect(read.keys[0]).toEqual({
      id: ORDERS,
      name: HOSTILE,
      keyRing: "default",
      state: "active",
      approvalExpires: whole.keys[0]?.approvalExpires,
      createdAt: whole.keys[0]?.createdAt,
      updatedAt: whole.keys[0]?.updatedAt,
      rotatedAt: null,
      registrations: [{ resourceCrn: "crn:\u2028:", preventKeyDeletion: true }],
      firstApprover: "IBMid-2700",
    });
    expect(await readFile(file, "utf8")).toMatch(/^[\x20-\x7e\n]+\n$/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("holds the fields that it is to hold, and no others", async () => {
    const { schema, keys, ...rest } = await written();

    expect(schema).toBe("kp-dual/request/1");
    expect(Object.keys(rest)).toEqual(["at", "instance", "by", "reason"]);
    expect(Object.keys(rest["instance"] as object)).toEqual(["id", "crn", "region", "name"]);
    expect((keys as readonly object[])[0]).not.toHaveProperty("aliases");
  });

  it("overwrites nothing and follows no link", async () => {
    await writeFile(file, "kept");
    const link = join(folder, "link.json");
    await symlink(join(folder, "elsewhere"), link);

    for (const taken of [file, link, folder]) {
      const refused = { code: "request-unwritable", exit: 11, facts: { values: { file: taken } } };
      await expect(isFreeForRequest(taken)).rejects.toMatchObject(refused);
      await expect(requestWritten(taken, whole)).rejects.toMatchObject(refused);
    }
    expect(await readFile(file, "utf8")).toBe("kept");
    await expect(stat(join(folder, "elsewhere"))).rejects.toMatchObject({ code: "ENOENT" });
    await expect(isFreeForRequest(join(folder, "new.json"))).resolves.toBeUndefined();
  });

  it("that nobody could read again is not written", async () => {
    const long = { ...whole, reason: "r".repeat(REQUEST.reason + 1) };
    const many = aRequest([
      seen(approvedKey(1), {
        registrations: Array.from({ length: 9_000 }, (_, n) => ({
          resourceCrn: `crn:${n}:${"x".repeat(100)}`,
          preventKeyDeletion: false,
        })),
      }),
    ]);

    for (const request of [long, many])
      await expect(requestWritten(file, request)).rejects.toMatchObject({
        code: "request-unwritable",
      });
    await expect(stat(file)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("may have a reason of a thousand characters", async () => {
    await requestWritten(file, { ...whole, reason: "r".repeat(REQUEST.reason) });

    expect((await requestIn(file)).reason).toHaveLength(REQUEST.reason);
  });
});

describe("a request file that somebody edited", () => {
  const key = (more: object) => edited({}, more);
  const aKey = { id: ORDERS } as object;

  it.each<readonly [string, () => Promise<unknown>, string]>([
    ["an added field", () => edited({ approved: true }), 'unknown field at its top: "approved"'],
    ["one added to a key", () => key({ force: true }), 'unknown field at keys.0: "force"'],
    ["__proto__", () => writeFile(file, '{"__proto__":{"schema":1}}'), "__proto__"],
    ["another version", () => edited({ schema: "kp-dual/request/2" }), "expected at schema"],
    ["an id that is none", () => key({ id: "orders" }), "expected at keys.0.id"],
    ["an id in capitals", () => key({ id: OTHER.toUpperCase() }), "expected at keys.0.id"],
    ["an id with a path in it", () => key({ id: `${OTHER}/..` }), "expected at keys.0.id"],
    ["the same key twice", () => key({ id: OTHER }), "expected at keys"],
    ["no key", () => edited({ keys: [] }), "expected at keys"],
    [
      "more keys than it may hold",
      () => edited({ keys: Array.from({ length: REQUEST.keys + 1 }, () => aKey) }),
      "expected at keys",
    ],
    ["a long reason", () => edited({ reason: "r".repeat(10_000) }), "expected at reason"],
    ["a long name", () => key({ name: "n".repeat(1_001) }), "expected at keys.0.name"],
    ["a state of its own", () => key({ state: "destroyed; ok" }), "expected at keys.0.state"],
    ["a date that is none", () => key({ approvalExpires: "soon" }), "keys.0.approvalExpires"],
    ["a person with blanks", () => key({ firstApprover: "the service" }), "keys.0.firstApprover"],
    ["a broken CRN", () => edited({ instance: { ...instance, crn: "crn:v1" } }), "instance.crn"],
    [
      "a CRN of another instance than its id",
      () => edited({ instance: { ...instance, id: OTHER } }),
      "expected at instance",
    ],
    [
      "a CRN of another region",
      () => edited({ instance: { ...instance, region: "us-south" } }),
      "expected at instance",
    ],
    ["another kind of JSON", () => writeFile(file, "[]"), "expected at its top"],
    ["no JSON", () => writeFile(file, `{"schema": ${HOSTILE}`), "it is not JSON"],
    ["no text", () => writeFile(file, Buffer.from([0xff, 0xfe])), "no text in UTF-8"],
    ["more than 1 MiB", () => writeFile(file, " ".repeat(REQUEST.bytes + 1)), "larger than 1 MiB"],
    ["nothing in it", () => writeFile(file, ""), "it is not JSON"],
    ["a folder in its place", () => mkdir(file), "it is no file"],
    [
      "a pipe in its place",
      async () => execFileSync("/bin/sh", ["-c", 'mkfifo "$0"', file]),
      "it is no file",
    ],
    ["a link to nothing", () => symlink(join(folder, "elsewhere"), file), "(ENOENT)"],
    ["nothing in its place", async () => undefined, "(ENOENT)"],
  ])("is refused: %s", async (_, prepare, words) => {
    await prepare();

    const { code, exit, explanation } = await refusal();

    expect({ code, exit }).toEqual({ code: "bad-request-file", exit: 2 });
    expect(explanation.why).toContain(`${file}: `);
    expect(explanation.why).toContain(words);
    expect(explanation.why).not.toContain("all is well");
  });

  it("is told by its own name, whatever placeholders are in it", async () => {
    const { explanation } = await refusal(join(folder, "{problem}.json"));

    expect(explanation.why).toContain("{problem}.json: it can't be read");
  });

  it("may be as large as 1 MiB, and begin with a byte order mark", async () => {
    const text = JSON.stringify(await written());
    const WIDE = Buffer.byteLength(text) - text.length;
    await writeFile(file, `\ufeff${text.padEnd(REQUEST.bytes - 3 - WIDE, " ")}`);

    expect((await stat(file)).size).toBe(REQUEST.bytes);
    expect((await requestIn(file)).keys).toHaveLength(2);
  });
});

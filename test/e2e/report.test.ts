import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ago, approved, cast, DAY, deleted, HOUR, INSTANCE } from "../support/cast.js";
import { documentIn } from "../support/documents.js";
import { openScene, type Scene } from "../support/scene.js";

const US = "11111111-2222-4333-8444-555555555555";
const NOWHERE = "99999999-2222-4333-8444-555555555555";
const HOSTILE = '<img src=x onerror="alert(1)">\u202e\u001b[31m';

const { seed, id } = cast(
  {
    fresh: {},
    open: { dualAuth: false },
    late: { setForDeletion: { by: "ann", at: ago(6 * DAY) } },
    standing: approved,
    lapsed: { setForDeletion: { by: "ann", at: ago(8 * DAY) } },
    gone: deleted(HOUR),
    purgeable: deleted(5 * DAY),
    final: deleted(40 * DAY),
    hostile: { ...approved, name: HOSTILE, instance: "prod-us" },
    plain: { instance: "prod-us" },
  },
  {
    instances: [
      { id: INSTANCE, name: "prod-eu", region: "eu-de", dualAuthDelete: true },
      { id: US, name: "prod-us", region: "us-south" },
    ],
  },
);

const BOTH = ["--instance", INSTANCE, "--instance", US];

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

const idsIn = (keys: readonly { readonly id: string }[] | undefined) => keys?.map((key) => key.id);

describe("a report", () => {
  it("tells of each instance the switch, its coverage, what is pending and what was deleted", async () => {
    const run = await scene.as("bob", ["report", "--json", ...BOTH]);

    expect(run).toMatchObject({ exit: 0, stderr: "" });
    const { instances, unread, complete } = documentIn("report", run.stdout);
    expect(instances).toMatchObject([
      {
        instance: { name: "prod-eu", region: "eu-de" },
        instancePolicy: { enabled: true },
        coverage: { total: 5, covered: 4, unknown: 0 },
        deletedBefore: 0,
        complete: true,
      },
      {
        instance: { name: "prod-us", region: "us-south" },
        instancePolicy: { enabled: false },
        coverage: { total: 2, covered: 2 },
        deleted: [],
      },
    ]);
    expect(idsIn(instances[0]?.pending)).toEqual([id.late, id.standing, id.lapsed]);
    expect(idsIn(instances[0]?.deleted)).toEqual([id.gone, id.purgeable, id.final]);
    expect(idsIn(instances[1]?.pending)).toEqual([id.hostile]);
    expect({ unread, complete }).toEqual({ unread: [], complete: true });
  });

  it("shows the rest where one instance can't be read, and says so: exit 9", async () => {
    const run = await scene.as("bob", ["report", "--json", ...BOTH, "--instance", NOWHERE]);

    expect(run.exit).toBe(9);
    const { instances, unread, complete } = documentIn("report", run.stdout);
    expect(instances).toHaveLength(2);
    expect(unread).toMatchObject([{ instance: NOWHERE, part: "instance" }]);
    expect(complete).toBe(false);
  });

  it("lacks the switches where nobody may read them: exit 4, and the keys are there", async () => {
    const run = await scene.as("rita", ["report", "--json", ...BOTH]);

    expect(run.exit).toBe(4);
    const { instances, unread } = documentIn("report", run.stdout);
    expect(instances).toMatchObject([
      { instancePolicy: null, coverage: { total: 5 }, complete: true },
      { instancePolicy: null },
    ]);
    expect(unread).toMatchObject([
      { instance: "prod-eu", part: "switch", exit: 4 },
      { instance: "prod-us", part: "switch", exit: 4 },
    ]);
  });

  it("is tables for people", async () => {
    const { exit, stdout } = await scene.as("bob", ["report", ...BOTH, "--instance", NOWHERE]);

    expect(exit).toBe(9);
    expect(stdout).toMatch(new RegExp(`the instance .* ${NOWHERE}`));
    expect(stdout).toContain("4 of 5 keys need two people");
    expect(stdout).toMatch(new RegExp(`${id.late} .*approve by .* late`));
    expect(stdout).toMatch(new RegExp(`${id.final}  .* final`));
    for (const line of stdout.trimEnd().split("\n")) expect(line).toMatch(/^REHEARSAL /);
  });

  it("is a page in a new file, and says where instead of printing tables", async () => {
    const file = join(scene.home, "report.html");
    const argv = ["report", "--html", file, ...BOTH];

    const run = await scene.as("bob", argv);

    expect(run).toEqual({
      ...{ exit: 0, signal: null, stderr: "" },
      stdout: `REHEARSAL the report is in ${file}\n`,
    });
    const page = await readFile(file, "utf8");
    expect(page).toMatch(/^<!doctype html>\n[\s\S]*<\/html>\n$/);
    expect(page).toContain("<title>REHEARSAL ");
    expect(page).toContain("All of it was read.");
    for (const key of Object.values(id).filter(
      (each) => ![id.fresh, id.open, id.plain].includes(each),
    ))
      expect(page).toContain(`<code>${key}</code>`);
    expect(page).toContain(
      "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&lt;U+202E&gt;&lt;U+001B&gt;[31m",
    );
    expect(page).not.toMatch(/<(?:img|script)/);

    expect(await scene.as("bob", argv)).toMatchObject({ exit: 11, stdout: "" });
    expect(await readFile(file, "utf8")).toBe(page);
  });

  it("asks nobody where its file is taken", async () => {
    const file = join(scene.home, "taken.html");
    await writeFile(file, "mine");
    await scene.requests();

    const run = await scene.as("bob", ["report", "--html", file, ...BOTH]);

    expect(run.exit).toBe(11);
    expect(run.stderr).toContain("error: the report can't be written");
    expect(await scene.requests()).toEqual([]);
    expect(await readFile(file, "utf8")).toBe("mine");
  });

  it("is both with --json and --html", async () => {
    const file = join(scene.home, "both.html");

    const run = await scene.as("bob", ["report", "--json", "--html", file, ...BOTH]);

    expect(documentIn("report", run.stdout).complete).toBe(true);
    expect(await readFile(file, "utf8")).toContain("prod-us");
  });
});

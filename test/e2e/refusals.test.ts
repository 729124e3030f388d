import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ago, approved, cast, DAY, deleted, HOUR, INSTANCE } from "../support/cast.js";
import { openScene, type Scene } from "../support/scene.js";
import { commandsIn, toldFailure } from "../support/told-failures.js";
import { isChange } from "../support/told-requests.js";

const BUCKET = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2:bucket:warehouse";
const registered = (more: object = {}) => ({
  ...approved,
  registrations: [{ resourceCrn: BUCKET, ...more }],
});

const { seed, id } = cast({
  fresh: {},
  lapsed: { setForDeletion: { by: "ann", at: ago(8 * DAY) } },
  mine: { setForDeletion: { by: "amy", at: ago(HOUR) } },
  ready: approved,
  used: registered(),
  locked: registered({ preventKeyDeletion: true }),
  suspended: { state: 2 },
  open: { dualAuth: false },
  gone: deleted(2 * HOUR),
  purgeable: deleted(5 * HOUR),
  late: deleted(31 * DAY),
});

const NOBODY = "11111111-2222-4333-8444-555555555555";

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

const confirmed = (action: string, key: string, ...more: string[]) => [
  ...["key", action, key, "--confirm", key],
  ...more,
];
const agreed = (action: string, key: string) => ["key", action, key, "--yes"];

interface Row {
  readonly who: string;
  readonly argv: readonly string[];
  readonly exit: number;
  readonly title: string;
  /** What is sent although it is refused: only the service knows roles, and who approved. */
  readonly sent?: readonly string[];
}

const rows: readonly Row[] = [
  {
    who: "bob",
    argv: confirmed("delete", id.fresh),
    exit: 3,
    title: "not deleted: a second person is still missing",
  },
  {
    who: "bob",
    argv: confirmed("delete", id.lapsed),
    exit: 3,
    title: "not deleted: the first approval has run out",
  },
  {
    who: "amy",
    argv: confirmed("delete", id.mine),
    exit: 3,
    title: "not deleted: the first approval is your own",
    sent: [`DELETE /api/v2/keys/${id.mine}`],
  },
  {
    who: "ann",
    argv: confirmed("delete", id.ready),
    exit: 4,
    title: "not deleted: you lack the role for this",
    sent: [`DELETE /api/v2/keys/${id.ready}`],
  },
  {
    who: "rita",
    argv: agreed("set-for-deletion", id.fresh),
    exit: 4,
    title: "not set for deletion: you lack the role for this",
    sent: [`POST /api/v2/keys/${id.fresh}/actions/setKeyForDeletion`],
  },
  {
    who: "ann",
    argv: agreed("restore", id.purgeable),
    exit: 4,
    title: "not restored: you lack the role for this",
    sent: [`POST /api/v2/keys/${id.purgeable}/restore`],
  },
  {
    who: "bob",
    argv: confirmed("purge", id.purgeable),
    exit: 4,
    title: "not purged: you lack the role for this",
    sent: [`DELETE /api/v2/keys/${id.purgeable}/purge`],
  },
  {
    who: "paul",
    argv: confirmed("purge", id.purgeable),
    exit: 4,
    title: "not purged: you may purge the key, but not read it",
  },
  {
    who: "ann",
    argv: ["policy", "enable", "--key", id.open, "--confirm", id.open],
    exit: 4,
    title: "not enabled: you lack the role for this",
    sent: [`PUT /api/v2/keys/${id.open}/policies`],
  },
  {
    who: "rita",
    argv: ["policy", "enable", "--yes"],
    exit: 4,
    title: "not enabled: you lack the role for this",
  },
  {
    who: "bob",
    argv: confirmed("delete", id.used),
    exit: 5,
    title: "not deleted: the key still protects cloud resources",
  },
  {
    who: "bob",
    argv: confirmed("delete", id.locked),
    exit: 5,
    title: "not deleted: a retention policy holds the key",
  },
  {
    who: "bob",
    argv: confirmed("delete", id.locked, "--force"),
    exit: 5,
    title: "not deleted: a retention policy holds the key",
  },
  {
    who: "ann",
    argv: agreed("set-for-deletion", id.suspended),
    exit: 5,
    title: "not set for deletion: the key is suspended",
  },
  {
    who: "ann",
    argv: agreed("unset", id.gone),
    exit: 5,
    title: "not unset: the key is not in a state that allows this",
  },
  {
    who: "ann",
    argv: agreed("set-for-deletion", id.open),
    exit: 5,
    title: "not set for deletion: the key has no dual authorization",
  },
  {
    who: "bob",
    argv: agreed("restore", id.late),
    exit: 5,
    title: "not restored: the key can no longer be restored",
  },
  {
    who: "cleo",
    argv: confirmed("purge", id.ready),
    exit: 5,
    title: "not purged: the key is not in a state that allows this",
  },
  {
    who: "cleo",
    argv: confirmed("purge", id.gone),
    exit: 6,
    title: "not purged: the key was deleted less than four hours ago",
  },
  {
    who: "bob",
    argv: confirmed("delete", NOBODY),
    exit: 7,
    title: "not deleted: no such key in this instance",
  },
  {
    who: "ann",
    argv: agreed("set-for-deletion", "no-such-name"),
    exit: 7,
    title: "not set for deletion: no such key in this instance",
  },
];

/** The commands that were pasted already. */
const pastedBefore = new Set<string>();

describe("a refusal", () => {
  it.each(rows)("$exit for $who: $title", async ({ who, argv, exit, title, sent = [] }) => {
    const run = await scene.as(who, argv);

    expect(run).toMatchObject({ exit });
    const failure = toldFailure(run.stderr);
    expect(failure.title).toBe(title);
    expect(failure.why).not.toBe("");
    const requests = await scene.requests();
    // A 401 may be the token's fault: then it is tried once more, with another one.
    expect([...new Set(requests.filter(isChange))]).toEqual(sent);
    expect(requests.filter((each) => /^GET .*\/keys\/[^/]+$/.test(each))).toEqual([]);

    // Whoever pastes what it says gets on: nothing in it is misspelt or left open.
    const [pasted] = commandsIn(failure.do);
    const kind = pasted?.slice(0, 2).join(" ") ?? "";
    if (!pasted || pastedBefore.has(kind)) return;
    pastedBefore.add(kind);
    const isRead = ["show", "list"].includes(pasted[1] ?? "") || pasted[0] === "whoami";
    const next = await scene.as("cleo", isRead ? pasted : [...pasted, "--dry-run"]);
    expect([0, 3, 5, 7]).toContain(next.exit);
    expect((await scene.requests()).filter(isChange)).toEqual([]);
  });

  it("tells what the service said, with its code and the id that support asks for", async () => {
    const { stderr } = await scene.as("amy", confirmed("delete", id.mine));

    expect(toldFailure(stderr).said).toMatch(
      /^409 AUTHORIZATIONS_NOT_MET, correlation [0-9a-f-]{36}$/,
    );
    expect(toldFailure(stderr).until).toContain("Tue 19 May 2026");
  });

  it("tells from when on it is possible", async () => {
    const { stderr } = await scene.as("cleo", confirmed("purge", id.gone));

    expect(toldFailure(stderr).until).toMatch(/Tue 12 May 2026 09:12 \+00:00 \(in 1h 59m\)/);
  });

  it("asks to give Reader to somebody who has KeyPurge alone", async () => {
    const { stderr } = await scene.as("paul", confirmed("purge", id.purgeable));

    expect(toldFailure(stderr).do).toContain("give Reader beside KeyPurge");
  });

  it("explains why the policy of a key stays, and asks the service nothing", async () => {
    await scene.requests();

    const { exit, stderr } = await scene.as("bob", ["policy", "disable", "--key", "fresh"]);

    expect(exit).toBe(5);
    const failure = toldFailure(stderr);
    expect(failure.title).toBe(
      "not disabled: a key keeps its dual authorization until it is deleted",
    );
    expect(commandsIn(failure.do)).toEqual([["policy", "disable", "--instance", INSTANCE]]);
    expect(await scene.requests()).toEqual([]);
  });
});

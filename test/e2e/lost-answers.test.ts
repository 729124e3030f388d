import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { approved, cast, deleted, HOUR } from "../support/cast.js";
import { inBetween, type Meddle } from "../support/in-between.js";
import { openScene, type Scene } from "../support/scene.js";
import { sendAs } from "../support/send-as.js";
import { toldFailure } from "../support/told-failures.js";
import { isChange } from "../support/told-requests.js";

const { seed, id } = cast({
  acted: approved,
  unheard: approved,
  restored: approved,
  set: {},
  both: {},
  gone: deleted(5 * HOUR),
  there: deleted(5 * HOUR),
  paged: approved,
  failing: {},
  moved: approved,
});

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());
afterEach(async () => void (await scene.requests()));

/** Waits pass twenty times as fast; a single request still has ten minutes of them. */
const quickly = { KP_DUAL_REHEARSAL_PACE: "0.05" };

/** Runs the program through a server that meddles, and tells what the emulator was asked to change. */
async function through(meddle: Meddle, who: string, argv: readonly string[]) {
  const url = await inBetween(scene.emulator.url, meddle);
  await scene.requests();
  const run = await scene.as(who, ["--timeout", "10m", ...argv], {
    environment: { ...quickly, KP_DUAL_REHEARSAL: url },
  });
  return { ...run, changes: (await scene.requests()).filter(isChange) };
}

/** Meddles with the first so many changes. */
const first =
  (count: number, meddling: Awaited<ReturnType<Meddle>>): Meddle =>
  (request) => {
    if (!isChange(request) || count === 0) return undefined;
    count--;
    return meddling;
  };

const remove = (key: string, ...more: string[]) => [
  "key",
  "delete",
  key,
  "--confirm",
  key,
  ...more,
];

describe("an answer that was lost", () => {
  it("is found to have been a yes by reading", async () => {
    const run = await through(first(1, "lose-answer"), "bob", remove(id.acted));

    expect(run).toMatchObject({ exit: 0, changes: [`DELETE /api/v2/keys/${id.acted}`] });
    expect(run.stdout).toMatch(/done .* the answer was lost; read back/);
  });

  it("leaves it unknown where reading shows nothing", async () => {
    const run = await through(first(1, "lose-request"), "bob", remove(id.unheard));

    expect(run).toMatchObject({ exit: 10, changes: [] });
    expect(toldFailure(run.stderr).title).toBe(
      "may have been deleted: the answer was lost on the way",
    );
  });

  it("is never told as a failure to a program", async () => {
    const run = await through(first(1, "lose-request"), "bob", remove(id.unheard, "--json"));

    const { results, totals } = JSON.parse(run.stdout);
    expect(run).toMatchObject({ exit: 10, stderr: "" });
    expect(results).toMatchObject([{ outcome: "unknown", changed: "unknown", exit: 10 }]);
    expect(totals).toMatchObject({ unknown: 1 });
  });

  it("may be followed by a second sending where that does no harm, after a look", async () => {
    const run = await through(first(1, "lose-request"), "ann", [
      "key",
      "set-for-deletion",
      id.set,
      "--yes",
    ]);

    expect(run).toMatchObject({ exit: 0 });
    expect(run.changes).toHaveLength(1);
  });

  it("is not followed by a third", async () => {
    const run = await through(first(9, "lose-request"), "ann", [
      "key",
      "set-for-deletion",
      id.both,
      "--yes",
    ]);

    expect(run).toMatchObject({ exit: 10, changes: [] });
  });

  it.each([
    ["delete", "bob", "unheard"],
    ["purge", "cleo", "there"],
    ["restore", "bob", "there"],
  ] as const)("is never followed by a second %s", async (action, who, name) => {
    const consent = action === "restore" ? ["--yes"] : ["--confirm", name];
    const argv = ["key", action, id[name], ...consent];

    expect(await through(first(1, "lose-request"), who, argv)).toMatchObject({
      exit: 10,
      changes: [],
    });
  });

  it("of a purge counts as yes once the key is gone", async () => {
    const run = await through(first(1, "lose-answer"), "cleo", [
      ...["key", "purge", id.gone, "--confirm", id.gone],
    ]);

    expect(run).toMatchObject({ exit: 0, changes: [`DELETE /api/v2/keys/${id.gone}/purge`] });
  });
});

describe("an answer that is not the service's", () => {
  const page = { status: 200, headers: { "content-type": "text/html" }, body: "<p>Sign in</p>" };

  it("is no yes, even with status 200", async () => {
    const run = await through(first(1, page), "bob", remove(id.paged));

    expect(run).toMatchObject({ exit: 10, changes: [] });
  });

  it("to a read says that a proxy answered", async () => {
    const run = await through(() => page, "bob", ["whoami"]);

    expect(run).toMatchObject({ exit: 8, stdout: "" });
    expect(toldFailure(run.stderr).title).toBe("something else answered in the service's place");
  });
});

describe("a service that is failing", () => {
  it("is exit 8 where only reads were tried, three times", async () => {
    let asked = 0;
    const run = await through(
      (request) => {
        if (!request.startsWith("GET /api/v2/keys/")) return undefined;
        asked++;
        return { status: 503 };
      },
      "bob",
      ["key", "set-for-deletion", id.failing, "--yes"],
    );

    expect(run).toMatchObject({ exit: 8, changes: [] });
    expect(asked).toBe(3);
    expect(toldFailure(run.stderr).title).toMatch(/^not set for deletion: /);
  });

  it("is waited for when it says that it is busy, since it proves that nothing was done", async () => {
    const busy = { status: 429, headers: { "retry-after": "1" } };
    const run = await through(first(1, busy), "ann", [
      "key",
      "set-for-deletion",
      id.failing,
      "--yes",
    ]);

    expect(run).toMatchObject({ exit: 0 });
    expect(run.changes).toHaveLength(1);
  });
});

describe("a key that somebody else changes while somebody is asked", () => {
  it("is left alone", async () => {
    const unset = `/api/v2/keys/${id.moved}/actions/unsetKeyForDeletion`;
    let looks = 0;
    const between: Readonly<Record<number, () => Promise<unknown>>> = {
      // The first look is answered so late that the key must be looked at again.
      1: () => setTimeout(400),
      2: () => sendAs("ann", `POST ${unset}`, scene.emulator),
    };
    const meddle: Meddle = async (request) => {
      if (request === `GET /api/v2/keys/${id.moved}/metadata`) await between[++looks]?.();
      return undefined;
    };
    const run = await through(meddle, "bob", remove(id.moved));

    expect(run).toMatchObject({ exit: 5, changes: [`POST ${unset}`] });
    expect(toldFailure(run.stderr).title).toBe(
      "not deleted: somebody else changed the key meanwhile",
    );
  });
});

import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cast, deleted, HOUR } from "../support/cast.js";
import { openScene, type Scene } from "../support/scene.js";
import { sendAs } from "../support/send-as.js";
import { toldFailure } from "../support/told-failures.js";
import { isChange } from "../support/told-requests.js";

const SECOND = 1_000;

const { seed, id } = cast({
  soon: deleted(4 * HOUR - 30 * SECOND),
  saved: deleted(2 * HOUR),
  asked: deleted(2 * HOUR),
});

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

const purge = (key: string) => ["key", "purge", key, "--wait", "--confirm", key];
const quickly = { environment: { KP_DUAL_REHEARSAL_PACE: "0.1" } };

/** How often a key was looked at. */
const looksAt = (key: string, requests: readonly string[]) =>
  requests.filter((each) => each === `GET /api/v2/keys/${key}/metadata`).length;

async function untilLookedAt(key: string, times: number): Promise<void> {
  const url = `${scene.emulator.url}/_rehearsal/requests`;
  for (;;) {
    const all = (await (await fetch(url)).json()) as readonly { readonly path: string }[];
    if (all.filter(({ path }) => path.includes(`${key}/metadata`)).length >= times) return;
    await setTimeout(20);
  }
}

describe("key purge --wait", () => {
  it("looks until the service allows it, and then purges", async () => {
    await scene.requests();
    const waiting = scene.as("cleo", purge(id.soon), quickly);
    await untilLookedAt(id.soon, 3);
    scene.emulator.clock.advance(30 * SECOND);

    expect(await waiting).toMatchObject({ exit: 0 });
    const asked = await scene.requests();
    expect(asked.filter(isChange)).toEqual([`DELETE /api/v2/keys/${id.soon}/purge`]);
    expect(looksAt(id.soon, asked)).toBeGreaterThanOrEqual(4);
  });

  it("gives up where somebody restores the key meanwhile", async () => {
    await scene.requests();
    const waiting = scene.as("cleo", purge(id.saved), quickly);
    await untilLookedAt(id.saved, 2);
    expect(await sendAs("bob", `POST /api/v2/keys/${id.saved}/restore`, scene.emulator)).toBe(201);

    const run = await waiting;

    expect(run).toMatchObject({ exit: 5 });
    expect(toldFailure(run.stderr).title).toBe(
      "not purged: somebody else changed the key meanwhile",
    );
    expect((await scene.requests()).filter(isChange)).toEqual([
      `POST /api/v2/keys/${id.saved}/restore`,
    ]);
  });

  it("asks first, and does not wait for an answer that nobody can give", async () => {
    await scene.requests();

    const run = await scene.as("cleo", ["key", "purge", id.asked, "--wait"]);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(run.stderr).do).toContain(`--confirm ${id.asked}`);
    expect(looksAt(id.asked, await scene.requests())).toBe(1);
  });
});

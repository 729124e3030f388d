import { expect, it, onTestFinished } from "vitest";
import { approved, cast } from "../support/cast.js";
import { openScene } from "../support/scene.js";

it("one quota serves the whole run: a service that is down is asked no more than 35 times again", async () => {
  const names = Array.from({ length: 8 }, (_, n) => `key-${n}`);
  const { seed, id } = cast(Object.fromEntries(names.map((name) => [name, approved])));
  const keys = names.map((name) => id[name] ?? "");
  const scene = await openScene(seed);
  onTestFinished(scene.end);
  const match = { path: "/api/v2/keys/**" };
  scene.emulator.faults.set([{ match, at: "before-commit", do: { status: 503 } }]);

  const { exit } = await scene.as("bob", ["key", "delete", ...keys, "--confirm", "8"]);

  const asked = (await scene.requests()).filter((line) => line.includes("/api/v2/keys/"));
  expect(exit).toBe(8);
  expect(asked.length).toBeLessThanOrEqual(8 * 3 + 35);
  expect(asked.length).toBeGreaterThan(8 * 3);
});

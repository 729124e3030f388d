import { afterAll, beforeAll, expect, it } from "vitest";
import { cast } from "../support/cast.js";
import { openScene, type Scene } from "../support/scene.js";
import { isChange } from "../support/told-requests.js";

const { seed, id } = cast({ orders: {}, open: { dualAuth: false } });

let scene: Scene;
beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

/** What can be given as an argument and is not, to the letter, a name of the key that has no second person. */
const HOSTILE = [
  ...[
    `${id.open}/purge`,
    `${id.open}?force=true`,
    `${id.open}\n`,
    `${id.open} `,
    `${id.open}a`,
    id.open.slice(1),
  ],
  ...[
    "..",
    `../keys/${id.open}`,
    `%2e%2e/${id.open}`,
    `${id.open}#`,
    `${id.open}\\..`,
    "metadata",
    "__proto__",
  ],
  ...[
    `{${id.open}}`,
    `${id.open}%00`,
    `\u{feff}${id.open}`,
    id.open.replaceAll("-", "\u2010"),
    "🔑",
    "open\u200b",
  ],
];

const deleted = (text: string, confirm = text) => [
  ...["key", "delete", text, "--confirm", confirm, "--json"],
];

it("leads to nothing but what the service knows, whatever is given for a key", async () => {
  const runs = await Promise.all(HOSTILE.map((text) => scene.as("bob", deleted(text))));

  const asked = await scene.requests();
  expect(runs).toHaveLength(19);
  expect(runs.map(({ exit }) => [2, 7].includes(exit ?? 0))).toEqual(runs.map(() => true));
  expect(asked.length).toBeGreaterThan(runs.length);
  expect(asked.filter(isChange)).toEqual([]);
  expect(scene.emulator.changes()).toEqual([]);
});

it("changes nothing where one of a list is hostile, and all of it is told", async () => {
  const input = [id.open, ...HOSTILE.map((text) => JSON.stringify(text).slice(1, -1))].join("\n");

  const run = await scene.as("bob", ["key", "delete", "--from", "-", "--confirm", "20"], { input });

  expect(run).toMatchObject({ exit: 2, stdout: "" });
  expect((await scene.requests()).filter(isChange)).toEqual([]);
});

it("takes the UUID itself, in capitals too, as the key that it is", async () => {
  const run = await scene.as("bob", deleted(id.open.toUpperCase(), id.open));

  expect(run).toMatchObject({ exit: 0 });
  expect((await scene.requests()).filter(isChange)).toEqual([`DELETE /api/v2/keys/${id.open}`]);
});

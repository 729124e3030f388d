import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ask, as, ask } from "../emulator/asking.js";
import { documentIn } from "../support/documents.js";
import { started } from "../support/kp-dual.js";
import { untilPrinted } from "../support/until-printed.js";

/** What is shipped: in here, zod may have got its words from a test. */
let emulator: ReturnType<typeof started>;
let url: string;
let cleo: Ask;

beforeAll(async () => {
  emulator = started(["emulator", "--json"]);
  const shown = documentIn("emulator", await untilPrinted(emulator, "\n"));
  url = shown.url;
  cleo = as("cleo", shown);
});
afterAll(() => void emulator.kill("SIGKILL"));

describe("emulator", () => {
  it.each([
    [{}, "the faults: expected array, received object: correct this field"],
    [
      [{ at: "after-commit", do: "explode" }],
      '[0].do: expected one of "reset"|"close"|"stall"|"drip": correct this field',
    ],
    [
      [{ limit: { perSecond: 0 } }],
      "[0].limit.perSecond: Too small: expected number to be >0: correct this field",
    ],
  ])("says what is wrong with the faults %j", async (body, error) => {
    expect(await ask(url, "POST /_rehearsal/faults", { body })).toMatchObject({
      status: 400,
      body: { error },
    });
  });

  it("says what is wrong with a request's body", async () => {
    const reply = await cleo("PUT /instance/policies", { body: [] });

    expect(reply.status).toBe(400);
    expect(JSON.stringify(reply.body)).toContain("expected object, received array");
  });
});

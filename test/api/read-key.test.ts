import { describe, expect, it } from "vitest";
import { readKey } from "../../src/api/read-key.js";
import { keysFrom } from "../support/a-key.js";
import { FakeKeyReads } from "../support/fake-key-reads.js";

const [asked, other] = keysFrom(0, 2);
if (!asked || !other) throw new Error("there are no two keys");

describe("readKey", () => {
  it("gives the key that was asked for", async () => {
    const reads = new FakeKeyReads({ metadata: { [asked.id]: asked } });

    expect(await readKey(reads, { key: asked.id })).toMatchObject({ value: asked });
  });

  it("takes an answer about another key for none, and names both", async () => {
    const reads = new FakeKeyReads({ metadata: { [asked.id]: other } });

    const error = await readKey(reads, { key: asked.id }).catch((thrown) => thrown);

    expect(error).toMatchObject({ code: "malformed-answer", facts: { correlationId: "c-1" } });
    expect(error.explanation.why).toBe(`asked for the key ${asked.id}, it told of ${other.id}`);
  });
});

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderForTest } from "../support/folder-for-test.js";
import { CANARIES } from "./canaries.js";
import { filesIn, formsOf, hitsIn, scannerFor } from "./scanner.js";

const every = Object.entries(CANARIES).flatMap(([name, secret]) =>
  Object.entries(formsOf(secret)).map(([form, text]) => ({ name, form, text })),
);

const GAPS = ["", " ", "\n", "\r\n    ", " │ ", " | ", "\u001b[31m", "<U+200B>", "\\n", "\\u2028"];

/** Base64 of something with a secret in it, by the machine and not by the scanner. */
const coded = (secret: string, before: number, encoding: "base64" | "base64url") =>
  Buffer.from(`${"x".repeat(before)}${secret}y`).toString(encoding);

describe("the scanner", () => {
  it("finds every canary in every form, however it is broken up", () => {
    const broken = every.flatMap(({ name, text }) =>
      GAPS.flatMap((gap) =>
        [1, 5, 11].map((length) => {
          const pieces = text.match(new RegExp(`[^]{1,${length}}`, "gu")) ?? [];
          return { name, told: `before ${pieces.join(gap)} behind` };
        }),
      ),
    );

    for (const { name, told } of broken) expect(hitsIn(told).join()).toContain(name);
    expect(broken).toHaveLength(11 * 13 * 10 * 3);
  });

  it.each([0, 1, 2, 3, 4, 5])("finds them in Base64, %i bytes into something else", (before) => {
    for (const [name, secret] of Object.entries(CANARIES))
      for (const encoding of ["base64", "base64url"] as const)
        expect(hitsIn(coded(secret, before, encoding)).join()).toContain(name);
  });

  it("finds any 12 characters, and not 11", () => {
    const secret = CANARIES["output of the token command"];
    const scan = scannerFor({ it: secret });
    for (let at = 0; at + 12 <= secret.length; at++) {
      expect(scan(`<${secret.slice(at, at + 12)}>`)).toContain("it, raw");
      expect(scan(`<${secret.slice(at, at + 11)}>`)).toEqual([]);
    }
  });

  it.each([
    ["another case", CANARIES["API key"].slice(12).toLowerCase()],
    ["backwards", [...CANARIES["refresh token"]].reverse().join("")],
    ["what stands instead", "the token [secret] was refused for [secret]"],
    ["the claims of a token", '{"iamId":"IBMid-bob","name":"bob","account":"1b02acab9ec745b3"}'],
    ["nothing", ""],
  ])("does not take %s for a secret", (_, text) => {
    expect(hitsIn(text)).toEqual([]);
  });

  it("looks at the names and contents of all files but ours", async () => {
    const folder = await folderForTest();
    const secret = CANARIES["API key"];
    await mkdir(join(folder, "deep/er"), { recursive: true });
    await writeFile(join(folder, "ours"), secret);
    await writeFile(join(folder, "deep/er/theirs"), `x${secret}`);
    await writeFile(join(folder, `named-${CANARIES.nonce}`), "");

    const files = await filesIn(folder, [join(folder, "ours")]);

    expect(files).toHaveLength(2);
    expect(files.flatMap(hitsIn).sort()).toEqual(
      expect.arrayContaining([
        expect.stringContaining("API key"),
        expect.stringContaining("nonce"),
      ]),
    );
  });
});

import { describe, expect, it } from "vitest";
import { documentIn } from "../support/documents.js";
import { kpDual } from "../support/kp-dual.js";

/** The two messages of the page "Why can't I delete keys?" of Hyper Protect Crypto Services, as they stand there. */
const PROTECTED =
  "Conflict: Key could not be deleted. Status: 409, Correlation ID: 160cc463-71d1-4b30-a5f2-d3f7e9f2b75e";
const SECOND_PERSON =
  'The service was not able to delete key "<key_name>". Because the key is enabled with the dual authorization policy and you set the key for deletion, a second approver needs to continue with the key deletion operation.';

const explained = async (input: string, ...argv: string[]) => {
  const run = await kpDual(["explain", "-", "--json", ...argv], { input });
  return { ...run, codes: codesIn(run.stdout) };
};
const codesIn = (stdout: string) =>
  stdout && documentIn("explanation", stdout).explanations.map(({ code }) => code);

describe("explain", () => {
  it.each(["AUTHORIZATIONS_NOT_MET", "authorizations_not_met", "same-person"])(
    "explains %s without an instance, a credential or a network",
    async (code) => {
      const { exit, stdout, stderr } = await kpDual(["explain", code]);

      expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
      expect(stdout).toMatch(
        /^[\w-]+: .* \(HTTP 409, exit code 3\)\n {2}why {2}\S.*\n {2}do {3}\S/,
      );
      expect(stdout).not.toContain("REHEARSAL");
    },
  );

  it("reads the first message of the page as a key that protects resources", async () => {
    const { exit, codes } = await explained(PROTECTED);

    expect(exit).toBe(0);
    expect(codes).toContain("PROTECTED_RESOURCE_ERR");
  });

  it("reads the second message of the page as a second person who is missing", async () => {
    const { exit, codes } = await explained(SECOND_PERSON);

    expect(exit).toBe(0);
    expect(codes).toEqual(["same-person"]);
  });

  it("finds both in one text, in their order, however it is broken into lines", async () => {
    const mail = `It says\n> ${PROTECTED}\nand then\n> ${SECOND_PERSON.replaceAll(" ", "\n")}\n`;

    const { codes } = await explained(mail);

    expect(codes[0]).toBe("PROTECTED_RESOURCE_ERR");
    expect(codes.at(-1)).toBe("same-person");
  });

  it.each([["nothing that anybody knows"], [""], ["\n\n"]])(
    "is exit 7 where nothing is known: %j",
    async (input) => {
      const run = await explained(input);

      expect(run).toMatchObject({ exit: 7, stdout: "" });
      expect(documentIn("error", run.stderr.replace("{", '{"rehearsal":true,'))).toMatchObject({
        error: { exit: 7 },
      });
    },
  );

  it("does not repeat what is pasted into it", async () => {
    const secret = "eyJhbGciOiJub25lIn0.eyJpYW1faWQiOiJ4In0.c2lnbmF0dXJl";

    const run = await kpDual(["explain", "-"], { input: `${SECOND_PERSON} Bearer ${secret}` });

    expect(run.exit).toBe(0);
    expect(`${run.stdout}${run.stderr}`).not.toContain(secret.slice(0, 12));
  });
});

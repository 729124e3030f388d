import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Variables } from "../support/kp-dual.js";
import { CANARIES } from "./canaries.js";
import { hitsIn } from "./scanner.js";
import { everySecret, NO_CREDENTIAL, secretHome, TALKATIVE } from "./secret-home.js";

describe("a token command", () => {
  const command = (home: string, ...lines: readonly string[]): Variables => ({
    ...{ ...everySecret(""), ...NO_CREDENTIAL, ...TALKATIVE },
    KP_DUAL_TOKEN_COMMAND: `env > ${join(home, "dump")}; ${lines.join("; ")}`,
  });
  const said = CANARIES["output of the token command"];

  it.each([
    ["that prints no token", `echo '${said}'`, 4],
    ["that fails", `echo '${said}'; exit 9`, 4],
    ["that prints a token", `echo '${CANARIES["session token"]}'; echo '${said}'`, 0],
    [
      "that tells its token to people, too",
      `echo 'got ${CANARIES["session token"]}' >&2; exit 1`,
      4,
    ],
  ])("%s: nothing of it is told", async (_, line, exit) => {
    const home = await secretHome();

    const run = await home.run(["whoami", "--debug"], command(home.folder, line));

    expect(run).toMatchObject({ exit, hits: [] });
  });

  it("gets no secret of ours", async () => {
    const home = await secretHome();
    const run = await home.run(["whoami"], {
      ...{ ...everySecret(""), IBMCLOUD_API_KEY: " ", IBMCLOUD_IAM_TOKEN: "\n" },
      KP_DUAL_TOKEN_COMMAND: `env > ${join(home.folder, "dump")}; echo '${CANARIES["session token"]}'`,
    });

    const dump = await readFile(join(home.folder, "dump"), "utf8");
    expect(run).toMatchObject({ exit: 0, hits: [] });
    expect(hitsIn(dump)).toEqual([]);
    expect(dump).toContain("PATH=");
    expect(dump).not.toMatch(/IBMCLOUD_(?:API_KEY|IAM_TOKEN|CR_TOKEN)|TOKEN_COMMAND/);
  });
});

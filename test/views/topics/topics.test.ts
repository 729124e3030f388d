import { describe, expect, it } from "vitest";
import { STAGES } from "../../../src/core/stage.js";
import { EXIT } from "../../../src/errors/exit-codes.js";
import { environment } from "../../../src/views/topics/environment.js";
import { exitCodes } from "../../../src/views/topics/exit-codes.js";
import { lifecycle } from "../../../src/views/topics/lifecycle.js";

const TOPICS = { "exit-codes": exitCodes, environment, lifecycle };

describe.each(Object.entries(TOPICS))("the topic %s", (name, topic) => {
  it("fits 80 columns in plain ASCII", () => {
    for (const line of topic.lines) expect(line).toMatch(/^[\x20-\x7E]{0,80}$/);
    expect(topic.title).not.toBe("");
  });

  it("reads as it was read last", async () => {
    await expect(`${topic.lines.join("\n")}\n`).toMatchFileSnapshot(
      `../../golden/topic-${name}.txt`,
    );
  });
});

it("exit-codes has a row for each code, in their order", () => {
  const codes = exitCodes.lines.flatMap((line) => /^ *(\d+) {2}\S/.exec(line)?.[1] ?? []);
  expect(codes.map(Number)).toEqual(Object.values(EXIT).toSorted((a, b) => a - b));
});

it.each([
  "IBMCLOUD_API_KEY",
  "IBMCLOUD_IAM_TOKEN",
  "KP_DUAL_TOKEN_COMMAND",
  "IBMCLOUD_CR_PROFILE",
  "IBMCLOUD_CR_TOKEN",
  "IBMCLOUD_CONFIG_HOME",
  "IBMCLOUD_HOME",
  "BLUEMIX_HOME",
  "KP_INSTANCE_ID",
  "KP_TARGET_ADDR",
  "KP_PRIVATE_ADDR",
  "IBMCLOUD_IAM_API_ENDPOINT",
  "KP_DUAL_REHEARSAL",
  "KP_DUAL_REHEARSAL_PACE",
  "XDG_STATE_HOME",
  "NO_COLOR",
  "FORCE_COLOR",
  "TERM",
  "CI",
  "HTTPS_PROXY",
  "NO_PROXY",
  "NODE_EXTRA_CA_CERTS",
  "NODE_TLS_REJECT_UNAUTHORIZED",
])("environment tells of %s", (variable) => {
  const names = environment.lines.map((line) => line.slice(0, 30)).join(" ");
  expect(names.split(/[\s,]+/)).toContain(variable);
});

it.each(STAGES)("lifecycle tells what %s means", (stage) => {
  expect(lifecycle.lines.some((line) => line.startsWith(`  ${stage} `))).toBe(true);
});

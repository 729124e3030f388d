import { join } from "node:path";
import type { Workshop } from "../../cli/session.js";
import type { Step } from "../../views/rehearsal-steps.js";
import { INSTANCE_ID, type Scene } from "./story.js";

/** Where a scene is played. */
export interface Stage extends Pick<Workshop, "runAgain"> {
  readonly url: string;
  /** A folder that stands for everybody's home. */
  readonly home: string;
  readonly key: string;
}

const MARK = /^REHEARSAL ?/gm;

/** Plays one scene as a process of its own, which gets nothing from this one's environment but the way to programs. */
export async function performed(
  { who, about, argv, expected }: Scene,
  { url, home, key, runAgain }: Stage,
): Promise<Step> {
  const words = argv.map((word) => word.replace("{key}", key));
  const full = words[0] === "emulator" ? words : [...words, "--instance", INSTANCE_ID];
  const { exit, stdout, stderr } = await runAgain(full, {
    KP_DUAL_REHEARSAL: url,
    IBMCLOUD_API_KEY: `rehearsal-${who}`,
    HOME: home,
    XDG_STATE_HOME: join(home, who, "state"),
    XDG_CONFIG_HOME: join(home, who, "config"),
  });
  const says = `${stdout}${stderr}`.replace(MARK, "").trimEnd();
  return { who, about, command: commandLine(full), expected, exit, says };
}

const commandLine = (words: readonly string[]): string =>
  ["kp-dual", ...words.map((word) => (/\s/.test(word) ? `'${word}'` : word))].join(" ");

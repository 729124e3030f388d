import { execFile } from "node:child_process";
import { access, cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/bundle.js";
import { folderForTest } from "../support/folder-for-test.js";

interface Line {
  readonly typed: readonly string[];
  readonly offers: readonly string[];
  /** What is offered is files, which the shell itself knows. */
  readonly files?: true;
}

const HERE = join(ROOT, "test/completion");
const LINES: readonly Line[] = JSON.parse(await readFile(join(HERE, "lines.json"), "utf8"));

/** For each line of words one line of what is offered; nothing else is in the way to programs. */
const DRIVER = `
set -u
source "$SCRIPT"
PATH=/nowhere
while IFS= read -r line; do
  IFS=$'\\t' read -r -a COMP_WORDS <<<"kp-dual$line."
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  COMP_WORDS[COMP_CWORD]=\${COMP_WORDS[COMP_CWORD]%.}
  COMPREPLY=()
  _kp_dual
  for word in \${COMPREPLY[@]+"\${COMPREPLY[@]}"}; do printf '%q ' "$word"; done
  printf '\\n'
done`;

/** What bash offers for several lines, in the folder that is the home of whoever types them. */
async function offered(
  lines: readonly (readonly string[])[],
  home: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<readonly (readonly string[])[]> {
  const script = join(ROOT, "dist/completion/kp-dual.bash");
  const running = promisify(execFile)("bash", ["--norc", "--noprofile", "-c", DRIVER], {
    cwd: home,
    env: { PATH: process.env["PATH"], HOME: home, SCRIPT: script, ...environment },
  });
  running.child.stdin?.end(lines.map((words) => `\t${words.join("\t")}\n`).join(""));
  const { stdout, stderr } = await running;
  expect(stderr).toBe("");
  const told = stdout.split("\n").slice(0, -1);
  expect(told).toHaveLength(lines.length);
  return told.map((line) => line.split(" ").filter(Boolean));
}

const saved = async (folder: string, text: string): Promise<void> => {
  const file = join(folder, "kp-dual/config.json");
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
};

const names = async (home: string, environment?: Readonly<Record<string, string>>) =>
  (await offered([["--instance", ""]], home, environment))[0];

describe("completion in bash", () => {
  it("offers what fits, whatever the names of saved instances are", async () => {
    const home = await folderForTest();
    await mkdir(join(home, ".config/kp-dual"), { recursive: true });
    await cp(join(HERE, "hostile-config.json"), join(home, ".config/kp-dual/config.json"));

    const told = await offered(
      LINES.map(({ typed }) => typed),
      home,
    );

    expect(LINES.map(({ typed }, nth) => ({ typed, offers: told[nth]?.toSorted() }))).toEqual(
      LINES.map(({ typed, offers, files }) => ({ typed, offers: files ? [] : offers.toSorted() })),
    );
    await expect(access(join(home, "hit"))).rejects.toThrow("ENOENT");
  });

  it("takes the value behind a =, too", async () => {
    expect(
      await offered(
        [
          ["key", "list", "--stage", "=", "la"],
          ["key", "list", "--stage", "="],
          ["--output", "=", "json", "key", "sh"],
        ],
        await folderForTest(),
      ),
    ).toEqual([["lapsed"], expect.arrayContaining(["approval", "unknown"]), ["show"]]);
  });
});

describe("the names of saved instances, read by the shell", () => {
  it("are those of the file that kp-dual reads", async () => {
    const home = await folderForTest();
    await saved(join(home, ".config"), '{"instances": {"at-home": {}}}');
    await saved(join(home, "other"), '{"instances": {"elsewhere": {}}}');

    expect(await names(home)).toEqual(["at-home"]);
    expect(await names(home, { XDG_CONFIG_HOME: join(home, "other") })).toEqual(["elsewhere"]);
    expect(await names(home, { XDG_CONFIG_HOME: "other" })).toEqual(["at-home"]);
  });

  it.each([
    ["on one line", '{"instances":{"a":{"instance":"x"},"b":{"instance":"x"}}}', ["a", "b"]],
    ["spread out", '{\n"instances"\t:\n{ "a" : {"instance":\n"x"}, "b":{\n}}}', ["b"]],
    ["with an end that is missing", '{"instances": {"a": {', ["a"]],
    ["of 60 letters", `{"instances": {"${"a".repeat(60)}": {}}}`, ["a".repeat(60)]],
    ["of 61 letters", `{"instances": {"${"a".repeat(61)}": {}}}`, []],
    ["that expand", '{"instances": {"*": {}, "~": {}, "$HOME": {}, "{a,b}": {}, "!!": {}}}', []],
    ["that end a word", '{"instances": {"a;b": {}, "a b": {}, "a\'b": {}, "a|b": {}}}', []],
    ["that run", '{"instances": {"$(touch hit)": {}, "`touch hit`": {}}}', []],
    ["raw", '{"instances": {"\u001b[31m": {}, "\u0007": {}, "a\r": {}}}', []],
    ["whole", '{"instances": {"a\\"part": {}}}', []],
    ["in nothing", "", []],
  ])("are taken %s", async (_, text, expected) => {
    const home = await folderForTest();
    await saved(join(home, ".config"), text);

    expect(await names(home)).toEqual(expected);
    await expect(access(join(home, "hit"))).rejects.toThrow("ENOENT");
  });

  it("are none where there is no file, or something else", async () => {
    const [nothing, folder, link] = [
      await folderForTest(),
      await folderForTest(),
      await folderForTest(),
    ];
    await mkdir(join(folder, ".config/kp-dual/config.json"), { recursive: true });
    await saved(join(link, "real"), '{"instances": {"a": {}}}');
    await mkdir(join(link, ".config/kp-dual"), { recursive: true });
    await symlink(
      join(link, "real/kp-dual/config.json"),
      join(link, ".config/kp-dual/config.json"),
    );

    expect([await names(nothing), await names(folder), await names(link)]).toEqual([[], [], []]);
  });
});

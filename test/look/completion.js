import { execFileSync, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { spawn } from "@lydell/node-pty";

/**
 * Types the lines of test/completion/lines.json into the real bash, zsh and fish, with hostile names among the saved
 * instances, and compares what they offer: `npm run look:completion`. All three have to be there, and mandoc for the
 * manual. Not a part of the tests.
 */
const HERE = new URL("../completion/", import.meta.url).pathname;
const DIST = new URL("../../dist/", import.meta.url).pathname;
const SCRIPTS = join(DIST, "completion");
const PROMPT = "ready> ";
const ALL_MATCHES = "\u0018a";

/** Stands for the program: says with which words it was called. */
const PROGRAM = `kp-dual() { printf '\\n=>'; printf '<%s>' "$@"; printf '<=\\n'; }`;

/** How each shell starts, with a key that puts all that it offers into the line. */
const AT_A_TERMINAL = {
  bash: {
    files: {
      rc: `PS1='${PROMPT}'; bind '"\\C-xa": insert-completions'; ${PROGRAM}
source ${SCRIPTS}/kp-dual.bash
`,
    },
    argv: ["--noprofile", "--rcfile", "rc", "-i"],
  },
  zsh: {
    files: {
      ".zshrc": `PROMPT='${PROMPT}'; ${PROGRAM}; fpath=(${SCRIPTS} $fpath)
autoload -Uz compinit && compinit -u -D
zle -C all-matches complete-word _generic; bindkey '^Xa' all-matches
zstyle ':completion:all-matches::::' completer _all_matches _complete
zstyle ':completion:all-matches:*' insert true
`,
    },
    argv: ["-i"],
  },
};

const home = await mkdtemp(join(tmpdir(), "kp-dual-look-"));
const env = {
  PATH: process.env["PATH"],
  HOME: home,
  ZDOTDIR: home,
  LC_ALL: "C.UTF-8",
  TERM: "xterm",
};

/** What each shell offers for lines, one after the other. */
async function atTerminal(shell, lines) {
  const { files, argv } = AT_A_TERMINAL[shell];
  for (const [name, text] of Object.entries(files)) await writeFile(join(home, name), text);
  const terminal = spawn(shell, argv, { cols: 5000, rows: 50, cwd: home, env });
  let seen = "";
  let wake = () => undefined;
  terminal.onData((text) => {
    seen += text;
    wake();
  });
  const until = async (pattern) => {
    for (;;) {
      const found = pattern.exec(seen);
      if (found) {
        seen = "";
        return found[1];
      }
      await new Promise((resolve) => {
        wake = resolve;
      });
    }
  };
  const told = [];
  for (const { typed } of lines) {
    await until(/ready> $|ready> \S*$/);
    terminal.write(`kp-dual ${typed.join(" ")}${ALL_MATCHES}\r`);
    const words = (await until(/=>(.*?)<=[\s\S]*?(?=ready)/)).slice(1, -1).split("><");
    told.push(words.slice(typed.length - 1).filter((word) => word !== typed.at(-1)));
    seen = PROMPT;
  }
  terminal.kill();
  return told;
}

const inFish = (lines) =>
  lines.map(({ typed }) =>
    execFileSync(
      "fish",
      [
        "--no-config",
        "-c",
        `source ${SCRIPTS}/kp-dual.fish; complete -C $argv[1]`,
        `kp-dual ${typed.join(" ")}`,
      ],
      { cwd: home, env, encoding: "utf8" },
    )
      .split("\n")
      .filter(Boolean)
      .map((line) => line.split("\t")[0]),
  );

const config = join(home, ".config/kp-dual/config.json");
await mkdir(dirname(config), { recursive: true });
await writeFile(join(home, "orders.json"), "");

/** How many lines a shell answers otherwise than they say. */
async function wrongIn(shell, lines) {
  const told = shell === "fish" ? inFish(lines) : await atTerminal(shell, lines);
  const wrong = lines.flatMap(({ typed, offers }, nth) =>
    isDeepStrictEqual(told[nth].toSorted(), offers.toSorted())
      ? []
      : `${shell}: kp-dual ${typed.join(" ")}\n  offers ${told[nth].join(" ")}\n  not    ${offers.join(" ")}`,
  );
  console.log([...wrong, `${shell}: ${lines.length} lines`].join("\n"));
  return wrong.length;
}

const LINES = JSON.parse(await readFile(join(HERE, "lines.json"), "utf8"));
const ONE_SAVED = [{ typed: ["--instance", ""], offers: ["only"] }];
let wrong = 0;
for (const shell of ["bash", "zsh", "fish"]) {
  await cp(join(HERE, "hostile-config.json"), config);
  wrong += await wrongIn(shell, LINES);
  await writeFile(config, '{"instances":{"only":{"instance":"crn"}}}');
  wrong += await wrongIn(shell, ONE_SAVED);
}
const lint = spawnSync("mandoc", ["-T", "lint", "-W", "style", join(DIST, "kp-dual.1")], {
  encoding: "utf8",
});
console.log(`manual: ${lint.stdout || "nothing to say about it"}`);
const isHit = (await readdir(home)).includes("hit");
console.log(`${wrong} wrong; a hostile name ${isHit ? "was run" : "ran nothing"}`);
await rm(home, { recursive: true });
process.exitCode = wrong === 0 && !isHit && lint.status === 0 ? 0 : 1;

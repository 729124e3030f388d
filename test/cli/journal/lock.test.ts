import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, onTestFinished } from "vitest";
import { locked } from "../../../src/cli/journal/lock.js";
import { living } from "../../../src/cli/living.js";
import { onLook } from "../../support/on-look.js";
import { replaced } from "../../support/replaced.js";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kp-dual-lock-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const claim = (run: string, patience = 0, since = Number.POSITIVE_INFINITY) => ({
  folder,
  name: "i-delete",
  run,
  patience,
  pid: process.pid,
  lives: living(process),
  since,
});

/** A lock as a process leaves it that is at work, or was killed. */
async function heldBy(pid: number) {
  await mkdir(join(folder, "locks", "i-delete.lock"), { recursive: true });
  const note = JSON.stringify({ run: "theirs", pid, host: hostname() });
  await writeFile(join(folder, "locks", "i-delete.json"), note);
}

it("is held by one, whom the next one is told of", async () => {
  const held = await locked(claim("mine"));

  await expect(locked(claim("next"))).rejects.toMatchObject({
    code: "run-locked",
    exit: 11,
    facts: { values: { holder: "mine", pid: String(process.pid) } },
  });
  await held.release();
  const next = await locked(claim("next"));
  expect(next.isContested).toBe(false);
  await next.release();
});

it("is contested where another run ended after this one had begun to look", async () => {
  const began = Date.now() - 1_000;
  await (await locked(claim("theirs"))).release();

  const quick = await locked(claim("mine", 0, began));
  await quick.release();
  const later = await locked(claim("next", 0, Date.now() + 1_000));
  await later.release();

  expect([quick.isContested, later.isContested]).toEqual([true, false]);
});

it("is waited for", async () => {
  const held = await locked(claim("mine"));
  const waiting = locked(claim("next", 5_000));
  await held.release();

  const next = await waiting;
  expect(await next.isLost()).toBe(false);
  await next.release();
});

it("of a process that is at work is respected", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await heldBy(child.pid ?? 0);

  await expect(locked(claim("mine"))).rejects.toMatchObject({
    facts: { values: { holder: "theirs", pid: String(child.pid) } },
  });
  child.kill();
});

it("of a process that is dead is passed over at once", async () => {
  await heldBy(spawnSync(process.execPath, ["-e", ""]).pid);

  await (await locked(claim("mine"))).release();
});

it("of a dead process goes to one of two that find it at once", async () => {
  await heldBy(spawnSync(process.execPath, ["-e", ""]).pid);
  const looks = onLook();
  let second: Promise<unknown> | undefined;
  replaced(fs.promises, "rm", (real) => async (...of) => {
    if (second !== undefined) return real(...of);
    let isOver = false;
    second = locked(claim("second")).catch((error) => error);
    void second.finally(() => {
      isOver = true;
    });
    for (const before = looks(); !isOver && looks() < before + 5; ) await pause(5);
    return real(...of);
  });

  const first = await locked(claim("first"));

  expect(await second).toMatchObject({ facts: { values: { holder: "first" } } });
  await first.release();
});

/** What happens where this one stands still, is passed over, and another process takes the lock and is at work. */
function takenByAnother() {
  const locks = join(folder, "locks");
  for (const each of ["i-delete.turn", "i-delete.lock"])
    fs.rmSync(join(locks, each), { recursive: true, force: true });
  fs.mkdirSync(join(locks, "i-delete.lock"));
  const note = { run: "other", pid: process.ppid, host: hostname() };
  fs.writeFileSync(join(locks, "i-delete.json"), JSON.stringify(note));
}

/** What is done once, when a call about the lock has just been answered. */
function afterwards(work: () => void) {
  let isDone = false;
  return (path: unknown) => {
    if (isDone || !String(path).endsWith(".lock")) return;
    isDone = true;
    work();
  };
}

it.each([
  {
    when: "is dead",
    ahead: -60,
    holder: async () => spawnSync(process.execPath, ["-e", ""]).pid,
    stand: () => ({
      lives: (pid: number) => {
        if (pid !== process.ppid) takenByAnother();
        return pid === process.ppid;
      },
    }),
  },
  {
    when: "has a clock that is ahead",
    ahead: 60,
    stand: () => {
      const then = afterwards(takenByAnother);
      replaced(
        fs.promises,
        "stat",
        (real) =>
          (async (...of: Parameters<typeof real>) => {
            const status = await real(...of);
            then(of[0]);
            return status;
          }) as typeof real,
      );
    },
  },
  {
    when: "gave no sign of life for long",
    ahead: -60,
    stand: () => {
      const then = afterwards(takenByAnother);
      const stat = (real: typeof fs.stat) => (path: string, done: (...of: unknown[]) => void) =>
        real(path, (...of) => {
          then(path);
          done(...of);
        });
      replaced(fs, "stat", (real) => stat(real) as typeof real);
    },
  },
])(
  "is not taken from one who took it while this one, which saw that the last $when, stood still",
  async ({ ahead, holder, stand }) => {
    await heldBy((await holder?.()) ?? process.ppid);
    const at = Date.now() / 1_000 + ahead;
    await utimes(join(folder, "locks", "i-delete.lock"), at, at);
    const more = stand();

    await expect(locked({ ...claim("mine"), ...more })).rejects.toMatchObject({
      code: "run-locked",
      facts: { values: { holder: "other" } },
    });

    expect(await readdir(join(folder, "locks"))).toContain("i-delete.lock");
    expect(await readFile(join(folder, "locks", "i-delete.json"), "utf8")).toContain("other");
  },
);

it("is another's where that one took it before this one's note stood", async () => {
  await mkdir(join(folder, "locks"));
  const then = afterwards(takenByAnother);
  const mkdirThen = (path: string, mode: number, done: fs.NoParamCallback) =>
    fs.promises.mkdir(path, mode).then(() => {
      then(path);
      done(null);
    }, done);
  replaced(fs, "mkdir", () => mkdirThen as unknown as typeof fs.mkdir);

  await expect(locked(claim("mine"))).rejects.toMatchObject({
    facts: { values: { holder: "other" } },
  });

  expect(await readdir(join(folder, "locks"))).toContain("i-delete.lock");
  expect(await readFile(join(folder, "locks", "i-delete.json"), "utf8")).toContain("other");
});

it("is lost where another process took it over meanwhile, whose lock it then is", async () => {
  const held = await locked(claim("mine"));
  expect(await held.isLost()).toBe(false);
  await rm(join(folder, "locks", "i-delete.lock"), { recursive: true });
  await heldBy(process.ppid);

  expect(await held.isLost()).toBe(true);
  await held.release();

  expect(await readdir(join(folder, "locks"))).toContain("i-delete.lock");
  expect(await readFile(join(folder, "locks", "i-delete.json"), "utf8")).toContain("theirs");
});

it("is lost to another process that goes on with the same run", async () => {
  const held = await locked(claim("theirs"));

  await heldBy(process.ppid);

  expect(await held.isLost()).toBe(true);
});

it("is for its owner alone under any umask", async () => {
  const before = process.umask(0);
  onTestFinished(() => void process.umask(before));

  const held = await locked(claim("mine"));
  const modes = await Promise.all(
    ["i-delete.lock", "i-delete.json"].map(
      async (name) => (await stat(join(folder, "locks", name))).mode & 0o777,
    ),
  );
  await held.release();

  expect(modes).toEqual([0o700, 0o600]);
});

it.each([
  { what: "garbage, from a clock that was ahead", note: "<torn", ahead: 86_400 },
  { what: "garbage, from long ago", note: "<torn", ahead: -86_400 },
  { what: "nothing, from a clock that was ahead", note: "", ahead: 86_400 },
  { what: "more than any note, from long ago", note: " ".repeat(5_000), ahead: -86_400 },
  {
    what: "a process that is another one by now",
    note: JSON.stringify({ run: "theirs", pid: process.ppid, host: hostname() }),
    ahead: -11,
  },
  {
    what: "a process of another machine, long ago",
    note: JSON.stringify({ run: "theirs", pid: 1, host: "elsewhere.example" }),
    ahead: -86_400,
  },
])("that tells of $what is passed over", async ({ note, ahead }) => {
  await heldBy(process.ppid);
  await writeFile(join(folder, "locks", "i-delete.json"), note);
  const at = Date.now() / 1_000 + ahead;
  await utimes(join(folder, "locks", "i-delete.lock"), at, at);

  await (await locked(claim("mine"))).release();
});

it.each(["<torn", ""])("that is fresh is respected where its note is %j", async (note) => {
  await heldBy(process.ppid);
  await writeFile(join(folder, "locks", "i-delete.json"), note);

  await expect(locked(claim("mine"))).rejects.toMatchObject({ code: "run-locked", exit: 11 });
});

it("is not written through a link", async () => {
  const target = join(folder, "target");
  await writeFile(target, "precious");
  await mkdir(join(folder, "locks"));
  await symlink(target, join(folder, "locks", "i-delete.json"));

  await expect(locked(claim("mine"))).rejects.toMatchObject({ code: "ELOOP" });
  expect(await readFile(target, "utf8")).toBe("precious");
});

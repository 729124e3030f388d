import { describe, expect, it } from "vitest";
import { main } from "../src/main.js";

/** As much of a process as main needs; `broken` makes printing a result fail. */
function aProcess(argv: readonly string[], { broken = false, environment = {} } = {}) {
  const told = { out: "", err: "", exits: [] as unknown[], ended: 0 };
  const listeners = new Map<string, (error: unknown) => void>();
  const stream = (to: "out" | "err") => ({
    isTTY: false,
    on: () => undefined,
    write: (text: string) => {
      if (broken && to === "out") throw new TypeError("no such stream");
      told[to] += text;
    },
  });
  const process = {
    on: (name: string, listener: (error: unknown) => void) => void listeners.set(name, listener),
    exit: () => {
      told.ended += 1;
    },
    argv: ["node", "kp-dual", ...argv],
    env: environment,
    execPath: "node",
    versions: { node: "20.19.0" },
    stdin: {},
    stdout: stream("out"),
    stderr: stream("err"),
    set exitCode(code: unknown) {
      told.exits.push(code);
    },
  };
  return { told, listeners, process: process as unknown as NodeJS.Process };
}

const run = async (...given: Parameters<typeof aProcess>) => {
  const { told, process } = aProcess(...given);
  await main(process);
  return { ...told, exit: told.exits.at(-1) };
};

describe("main", () => {
  it("ends with 1 until the end of a checked run says otherwise", async () => {
    const { exits } = await run(["help", "exit-codes"]);

    expect(exits).toEqual([1, 0]);
  });

  it("tells a fault of its own in one line", async () => {
    const { exit, err } = await run(["help", "exit-codes"], { broken: true });

    expect(exit).toBe(1);
    expect(err).toBe("error: unexpected: a fault of kp-dual itself (TypeError: no such stream)\n");
  });

  it.each([
    [["--help"], 0, "out"],
    [["--version"], 0, "out"],
    [[], 2, "err"],
    [["key"], 2, "err"],
    [["bogus"], 2, "err"],
    [["key", "show", "a", "b"], 2, "err"],
  ] as const)("turns what commander throws into an exit code: %j", async (argv, exit, to) => {
    const told = await run(argv);

    expect(told.exit).toBe(exit);
    expect(told[to]).not.toBe("");
    expect(told[to === "out" ? "err" : "out"]).toBe("");
  });

  it("repeats no value that was given to an option which is none", async () => {
    const { err, exit } = await run(["whoami", "--colour=hunter2", "--json"]);

    expect(exit).toBe(2);
    expect(JSON.parse(err).error.title).toBe("unknown option '--colour'");
    expect(err).not.toContain("hunter2");
  });

  it.each(["uncaughtException", "unhandledRejection"])(
    "tells of an error that nobody waits for (%s) without the secrets in it, and ends",
    async (name) => {
      const secret = "a-secret-of-the-environment";
      const { told, listeners, process } = aProcess(["help", "exit-codes"], {
        environment: { IBMCLOUD_API_KEY: secret },
      });
      await main(process);

      listeners.get(name)?.(new TypeError(`no use for ${secret}`));

      expect(told.err).toBe(
        "error: unexpected: a fault of kp-dual itself (TypeError: no use for [secret])\n",
      );
      expect(told.exits.at(-1)).toBe(1);
      expect(told.ended).toBe(1);
    },
  );

  it("is not ended by the signal of a file that may not grow, nor when Node itself ends", async () => {
    const { told, listeners, process } = aProcess(["help", "exit-codes"]);
    await main(process);

    listeners.get("SIGXFSZ")?.(undefined);
    expect(told.ended).toBe(0);
    listeners.get("exit")?.(undefined);

    expect(told).toMatchObject({ ended: 1, exits: [1, 0] });
  });

  it("looks for secrets before anything is parsed or repeated", async () => {
    const { err, exit } = await run(["bogus", "apikey=hunter2"]);

    expect(exit).toBe(2);
    expect(err).toContain("an argument looks like a secret");
    expect(err).not.toContain("hunter2");
  });
});

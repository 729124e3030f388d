import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Api } from "../../src/api/api.js";
import type { Fleet } from "../../src/cli/session.js";
import { report, reportCommand } from "../../src/commands/report.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { aSession } from "../support/a-session.js";
import { anOpen } from "../support/an-open.js";
import { FakeService } from "../support/fake-service.js";
import { INSTANCE } from "../views/models.js";

const down = new KpDualError("not-reached");

/** A fleet whose one instance can't be read at all. */
function aFleet(api: Pick<Api, "read">) {
  const { show, showList, notice, aside, screen, exits, by, progress, elapsed } = aSession(
    new FakeService({}),
  );
  const fleet: Fleet = {
    ...{ show, showList, notice, aside, by, progress, elapsed, now: new Date(0), unread: [] },
    members: [{ instance: INSTANCE, api: { ...new FakeService({}), ...api } }],
    page: (model, draw) => draw(model, { rehearsal: false }),
    journal: {} as Fleet["journal"],
    recorded: async () => () => [],
  };
  return { fleet, screen, exits };
}

const nothing = () => aFleet({ read: () => Promise.reject(down) });

async function newPath() {
  const home = await mkdtemp(join(tmpdir(), "kp-dual-report-"));
  onTestFinished(() => rm(home, { recursive: true }));
  return join(home, "report.html");
}

describe("report", () => {
  it("reads its options, and opens the named instances", async () => {
    const run = vi.fn();
    const { fleet } = nothing();
    const html = await newPath();

    await reportCommand(new Command(), anOpen({ fleet }), run).parseAsync(["--html", html], {
      from: "user",
    });

    expect(run).toHaveBeenCalledExactlyOnceWith({ html }, fleet);
  });

  it("opens nothing where its file can't be a new one", async () => {
    const html = await newPath();
    await writeFile(html, "old");
    const open = anOpen({ fleet: nothing().fleet });

    const parsing = reportCommand(new Command(), open, vi.fn()).parseAsync(["--html", html], {
      from: "user",
    });

    await expect(parsing).rejects.toMatchObject({ code: "report-unwritable" });
    expect(open.opened).toEqual([]);
  });

  it("tells what it could not read, in a file as on the screen, and ends as that does", async () => {
    const { fleet, screen, exits } = nothing();
    const html = await newPath();

    await report({}, fleet);
    await report({ html }, fleet);

    expect(screen.join("\n")).toMatch(/the switch .*\n.*the keys /);
    expect(screen.at(-1)).toBe(`the report is in ${html}`);
    expect(exits).toEqual([8, 8]);
    expect(await readFile(html, "utf8")).toContain("Not everything could be read");
  });

  it("hides no fault of our own", async () => {
    const { fleet } = aFleet({ read: () => Promise.reject(new TypeError("x")) });

    await expect(report({}, fleet)).rejects.toThrow(TypeError);
  });
});

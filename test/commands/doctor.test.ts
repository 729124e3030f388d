import { Command } from "@commander-js/extra-typings";
import { describe, expect, it } from "vitest";
import type { Checkup } from "../../src/cli/session.js";
import { doctorCommand } from "../../src/commands/doctor.js";
import { healthy, ill } from "../../src/core/diagnosis.js";
import { EXIT } from "../../src/errors/exit-codes.js";
import { anOpen } from "../support/an-open.js";
import { PIPE } from "../views/models.js";

describe("doctorCommand", () => {
  it("opens nothing but a checkup, and shows all of it once", async () => {
    const screen: string[] = [];
    const exits: number[] = [];
    const checkup: Checkup = {
      examine: async () => [
        { check: "node", ...healthy("24.0.0") },
        { check: "endpoint", ...ill(EXIT.notReached, "not reached", "check the network") },
      ],
      show: (model, view) => {
        screen.push(...view.text(model, PIPE));
        exits.push(view.exit?.(model) ?? EXIT.done);
      },
      showList: async () => undefined,
      notice: () => undefined,
      aside: () => undefined,
    };
    const open = anOpen({ checkup });

    await doctorCommand(new Command(), open).parseAsync([], { from: "user" });

    expect(open.opened).toEqual(["checkup"]);
    expect(screen).toHaveLength(3);
    expect(exits).toEqual([EXIT.notReached]);
  });
});

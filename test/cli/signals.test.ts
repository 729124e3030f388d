import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import {
  endingGroups,
  onSignals,
  raising,
  SIGNALS,
  type StopSignal,
} from "../../src/cli/signals.js";

const NAMES = Object.keys(SIGNALS) as StopSignal[];

it.each(NAMES)("tells of each %s, until it is ended", (name) => {
  const process = new EventEmitter();
  const told: StopSignal[] = [];
  const end = onSignals(process as never)((signal) => void told.push(signal));

  process.emit(name, name);
  process.emit(name, name);
  end();
  process.emit(name, name);

  expect(told).toEqual([name, name]);
  expect(NAMES.map((each) => process.listenerCount(each))).toEqual([0, 0, 0]);
});

it("raises a signal again, unless somebody else heeds it", () => {
  const sent: unknown[] = [];
  const process = Object.assign(new EventEmitter(), {
    pid: 7,
    kill: (...to: readonly unknown[]) => sent.push(to),
  });

  raising(process as never)("SIGTERM");
  process.on("SIGTERM", () => undefined);
  raising(process as never)("SIGTERM");

  expect(sent).toEqual([[7, "SIGTERM"]]);
});

it("ends the group of a process, and doesn't mind that it is over", () => {
  const sent: unknown[] = [];
  const kill = (...to: readonly unknown[]) => {
    sent.push(to);
    throw Object.assign(new Error("nobody"), { code: "ESRCH" });
  };

  endingGroups({ kill } as never)(7);

  expect(sent).toEqual([[-7, "SIGKILL"]]);
});

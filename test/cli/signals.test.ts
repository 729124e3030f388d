import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { onSignals, SIGNALS, type StopSignal } from "../../src/cli/signals.js";

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

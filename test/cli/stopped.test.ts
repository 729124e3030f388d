import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { stopped } from "../../src/cli/stopped.js";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

const listening = (process: EventEmitter) =>
  SIGNALS.filter((signal) => process.listenerCount(signal) > 0);

describe("stopped", () => {
  it.each(SIGNALS)("is kept at %s, and then signals do again what they do", async (signal) => {
    const process = new EventEmitter();
    const stop = stopped(process as never);
    expect(listening(process)).toEqual(SIGNALS);

    process.emit(signal);

    await stop;
    expect(listening(process)).toEqual([]);
  });
});

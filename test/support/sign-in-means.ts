import { environmentOf } from "../../src/cli/environment.js";
import type { SignInMeans } from "../../src/cli/sign-in/way.js";
import { endingGroups, type StopSignal } from "../../src/cli/signals.js";
import { FakeReads } from "./fake-reads.js";

/** Means to sign in, and what they were told. */
export interface ToldMeans extends SignInMeans {
  readonly told: {
    readonly secrets: string[];
    readonly notices: string[];
    readonly raised: StopSignal[];
    readonly asked: FakeReads["asked"];
    /** A signal comes. */
    readonly signal: (name: StopSignal) => void;
    /** The command ends. */
    readonly end: () => Promise<void>;
  };
}

/** Means that answer sign-ins as they are told to, and keep what they are told. */
export function signInMeans(
  variables: Readonly<Record<string, string>>,
  more: Partial<SignInMeans> = {},
  ...answers: readonly unknown[]
): ToldMeans {
  const reads = new FakeReads(...answers);
  const left: Record<string, string | undefined> = { ...variables };
  const listeners = new Set<(signal: StopSignal) => void>();
  const endings: (() => Promise<void>)[] = [];
  const secrets: string[] = [];
  const notices: string[] = [];
  const raised: StopSignal[] = [];
  return {
    told: {
      ...{ secrets, notices, raised, asked: reads.asked },
      signal: (name) => {
        for (const listener of listeners) listener(name);
      },
      end: async () => {
        for (const work of endings) await work();
      },
    },
    environment: environmentOf(left),
    variables: left,
    apiKeyFile: null,
    input: async () => {
      throw new Error("standard input was read");
    },
    iam: "https://iam.cloud.ibm.com",
    rehearsal: false,
    readFrom: reads.readFrom,
    elapsed: () => 0,
    clock: () => new Date("2026-05-12T07:20:00Z"),
    patience: { tokenCommand: 30_000 },
    keepSecret: (secret) => void secrets.push(secret),
    notice: (line) => void notices.push(line),
    onSignal: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    raise: (signal) => void raised.push(signal),
    endGroup: endingGroups(process),
    onEnd: (work) => void endings.push(work),
    ...more,
  };
}

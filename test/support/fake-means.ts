import type { Api } from "../../src/api/api.js";
import type { Journal, RunHeader, RunRecord } from "../../src/change/journal.js";
import type { Consent, Means } from "../../src/change/means.js";
import { patienceAt } from "../../src/core/patience.js";
import type { Question } from "../../src/core/question.js";
import { BOB, INSTANCE } from "../views/models.js";

const nothing = () => undefined;

const NEVER = new Promise<void>(nothing);

interface Asked {
  readonly question: Question;
  readonly consent: Consent;
  readonly mute: boolean;
}

/** Means whose journal, clock and questions are lists. What happens is told to the log that it is given. */
export interface FakeMeans extends Means {
  readonly log: readonly string[];
  readonly asked: readonly Asked[];
  readonly headers: readonly RunHeader[];
  readonly records: readonly RunRecord[];
  readonly slept: readonly number[];
  readonly closed: readonly Readonly<Record<string, number>>[];
  /** Lets time go by, as a person does who thinks it over. */
  readonly pass: (ms: number) => void;
}

export interface Told extends Partial<Means> {
  /** Runs when a record is about to be written; what it throws is thrown. */
  readonly onWrite?: (record: RunRecord) => void;
  /** Whether another run was at work meanwhile. */
  readonly isContested?: boolean;
  /** Runs when somebody is asked; what it throws is thrown. */
  readonly onAsk?: (means: FakeMeans) => void;
}

/**
 * The log leaves out the notes of attempts, which bind nobody.
 * Whoever is asked agrees, whatever is written is kept, and sleeping moves the clock.
 */
export function fakeMeans(
  api: Api & { readonly log: string[] },
  { onWrite, onAsk, isContested = false, ...more }: Told = {},
): FakeMeans {
  const { log } = api;
  const asked: Asked[] = [];
  const headers: RunHeader[] = [];
  const records: RunRecord[] = [];
  const slept: number[] = [];
  const closed: Readonly<Record<string, number>>[] = [];
  let ids = 0;
  let now = 0;
  const journal: Journal = {
    run: "run-1",
    isContested,
    write: async (record) => {
      onWrite?.(record);
      if (record.record !== "attempt") log.push(record.record);
      records.push(record);
    },
    close: async (totals) => {
      log.push("close");
      closed.push(totals);
    },
  };
  const means: FakeMeans = {
    api,
    instance: INSTANCE,
    by: BOB,
    agree: async (question, consent, mute) => {
      log.push(mute ? "check the consent" : "ask");
      asked.push({ question, consent, mute });
      onAsk?.(means);
    },
    journal: async (header) => {
      log.push("open");
      headers.push(header);
      return journal;
    },
    recorded: async () => () => [],
    newId: () => {
      ids += 1;
      return `c-${ids}`;
    },
    elapsed: () => now,
    sleep: async (ms) => {
      if (ms > 0) log.push(`sleep ${ms}`);
      slept.push(ms);
      now += ms;
    },
    rest: async (ms) => {
      if (ms > 0) log.push(`sleep ${ms}`);
      slept.push(ms);
      now += ms;
    },
    patience: patienceAt(1),
    stop: { code: () => null, asked: NEVER, abandoned: NEVER },
    progress: { phase: nothing, begin: nothing, step: nothing, note: nothing, end: nothing },
    throttled: () => nothing,
    log,
    asked,
    headers,
    records,
    slept,
    closed,
    pass: (ms) => {
      now += ms;
    },
    ...more,
  };
  return means;
}

import type { JournalReader } from "../../src/cli/journal/journal-reader.js";
import type {
  Checkup,
  Fleet,
  InstanceBook,
  Open,
  Session,
  Workshop,
} from "../../src/cli/session.js";

/** What an `Open` hands out; the rest must not be asked for. */
interface Given {
  readonly session?: Session;
  readonly fleet?: Fleet;
  readonly instances?: InstanceBook;
  readonly desk?: Workshop;
  readonly checkup?: Checkup;
  readonly reach?: string;
  readonly journal?: JournalReader;
  /** What stands on standard input. */
  readonly input?: string;
}

export interface AnOpen extends Open {
  /** What was opened, in its order. */
  readonly opened: readonly string[];
}

const never = (what: string) => (): never => {
  throw new Error(`${what} was not to be opened`);
};

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}

/** Opens what a test gives, and takes down what was opened. */
export function anOpen({
  session,
  fleet,
  instances,
  desk,
  checkup,
  reach = "--instance prod-eu",
  input,
  journal,
}: Given): AnOpen {
  const opened: string[] = [];
  const giving = <Value>(what: string, value: Value | undefined): (() => Value) => {
    if (value === undefined) return never(what);
    return () => {
      opened.push(what);
      return value;
    };
  };
  return {
    opened,
    reach: () => reach,
    standardInput: giving("standard input", input === undefined ? undefined : bytesOf(input)),
    desk: giving("desk", desk),
    session: async () => giving("session", session)(),
    signedIn: async () =>
      giving("signed in", session && { ...session, now: new Date(0), way: "IBMCLOUD_API_KEY" })(),
    fleet: async () => giving("fleet", fleet)(),
    instances: async () => giving("instances", instances)(),
    rehearsal: async () => never("rehearsal")(),
    checkup: async () => giving("checkup", checkup)(),
    journal: async () => giving("journal", journal)(),
    resumed: async () => giving("resumed", session)(),
  };
}

import type { Change } from "./change.js";
import type { EmulatedKey } from "./emulated-key.js";
import { type Refused, refused } from "./machine.js";
import type { Person } from "./person.js";
import { refusals } from "./refusals.js";
import type { Action } from "./roles.js";
import type { EmulatedInstance, World } from "./world.js";

/** A request as it came in, whole. */
export interface Request {
  readonly method: string;
  /** Without its query, nothing unescaped. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly correlationId: string;
}

/** What goes back. A body that is undefined is none; any other is sent as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What was changed for good, for the record; it is not sent. */
  readonly change?: Change;
}

/** An answer, and the name of the person who asked. */
export interface Served {
  readonly answer: Answer;
  readonly by: string | null;
}

/** A request about an instance, by somebody who has the role for it. */
export interface Call {
  readonly request: Request;
  readonly world: World;
  readonly instance: EmulatedInstance;
  readonly person: Person;
  /** Now, by the emulator's clock. */
  readonly at: Date;
  /** The variable parts of the path, by their names. */
  readonly params: Readonly<Record<string, string>>;
}

export type Handler = (call: Call) => Answer | Refused;

/** One operation of the service. */
export interface Route {
  readonly method: string;
  /** `:name` stands for one variable part; a query is part of the pattern where it chooses the operation. */
  readonly path: string;
  readonly action: Action;
  /** How a refusal ends: "Key could not be deleted". */
  readonly failing: string;
  readonly handle: Handler;
}

/** A key of another ring than the one that the caller named does not exist (api.md §1.4). */
const inRing = ({ request }: Call, key: EmulatedKey | undefined): EmulatedKey | undefined => {
  const ring = request.headers["x-kms-key-ring"];
  return ring === undefined || key?.keyRing === ring ? key : undefined;
};

type KeyHandler = (call: Call, key: EmulatedKey) => Answer | Refused;

const withKey =
  (find: (call: Call) => EmulatedKey | undefined) =>
  (handle: KeyHandler): Handler =>
  (call) => {
    const key = inRing(call, find(call));
    return key ? handle(call, key) : refused(refusals.notFound);
  };

/** Finds the key as it is, for what changes it. */
export const changing = withKey(({ instance, params, at }) =>
  instance.keys.current(params["key"] ?? "", at),
);

/** Finds the key as reading shows it. */
export const reading = withKey(({ instance, params, at }) =>
  instance.keys.shown(params["key"] ?? "", at),
);

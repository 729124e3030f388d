/** One request, complete. */
export interface WireRequest {
  readonly method: string;
  /** Scheme, host and port. */
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Unique to this attempt: it finds the event that proves whether the request left. It is among the headers too. */
  readonly correlationId: string;
  /** The largest answer that is read, in bytes. */
  readonly largest: number;
}

/** What came back, unjudged. */
export interface WireAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes as they came. */
  readonly bytes: Buffer;
  /** Gives their memory back at once; after that there are none. */
  readonly free?: () => void;
  /** The same as text. */
  readonly body: string;
}

/** What became of it. There is no fourth case, and nothing is thrown. */
export type Delivery =
  | { readonly result: "answered"; readonly answer: WireAnswer }
  /** Proven: no byte of the request left this machine. */
  | {
      readonly result: "never-sent";
      readonly cause: unknown;
      /** It was to go by a proxy, which may be what could not be reached. */
      readonly byProxy?: boolean;
    }
  /** It left, and its answer did not arrive whole: the service may have acted on it. */
  | { readonly result: "lost"; readonly cause: unknown };

/** Sends once. It never repeats, never follows a redirect and never throws. */
export type Transport = (request: WireRequest) => Promise<Delivery>;

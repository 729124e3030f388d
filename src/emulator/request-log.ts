/** One request that the emulator received. */
export interface LoggedRequest {
  readonly n: number;
  readonly at: string;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** The name of the person whose token or API key came with it. */
  readonly by: string | null;
  /** What was answered, be it only in part; null where nothing was, or not yet. */
  readonly status: number | null;
  readonly correlationId: string;
  /** The number of the connection by which it came, counted over the emulator's life. */
  readonly connection: number;
  /** When it came, in real milliseconds since the emulator began. */
  readonly cameMs: number;
  /** How long its answer took to the last byte, in real milliseconds; null while it is under way. */
  readonly tookMs: number | null;
  /** What hit it: "after-commit reset", "in-body status 503", "limit". */
  readonly fault: string | null;
  /** Whether it changed anything, whatever was answered. */
  readonly committed: boolean;
}

type Arrival = Pick<
  LoggedRequest,
  "at" | "method" | "path" | "correlationId" | "connection" | "cameMs"
>;
type Outcome = Omit<LoggedRequest, "n" | keyof Arrival>;

/** The requests in the order in which they came. */
export class RequestLog {
  readonly #entries: LoggedRequest[] = [];

  get entries(): readonly LoggedRequest[] {
    return this.#entries;
  }

  /** Takes down a request that came in and returns its number. */
  arrived(request: Arrival): number {
    const n = this.#entries.length + 1;
    const open: Outcome = { by: null, status: null, tookMs: null, fault: null, committed: false };
    this.#entries.push({ n, ...request, ...open });
    return n;
  }

  /** Adds what has become known of a request since. */
  note(n: number, known: Partial<Outcome>): void {
    const entry = this.#entries[n - 1];
    if (entry) this.#entries[n - 1] = { ...entry, ...known };
  }
}

/** One request that the emulator received. */
export interface LoggedRequest {
  readonly n: number;
  readonly at: string;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** The name of the person whose token or API key came with it. */
  readonly by: string | null;
  /** Null as long as it has no answer. */
  readonly status: number | null;
  readonly correlationId: string;
}

/** The requests in the order in which they came. */
export class RequestLog {
  readonly #entries: LoggedRequest[] = [];

  get entries(): readonly LoggedRequest[] {
    return this.#entries;
  }

  /** Takes down a request that came in and returns its number. */
  arrived(request: Pick<LoggedRequest, "at" | "method" | "path" | "correlationId">): number {
    const n = this.#entries.length + 1;
    this.#entries.push({ n, ...request, by: null, status: null });
    return n;
  }

  answered(n: number, outcome: Pick<LoggedRequest, "by" | "status">): void {
    const entry = this.#entries[n - 1];
    if (entry) this.#entries[n - 1] = { ...entry, ...outcome };
  }
}

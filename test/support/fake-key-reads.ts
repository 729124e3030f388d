import type { Api } from "../../src/api/api.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { listed, type Page } from "./listed.js";

type Read = Api["read"];

/** What a page, the total or a key is answered with. */
type Answer<Value> = Value | KpDualError;

interface Told {
  /** By offset; other pages are empty. */
  readonly pages?: Readonly<Record<number, Answer<Page>>>;
  readonly total?: Answer<number>;
  /** By the id or alias that they are asked by; others are not found. */
  readonly metadata?: Readonly<Record<string, Answer<unknown>>>;
}

export const notFound = new KpDualError("key-not-found", { status: 404 });

const EMPTY: Page = { keys: [], incomplete: false };

/** Answers the reads that are about keys as it was told, and keeps what it was asked. */
export class FakeKeyReads {
  readonly asked: string[] = [];
  readonly #told: Told;

  constructor(told: Told) {
    this.#told = told;
  }

  readonly read: Read = async (operation, input) => {
    const path = operation.path(input);
    this.asked.push(`${operation.method} ${path}`);
    const value = this.#answer(operation.method, path);
    if (value instanceof KpDualError) throw value;
    const serverNow = new Date("2026-05-12T12:00:00Z");
    return { value: value as never, serverNow, correlationId: "c-1" };
  };

  #answer(method: string, path: string): unknown {
    const { pages = {}, total = 0, metadata = {} } = this.#told;
    if (method === "HEAD") return total;
    const url = new URL(path, "http://x");
    const key = /\/keys\/([^/]+)\/metadata$/.exec(url.pathname)?.[1];
    if (key) return metadata[key] ?? notFound;
    const page = pages[Number(url.searchParams.get("offset"))] ?? EMPTY;
    return page instanceof KpDualError ? page : listed(page);
  }
}

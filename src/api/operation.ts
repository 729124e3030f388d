import type * as z from "zod/mini";
import type { WireAnswer } from "./transport.js";

/** One call of the service, described rather than made. It does nothing until it is sent. */
export interface Operation<Input, Output> {
  /** What it is called where people read about it: "delete the key". */
  readonly name: string;
  readonly method: "DELETE" | "GET" | "HEAD" | "POST" | "PUT";
  /** The path from the root of the host, query included; built with `path`, so that nothing escapes its place. */
  readonly path: (input: Input) => string;
  /** Headers beside those that every request has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A body that is sent as JSON; its content type is among the headers. */
  readonly body?: (input: Input) => unknown;
  /** A body that is sent as a form, as IAM wants it. */
  readonly form?: (input: Input) => Readonly<Record<string, string>>;
  /** Whether it is about keys, so that a key ring may narrow it (api.md §1.4). */
  readonly aboutKeys?: true;
  /** The roles that allow it, least first (api.md §6). */
  readonly roles: readonly string[];
  /** The statuses that mean yes. Any other 2xx proves nothing. */
  readonly accepts: readonly number[];
  /** The largest answer that is read, in bytes. */
  readonly largest?: number;
  /**
   * How to read the answer: the JSON body, or the headers of a HEAD. It loads when the operation is first
   * sent, since zod is slow to start.
   */
  readonly answer: () => Promise<z.ZodMiniType<Output>>;
  /** A lighter way to read an answer that may be large. */
  readonly quick?: (input: Input) => Promise<Quick<Output>>;
}

/**
 * Reads an answer of the usual form from its bytes, to what `answer` would read from it. Undefined where it is not of
 * that form, or anything is wrong with it: then it is for `answer` to judge.
 */
export type Quick<Output> = (answer: Pick<WireAnswer, "bytes" | "free">) => Output | undefined;

/** Builds a path in which every value is escaped. */
export const path = (parts: TemplateStringsArray, ...values: string[]): string =>
  String.raw({ raw: parts }, ...values.map(encodeURIComponent));

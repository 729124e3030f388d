import { type Shown, shown } from "./gate.js";

/** One request, as far as it may be told: neither its headers nor its body. */
export interface ToldRequest {
  readonly method: string;
  /** Scheme, host and port. */
  readonly origin: string;
  /** With its query. */
  readonly path: string;
  readonly correlationId: string;
  /** The status of its answer, or why there was none. */
  readonly result: number | string;
  /** When it began, in milliseconds since the program did. */
  readonly startMs: number;
  readonly tookMs: number;
}

const MS_WIDTH = 6;
const RESULT_WIDTH = 10;
const METHOD_WIDTH = 6;

const ms = (value: number): string => String(Math.round(value)).padStart(MS_WIDTH);

/** What stands for the one key or instance that a path is about; the correlation id tells which it was. */
const templateOf = (path: string): string =>
  path
    .replace(/(\/keys\/)[^/?]+/, "$1{key}")
    .replace(/(\/resource_instances\/)[^/?]+/, "$1{instance}");

/** A line of the timeline: from when, for how long, what came of it, what was asked, and as which request. */
export const requestLine = (request: ToldRequest): Shown => {
  const { method, origin, path, correlationId, result, startMs, tookMs } = request;
  const times = `${ms(startMs)} ms +${ms(tookMs)} ms`;
  const told = `${String(result).padEnd(RESULT_WIDTH)} ${method.padEnd(METHOD_WIDTH)}`;
  return shown`debug: ${times}  ${told} ${origin}${templateOf(path)} ${correlationId}`;
};

import { type Refused, refused } from "./machine.js";
import { invalidQuery } from "./request-refusals.js";

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

const whole = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);

/** The part of a list that is asked for: 200 unless told, 5000 at most. */
export function pageOf(query: URLSearchParams, usual = 200): Page | Refused {
  const limit = whole(query.get("limit") ?? String(usual));
  const offset = whole(query.get("offset") ?? "0");
  if (!(limit >= 1 && limit <= 5000))
    return refused(invalidQuery("limit", "an integer between 1 and 5000 (inclusive)"));
  if (Number.isNaN(offset)) return refused(invalidQuery("offset", "an integer of 0 or more"));
  return { limit, offset };
}

export const pageWithin = <Item>(
  items: readonly Item[],
  { limit, offset }: Page,
): readonly Item[] => items.slice(offset, offset + limit);

/** A parameter that is true or false; undefined where it is not given. */
export function flagOf(query: URLSearchParams, name: string): boolean | undefined | Refused {
  const text = query.get(name);
  if (text === null) return undefined;
  return text === "true" || text === "false"
    ? text === "true"
    : refused(invalidQuery(name, "true or false"));
}

/** What a list says about itself when it is asked to count: only some lists can (api.md §2.8). */
export const counted = (query: URLSearchParams, total: number) =>
  query.get("totalCount") === "true" ? { totalCount: total } : {};

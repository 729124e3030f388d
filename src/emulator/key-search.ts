import type { EmulatedKey } from "./emulated-key.js";

/** What `search` asks for, by its prefixes (api.md §2.8). */
export interface Search {
  readonly query: string;
  readonly scopes: readonly ("name" | "alias")[];
  readonly not: boolean;
  readonly exact: boolean;
}

const PREFIX = /^(not|exact|alias|name|escape):/;

/** Reads prefixes until the text itself begins; `escape:` says that it does, whatever it looks like. */
export function searchOf(text: string): Search {
  const found = new Set<string>();
  let query = text;
  for (let prefix = PREFIX.exec(query); prefix; prefix = PREFIX.exec(query)) {
    query = query.slice(prefix[0].length);
    found.add(prefix[1] ?? "");
    if (prefix[1] === "escape") break;
  }
  const scopes = (["name", "alias"] as const).filter((scope) => found.has(scope));
  return {
    query,
    scopes: scopes.length > 0 ? scopes : ["name", "alias"],
    not: found.has("not"),
    exact: found.has("exact"),
  };
}

/** Whether a key is what was searched for; the case of letters doesn't matter, and a whole id fits too. */
export function fits({ id, name, aliases }: EmulatedKey, search: Search): boolean {
  const query = search.query.toLowerCase();
  const texts = search.scopes.flatMap((scope) => (scope === "name" ? [name] : aliases));
  const hit = texts
    .map((text) => text.toLowerCase())
    .some((text) => (search.exact ? text === query : text.includes(query)));
  return (hit || id === query) !== search.not;
}

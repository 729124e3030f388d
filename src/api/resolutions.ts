import pLimit from "p-limit";
import { isKeyId, type Key, type KeyId } from "../core/key.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { isAlias } from "./alias.js";
import type { Api } from "./api.js";
import { type Completeness, keyPages } from "./key-pages.js";
import { getKeyMetadata } from "./keys.js";

/** What a text that a person gave stands for: a key, or the reason why none. */
export type Resolution = { readonly id: KeyId } | { readonly error: KpDualError };

type Reads = Pick<Api, "read">;

/** The keys whose names were asked for, as far as the list could be read. */
interface Named extends Completeness {
  readonly byName: ReadonlyMap<string, readonly Key[]>;
}

const AT_A_TIME = 8;

/**
 * What each of some texts stands for, in their order: an id, an alias or an exact name (interface.md §1).
 * They share one reading of the list, which ids alone don't need.
 */
export async function resolutions(
  api: Reads,
  texts: readonly string[],
): Promise<readonly Resolution[]> {
  const others = [...new Set(texts)].filter((text) => !idOf(text) && text.trim() !== "");
  const [aliased, named] = await Promise.all([keysByAlias(api, others), keysByName(api, others)]);
  return texts.map((text) => {
    const id = idOf(text);
    if (id) return { id };
    return text.trim() === "" ? { error: badKey(text) } : chosen(text, aliased.get(text), named);
  });
}

/** A text in the form of a UUID is an id and nothing else. */
function idOf(text: string): KeyId | undefined {
  const lower = text.toLowerCase();
  return isKeyId(lower) ? lower : undefined;
}

const badKey = (text: string) => new KpDualError("bad-key", { values: { key: text } });

/** The keys that have one of the texts as an alias. */
async function keysByAlias(
  api: Reads,
  texts: readonly string[],
): Promise<ReadonlyMap<string, Key | undefined>> {
  const limit = pLimit(AT_A_TIME);
  const look = async (text: string) => [text, await keyByAlias(api, text)] as const;
  return new Map(await Promise.all(texts.map((text) => limit(look, text))));
}

async function keyByAlias(api: Reads, text: string): Promise<Key | undefined> {
  if (!isAlias(text)) return undefined;
  try {
    return (await api.read(getKeyMetadata, { key: text })).value;
  } catch (error) {
    if (error instanceof KpDualError && error.facts.status === 404) return undefined;
    throw error;
  }
}

/** The keys whose name is exactly one of the texts: compared here, never by the service's own search. */
async function keysByName(api: Reads, texts: readonly string[]): Promise<Named> {
  const byName = new Map<string, Key[]>(texts.map((text) => [text, []]));
  if (texts.length === 0) return { byName, complete: true };
  const pages = keyPages(api);
  for (;;) {
    const { done, value } = await pages.next();
    if (done) return { byName, ...value };
    for (const key of value.keys) byName.get(key.name)?.push(key);
  }
}

/** One key, or none, or too many. "None" is only said where the whole list was seen. */
function chosen(text: string, aliased: Key | undefined, named: Named): Resolution {
  const candidates = new Map<KeyId, string>();
  for (const { id } of named.byName.get(text) ?? []) candidates.set(id, `the name of ${id}`);
  if (aliased && !candidates.has(aliased.id))
    candidates.set(aliased.id, `an alias of ${aliased.id}`);
  const [id, ...more] = candidates.keys();
  if (id && more.length === 0) return { id };
  return { error: id ? ambiguous(text, [...candidates.values()]) : missing(text, named) };
}

const ambiguous = (text: string, fits: readonly string[]) =>
  new KpDualError("ambiguous-key", {
    values: { key: text, fits: fits.join(" and ") },
    why: "it is {fits}; kp-dual never chooses between keys",
  });

const missing = (text: string, { complete, why }: Completeness) =>
  complete
    ? new KpDualError("key-not-found", { values: { key: text } })
    : new KpDualError("list-incomplete", {
        values: { key: text },
        why: `no key is known by that name so far; but ${why}`,
      });

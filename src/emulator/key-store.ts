import type { EmulatedKey } from "./emulated-key.js";
import { later } from "./moment.js";
import { isUuid } from "./uuid.js";
import { WINDOWS } from "./windows.js";

/** What a key was before a write, and until when reads still show it. */
interface Before {
  readonly until: number;
  readonly key: EmulatedKey | undefined;
}

/** How far reads lag behind writes, in milliseconds by a clock that nobody sets. */
export interface Lag {
  readonly ms: number;
  readonly elapsed: () => number;
}

/** The service itself purges a key in the end (api.md §3.3). */
const alive = (key: EmulatedKey | undefined, at: Date): EmulatedKey | undefined =>
  key?.state === 5 && key.deleted && at >= later(key.deleted.at, WINDOWS.automaticPurge)
    ? undefined
    : key;

/** The keys of one instance. */
export class KeyStore {
  readonly #keys: Map<string, EmulatedKey>;
  readonly #before = new Map<string, readonly Before[]>();
  readonly #lag: Lag;
  #order: readonly string[] | null = null;

  constructor(keys: Iterable<EmulatedKey>, lag: Lag) {
    this.#keys = new Map(Array.from(keys, (key) => [key.id, key]));
    this.#lag = lag;
  }

  /** A key by its id or an alias, as it is: decisions are made on this. */
  current(name: string, at: Date): EmulatedKey | undefined {
    return alive(this.#keys.get(this.#idOf(name)), at);
  }

  /** A key by its id or an alias, as reading shows it: perhaps as it was a moment ago. */
  shown(name: string, at: Date): EmulatedKey | undefined {
    return alive(this.#visible(this.#idOf(name)), at);
  }

  /** All keys as reading shows them, by id. */
  *list(at: Date): Generator<EmulatedKey> {
    for (const id of this.#ids()) {
      const key = alive(this.#visible(id), at);
      if (key) yield key;
    }
  }

  /** All keys as they are. */
  *all(at: Date): Generator<EmulatedKey> {
    for (const key of this.#keys.values()) if (alive(key, at)) yield key;
  }

  /** Puts a key in the place of what the id stood for; null takes it away for good. */
  write(id: string, key: EmulatedKey | null): void {
    const known = this.#keys.get(id);
    if (this.#lag.ms > 0) this.#remember(id, known);
    if (key) this.#keys.set(id, key);
    else this.#keys.delete(id);
    if (!known || !key) this.#order = null;
  }

  #remember(id: string, key: EmulatedKey | undefined): void {
    const now = this.#lag.elapsed();
    const recent = (this.#before.get(id) ?? []).filter(({ until }) => now < until);
    this.#before.set(id, [...recent, { until: now + this.#lag.ms, key }]);
  }

  #visible(id: string): EmulatedKey | undefined {
    const before = this.#before.get(id);
    if (!before) return this.#keys.get(id);
    const now = this.#lag.elapsed();
    const earlier = before.find(({ until }) => now < until);
    return earlier ? earlier.key : this.#keys.get(id);
  }

  /** Sorted once for all pages: only a key that comes or goes changes the order. */
  #ids(): readonly string[] {
    this.#order ??= [...new Set([...this.#keys.keys(), ...this.#before.keys()])].sort();
    return this.#order;
  }

  #idOf(name: string): string {
    if (isUuid(name)) return name.toLowerCase();
    for (const { id, aliases } of this.#keys.values()) if (aliases.includes(name)) return id;
    return name;
  }
}

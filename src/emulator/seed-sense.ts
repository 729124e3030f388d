interface Named {
  readonly id: string;
  readonly name: string;
}

interface SeedKeySense {
  readonly instance: string;
  readonly id: string;
  readonly dualAuth?: boolean | undefined;
  readonly state?: number | undefined;
  readonly aliases: readonly string[];
  readonly setForDeletion: object | null;
  readonly deleted: object | null;
}

/** What of a seed can contradict itself. */
interface SeedSense {
  readonly instances: readonly (Named & { readonly dualAuthDelete: boolean })[];
  readonly people: readonly { readonly name: string; readonly apiKey: string }[];
  readonly keys: readonly SeedKeySense[];
  readonly generateKeys: { readonly instance: string } | null;
}

interface Contradiction {
  readonly path: (string | number)[];
  readonly message: string;
}

/** Where in a list something stands that may stand there once. */
type Place = readonly [index: number, text: string];

function* repeated(
  list: string,
  field: string,
  places: readonly Place[],
): Generator<Contradiction> {
  const seen = new Set<string>();
  for (const [index, text] of places) {
    if (seen.has(text))
      yield { path: [list, index, field], message: "used twice in this seed: give it another" };
    seen.add(text);
  }
}

const placesOf = <Item>(items: readonly Item[], text: (item: Item) => string): Place[] =>
  items.map((item, index) => [index, text(item)]);

function* ofKey(
  key: SeedKeySense,
  index: number,
  { instances }: SeedSense,
): Generator<Contradiction> {
  const here = instances.find(({ name }) => name === key.instance);
  const at = (field: string, message: string) => ({ path: ["keys", index, field], message });
  if (!here) yield at("instance", "no instance of this name: add it to instances, or correct it");
  if (key.deleted && key.state !== undefined && key.state !== 5)
    yield at("state", "a deleted key is in state 5: say so, or take out its deletion");
  if (!key.deleted && key.state === 5)
    yield at("deleted", 'a key in state 5 says who deleted it: add {"by","at"}');
  if (key.setForDeletion && !(key.dualAuth ?? here?.dualAuthDelete))
    yield at("setForDeletion", "only a key with dual authorization can be set: add dualAuth true");
}

/** What each field allows by itself, but not all of them together. */
export function* contradictions(seed: SeedSense): Generator<Contradiction> {
  const { instances, people, keys, generateKeys } = seed;
  yield* repeated(
    "instances",
    "name",
    placesOf(instances, ({ name }) => name),
  );
  yield* repeated(
    "instances",
    "id",
    placesOf(instances, ({ id }) => id),
  );
  yield* repeated(
    "people",
    "name",
    placesOf(people, ({ name }) => name),
  );
  yield* repeated(
    "people",
    "apiKey",
    placesOf(people, ({ apiKey }) => apiKey),
  );
  yield* repeated(
    "keys",
    "id",
    placesOf(keys, ({ id }) => id),
  );
  yield* repeated(
    "keys",
    "aliases",
    keys.flatMap(({ instance, aliases }, index) =>
      aliases.map((alias): Place => [index, `${instance} ${alias}`]),
    ),
  );
  for (const [index, key] of keys.entries()) yield* ofKey(key, index, seed);
  if (generateKeys && !instances.some(({ name }) => name === generateKeys.instance))
    yield {
      path: ["generateKeys", "instance"],
      message: "no instance of this name: add it to instances, or correct it",
    };
}

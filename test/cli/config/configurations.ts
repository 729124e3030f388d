import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

export const GUID = "02fd6835-6001-4482-a892-13bd2085f75d";
export const CRN = `crn:v1:bluemix:public:kms:eu-de:a/abc:${GUID}::`;

/** A place for a folder of configuration, which is not there yet. */
export async function aPlace(): Promise<{ readonly folder: string; readonly file: string }> {
  const home = await mkdtemp(join(tmpdir(), "kp-dual-config-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const folder = join(home, "kp-dual");
  return { folder, file: join(folder, "config.json") };
}

/** A folder of configuration whose file holds this. */
export async function aConfiguration(content: string | Uint8Array) {
  const place = await aPlace();
  await mkdir(place.folder, { mode: 0o700 });
  await writeFile(place.file, content, { mode: 0o600 });
  return place;
}

const one = (entry: unknown) => JSON.stringify({ instances: { "prod-eu": entry } });

/** What the file may hold that kp-dual did not write, and what is said of it. */
export const BROKEN: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
  ["nothing", "", /is not JSON/],
  ["blanks", " \n", /is not JSON/],
  ["half of itself", one({ instance: CRN }).slice(0, 40), /is not JSON/],
  ["itself twice", one({ instance: CRN }).repeat(2), /is not JSON/],
  ["zeros", new Uint8Array(512), /is not JSON/],
  ["a zero at its end", `${one({ instance: CRN })}\0`, /is not JSON/],
  ["a byte order mark", `\ufeff${one({ instance: CRN })}`, /is not JSON/],
  ["UTF-16", Buffer.from(one({ instance: CRN }), "utf16le"), /is not JSON/],
  ["a page", "<html>secret-text</html>", /is not JSON/],
  ["a hundred thousand brackets", "[".repeat(100_000), /is not JSON/],
  ["a list", "[]", /something else than expected in it/],
  ["null", "null", /something else than expected in it/],
  ["a text", '"secret-text"', /something else than expected in it/],
  ["a number", "1", /something else than expected in it/],
  ["a list of instances", '{"instances":[]}', /at instances$/],
  ["null for instances", '{"instances":null}', /at instances$/],
  ["a field of the future", '{"version":2,"instances":{}}', /unknown field version; a newer/],
  ["a secret", '{"apiKey":"secret-text"}', /unknown field apiKey/],
  ["a text for an instance", one("secret-text"), /at instances\.prod-eu$/],
  ["an address", one({ instance: CRN, endpoint: "https://e.org" }), /instances\.prod-eu\.endpoint/],
  ["no instance", one({}), /at instances\.prod-eu\.instance$/],
  ["what is no instance", one({ instance: "secret-text" }), /at instances\.prod-eu\.instance$/],
  ["a number for an instance", one({ instance: 7 }), /at instances\.prod-eu\.instance$/],
  ["what is no region", one({ instance: GUID, region: "Köln" }), /at instances\.prod-eu\.region$/],
  ["null for a region", one({ instance: GUID, region: null }), /at instances\.prod-eu\.region$/],
  ["a name with a blank", '{"instances":{"a b":{}}}', /at instances\.a b/],
  ["a name without an end", `{"instances":{"${"x".repeat(999)}":{}}}`, /at instances\.x{70}…$/],
  ["blanks for ever", " ".repeat(1024 * 1024), /is not JSON/],
  ["one byte", "{", /is not JSON/],
  ["a line too much", '{\n  "instances": {},\n}\n', /is not JSON( \(line 3, column 1\))?$/],
  ["a remark", '{\r\n  // mine\r\n  "instances": {} }', /is not JSON( \(line 2, column 3\))?$/],
  ["simple quotes", "{'instances':{}}", /is not JSON/],
  ["NaN", '{"instances":NaN}', /is not JSON/],
  ["an escape that is none", '{"instances":{"\\x":1}}', /is not JSON/],
  ["another file behind its end", "{}\n{}", /is not JSON/],
  ["true", "true", /something else than expected in it/],
  ["a number without an end", "1".repeat(1_000), /something else than expected in it/],
  ["a text for instances", '{"instances":"secret-text"}', /at instances$/],
  ["a number for instances", '{"instances":1e999}', /at instances$/],
  ["a version", '{"schema":"kp-dual/config/2"}', /unknown field schema; a newer/],
  ["the future of an instance", one({ instance: CRN, alias: 1 }), /instances\.prod-eu\.alias/],
  ["null for an instance", one(null), /at instances\.prod-eu$/],
  ["a list for an instance", one([CRN]), /at instances\.prod-eu$/],
  ["a list in an instance", one({ instance: [CRN] }), /at instances\.prod-eu\.instance$/],
  ["true for an instance", one({ instance: true }), /at instances\.prod-eu\.instance$/],
  ["half a CRN", one({ instance: CRN.slice(0, 30) }), /at instances\.prod-eu\.instance$/],
  ["a CRN with a blank", one({ instance: `${CRN} ` }), /at instances\.prod-eu\.instance$/],
  ["half a surrogate", one({ instance: `${CRN}\ud83d` }), /at instances\.prod-eu\.instance$/],
  ["a number for a region", one({ instance: GUID, region: 1 }), /instances\.prod-eu\.region$/],
  ["an empty region", one({ instance: GUID, region: "" }), /at instances\.prod-eu\.region$/],
  ["an empty name", '{"instances":{"":{}}}', /at instances/],
  ["bytes that are no text", Buffer.from(one({ instance: `${CRN}\xff` }), "latin1"), /instance$/],
  ["its instances twice", '{"instances":{},"instances":{}}', /a name twice/],
  [
    "a name twice",
    `{"instances":{"a":{"instance":"${CRN}"},"a":{"instance":"${GUID}"}}}`,
    /a name twice/,
  ],
  [
    "a name twice, once escaped",
    `{"instances":{"a":{"instance":"${CRN}"},"\\u0061":{"instance":"${GUID}"}}}`,
    /a name twice/,
  ],
  ["a constructor", '{"constructor":{"prototype":{}}}', /unknown field constructor/],
  [
    "ten thousand levels",
    `${'{"instances":'.repeat(10_000)}1${"}".repeat(10_000)}`,
    /is not JSON|at instances/,
  ],
  ["a prototype", '{"__proto__":{"instances":{}}}', /unknown field __proto__/],
  [
    "a prototype for a name",
    `{"instances":{"__proto__":{"instance":"${CRN}"}}}`,
    /unknown field __proto__/,
  ],
];

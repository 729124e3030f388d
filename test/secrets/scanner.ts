import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CANARIES } from "./canaries.js";

/** So many characters of a secret are found. */
const PART = 12;

/**
 * What may break a secret into pieces and still leave it to a reader: blanks, line breaks, borders of tables, colours,
 * and what the gate or JSON makes of them. This and the forms are written down here anew: shared with the redactor,
 * a mistake would hide itself.
 */
const BETWEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  /\u001b\[[0-9;?]*[A-Za-z]|<U\+[0-9A-F]{4,6}>|\\u00[0-9a-f]{2}|\\u20[0-9a-f]{2}|\\[nrt]|[\s|\u2500-\u257f\u200b-\u200f]/g;

const joined = (text: string): string => text.replace(BETWEEN, "");

/** The Base64 of a secret so many bytes into something longer: what is the same between neighbours of opposite bits. */
function base64(secret: string, encoding: "base64" | "base64url", before: number): string {
  const [one = "", other = ""] = ["\u007e", "\u0001"].map((neighbour) =>
    Buffer.from(`${neighbour.repeat(before)}${secret}${neighbour.repeat(3)}`).toString(encoding),
  );
  return [...one].filter((char, at) => char !== "=" && char === other[at]).join("");
}

const inHtml = (secret: string): string =>
  secret
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

/** The forms in which each secret is looked for, by their names. */
export const formsOf = (secret: string): Readonly<Record<string, string>> => ({
  raw: secret,
  URL: encodeURIComponent(secret),
  form: new URLSearchParams([["", secret]]).toString().slice(1),
  JSON: JSON.stringify(secret).slice(1, -1),
  HTML: inHtml(secret),
  hex: Buffer.from(secret).toString("hex"),
  HEX: Buffer.from(secret).toString("hex").toUpperCase(),
  ...Object.fromEntries(
    (["base64", "base64url"] as const).flatMap((encoding) =>
      [0, 1, 2].map((before) => [`${encoding} +${before}`, base64(secret, encoding, before)]),
    ),
  ),
});

/** A search for these secrets. Gives what was found: "API key, base64 +1". */
export function scannerFor(secrets: Readonly<Record<string, string>>) {
  const parts = new Map<string, string>();
  for (const [name, secret] of Object.entries(secrets))
    for (const [form, text] of Object.entries(formsOf(secret))) {
      const whole = joined(text);
      for (let at = 0; at + PART <= whole.length; at++) {
        const some = whole.slice(at, at + PART);
        parts.set(some, parts.get(some) ?? `${name}, ${form}`);
      }
    }
  return (text: string): readonly string[] => {
    const whole = joined(text);
    const found = new Set<string>();
    for (let at = 0; at + PART <= whole.length; at++) {
      const hit = parts.get(whole.slice(at, at + PART));
      if (hit !== undefined) found.add(hit);
    }
    return [...found];
  };
}

/** A search for the canaries. */
export const hitsIn = scannerFor(CANARIES);

/** The names and contents of all files in a folder but those that a test put there, which hold what is looked for. */
export async function filesIn(
  folder: string,
  ours: readonly string[] = [],
): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !ours.includes(file));
  return Promise.all(files.map(async (file) => `${file}\n${await readFile(file, "utf8")}`));
}

/** What an answer that is not the service's seems to be, and the part of it that is worth quoting. */
export interface ForeignText {
  readonly form: "html" | "text" | "empty";
  readonly said: string;
}

/** A title is looked for here only, so that a hostile page costs no time. */
const HEAD = 16_384;
const LONGEST = 300;

/**
 * Reads a body that is no JSON: the title of a page, or the first line of a text. What begins like JSON is
 * a torn answer, which may hold key material, and is not quoted.
 */
export function foreignText(body: string): ForeignText {
  const head = body.slice(0, HEAD).trim();
  if (head === "") return { form: "empty", said: "" };
  if (/^[[{]/.test(head)) return { form: "text", said: "" };
  if (!head.startsWith("<")) return { form: "text", said: quoted(head.split(/[\r\n]/, 1)[0]) };
  return { form: "html", said: quoted(/<title[^<>]{0,200}>([^<]*)/i.exec(head)?.[1]) };
}

const quoted = (text = "") => text.replace(/\s+/g, " ").trim().slice(0, LONGEST);

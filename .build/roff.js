/* Text for mdoc(7), in which nothing is a request, a macro or an escape. */

const GLYPHS = {
  "\\": "\\e",
  "-": "\\-",
  "~": "\\(ti",
  "^": "\\(ha",
  "`": "\\(ga",
  "'": "\\(aq",
  '"': "\\(dq",
};

/** A text as an argument of a macro, or a part of a line. */
export const literal = (text) => text.replace(/[\\\-~^`'"]/g, (one) => GLYPHS[one]);

/** A word behind a macro: whatever it is, it is no macro itself, and no punctuation. */
export const word = (text) => `\\&${literal(text).replaceAll(" ", "\\ ")}`;

/** A line of its own. */
export const line = (text) => literal(text).replace(/^(?=[. ])/, "\\&");

/** A paragraph: each sentence begins a line, as roff likes it. */
export const paragraph = (text) =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .split(/(?<=[.:?]) (?=[A-Z])/)
    .flatMap(wrapped);

/** Lines of the source, which roff fills anew. */
const wrapped = (text) => text.match(/\S.{0,69}(?= |$)|\S+/g).map(line);

/** Lines that stay as they are. */
export const verbatim = (lines) => [".Bd -literal", ...lines.map(line), ".Ed"];

/** A list of terms, each a macro line without its dot, with what they mean. */
export const list = (rows, width = "Ds") =>
  rows.length === 0
    ? []
    : [
        `.Bl -tag -width ${width}`,
        ...rows.flatMap(([term, ...text]) => [`.It ${term}`, ...paragraph(text.join(" "))]),
        ".El",
      ];

/** A summary as a sentence. */
export const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/**
 * A text as one line: what was wrapped, quoted with ">" or "|", or escaped as JSON is whole again. Sentences
 * are looked for in texts of this form.
 */
export const plainText = (text: string): string => text.replace(/(?:[\s>|]|\\[nrt])+/g, " ").trim();

/** Text in ASCII, as JSON may write it: whatever it holds, it can't break out of its line, nor act on a terminal. */
const inAscii = (json: string): string =>
  json.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** JSON on one line and in ASCII. */
export const asciiJson = (record: object): string => inAscii(JSON.stringify(record));

/** The same for people to look at, on lines of its own making. */
export const asciiJsonLines = (record: object): string =>
  JSON.stringify(record, null, 2).split("\n").map(inAscii).join("\n");

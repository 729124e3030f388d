/** JSON on one line and in ASCII: whatever a name holds, it can't break out of its line, nor act on a terminal. */
export const asciiJson = (record: object): string =>
  JSON.stringify(record).replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

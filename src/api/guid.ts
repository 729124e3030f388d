/** The shape of an instance's GUID, in lower case. */
export const GUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

const WHOLE = new RegExp(`^${GUID}$`);

/** The GUID of an instance in lower case, or undefined where the text is none. */
export function guidFrom(text: string): string | undefined {
  const guid = text.toLowerCase();
  return WHOLE.test(guid) ? guid : undefined;
}

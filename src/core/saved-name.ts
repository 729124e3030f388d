/** How the name of a saved instance looks: no blank, nothing that a shell reads, not a CRN's colon. */
const NAME = /^[A-Za-z0-9][\w.-]{0,59}$/;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether an instance can be saved under this name: a GUID is an instance itself. */
export const isSavedName = (text: string): boolean => NAME.test(text) && !GUID.test(text);

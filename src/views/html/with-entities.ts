const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text without a meaning to a browser: it may stand between tags or in a quoted attribute. */
export const withEntities = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? "");

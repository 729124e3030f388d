/** Puts values into {placeholders}; one without a value becomes <name>, as in a manual. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? `<${name}>`);

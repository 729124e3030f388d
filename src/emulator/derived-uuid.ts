import { hash } from "node:crypto";

/** A UUID in the form of version 4, always the same for the same text. */
export function derivedUuid(text: string): string {
  const hex = hash("sha1", text);
  const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4];
  const [a, b, c] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16)];
  return `${a}-${b}-4${c}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

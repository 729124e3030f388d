import { withEntities } from "./html/with-entities.js";

type Encoding = "base64" | "base64url";

/** Base64 of a secret that stands 0, 1 or 2 bytes into something longer, without what its neighbours change. */
const inside = (secret: string, encoding: Encoding, before: number): string => {
  const bytes = Buffer.from(secret);
  const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString(encoding);
  const first = Math.ceil((before * 8) / 6);
  const end = Math.floor(((before + bytes.length) * 8) / 6);
  return whole.slice(first, end);
};

/** Every way in which a secret may turn up in a text: as it is, for URLs and forms, in JSON, in HTML, in hex, in Base64. */
export function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString("hex");
  return [
    secret,
    encodeURIComponent(bytes.toString()),
    new URLSearchParams({ "": secret }).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    withEntities(secret),
    hex,
    hex.toUpperCase(),
    ...(["base64", "base64url"] as const).flatMap((encoding) =>
      [0, 1, 2].map((before) => inside(secret, encoding, before)),
    ),
  ];
}

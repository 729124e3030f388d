import type { Call } from "./call.js";

/** What the caller wants back, by its `prefer` header (api.md §1.4); null where it doesn't say. */
export function preference({ request }: Call): "minimal" | "representation" | null {
  const [, wanted] =
    /\breturn=(minimal|representation)\b/.exec(request.headers["prefer"] ?? "") ?? [];
  return wanted === "minimal" || wanted === "representation" ? wanted : null;
}

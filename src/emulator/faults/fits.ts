import type { Fault } from "./fault.js";

/** What is known of a request when its head is here. */
export interface Asked {
  readonly method: string;
  /** Without its query, nothing unescaped. */
  readonly path: string;
  /** With its query. */
  readonly url: string;
  /** The name of the person whose token it carries. */
  readonly by: string | null;
}

type Match = Omit<Fault["match"], "nth">;

function pathFits(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  const isOpen = wanted.at(-1) === "**";
  const parts = isOpen ? wanted.slice(0, -1) : wanted;
  const isLongEnough = isOpen ? given.length > parts.length : given.length === parts.length;
  return isLongEnough && parts.every((part, index) => part === "*" || part === given[index]);
}

function isAbout(key: string, path: string): boolean {
  const named = /^\/api\/v2\/keys\/([^/]+)/.exec(path)?.[1] ?? "";
  return named.toLowerCase() === key.toLowerCase();
}

/** Whether a request is one of those that a fault is meant for; their number is counted elsewhere. */
export function fits({ method, path, key, by }: Match, asked: Asked): boolean {
  return [
    method === undefined || method === asked.method,
    path === undefined || pathFits(path, asked.path),
    key === undefined || isAbout(key, asked.path),
    by === undefined || by === asked.by,
  ].every(Boolean);
}

interface Pattern {
  readonly method: string;
  readonly path: string;
}

interface Match<Entry> {
  readonly route: Entry;
  readonly params: Readonly<Record<string, string>>;
}

/** One part of a path, unescaped; null where it is escaped badly. */
function unescaped(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

function paramsOf(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const text = unescaped(given[index] ?? "");
    if (part.startsWith(":") && text) params[part.slice(1)] = text;
    else if (part !== text) return null;
  }
  return params;
}

/** Whether the query has what the pattern's query asks for; without one, no action may be asked for. */
const choosing = (wanted: string | undefined, query: URLSearchParams): boolean =>
  (new URLSearchParams(wanted).get("action") ?? null) === query.get("action");

/** The first route that fits: the more particular one stands before the more general. */
export function matched<Entry extends Pattern>(
  routes: readonly Entry[],
  request: Pattern & { readonly query: URLSearchParams },
): Match<Entry> | undefined {
  for (const route of routes) {
    const [pattern = "", query] = route.path.split("?");
    if (route.method !== request.method || !choosing(query, request.query)) continue;
    const params = paramsOf(pattern, request.path);
    if (params) return { route, params };
  }
  return undefined;
}

/** What the environment says about proxies; "" where it says nothing. */
export interface ProxyVariables {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  readonly noProxy: string;
}

/** The proxies that the environment names, or undefined where it names none. Lower case wins, as in curl. */
export function proxyVariables(
  environment: Readonly<Record<string, string | undefined>>,
): ProxyVariables | undefined {
  const named = (name: string) => environment[name] || environment[name.toUpperCase()] || "";
  const httpProxy = withScheme(named("http_proxy"));
  const httpsProxy = withScheme(named("https_proxy"));
  if (!httpProxy && !httpsProxy) return undefined;
  return { httpProxy, httpsProxy, noProxy: named("no_proxy") };
}

/** curl takes "proxy:3128" for an http proxy; a URL would take "proxy:" for the scheme. */
const withScheme = (proxy: string) =>
  proxy === "" || proxy.includes("://") ? proxy : `http://${proxy}`;

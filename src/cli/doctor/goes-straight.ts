/** Whether NO_PROXY lets a host go without the proxy: by the same rule as what sends the requests (undici). */
export function goesStraight({ hostname, port }: URL, noProxy: string): boolean {
  if (noProxy === "*") return true;
  return noProxy
    .split(/[,\s]/)
    .filter(Boolean)
    .some((entry) => {
      const [, named = entry, onlyPort] = /^(.+):(\d+)$/.exec(entry) ?? [];
      const host = named.replace(/^\*?\./, "").toLowerCase();
      const isPort = onlyPort === undefined || Number(onlyPort) === Number(port || HTTPS);
      return isPort && (hostname === host || hostname.endsWith(`.${host}`));
    });
}

const HTTPS = 443;

import { isIP } from "node:net";
import type { Agent, buildConnector } from "undici";
import tunnel from "undici/lib/api/api-connect.js";
import Dispatcher from "undici/lib/dispatcher/dispatcher.js";
import EnvHttpProxyAgent from "undici/lib/dispatcher/env-http-proxy-agent.js";
import Pool from "undici/lib/dispatcher/pool.js";
import type { ProxyVariables } from "./proxy-variables.js";

/**
 * Sends through the proxies that were handed in. An agent with a proxy ignores `connect`, so its settings
 * are given for both connections, or NODE_TLS_REJECT_UNAUTHORIZED would count again. A tunnel is opened by a
 * method that undici's index puts on its dispatchers; here it is put there alone.
 */
export function proxyAgent(
  proxies: ProxyVariables,
  options: Agent.Options,
  connect: {
    readonly timeout: number;
    readonly rejectUnauthorized: true;
    readonly minVersion: "TLSv1.2";
  },
) {
  Dispatcher.prototype.connect = tunnel;
  return new EnvHttpProxyAgent({
    ...options,
    ...proxies,
    clientFactory,
    connect,
    requestTls: connect,
    proxyTls: connect,
  });
}

/**
 * How undici reaches a proxy. It gives TLS the proxy's address as the name of the host, where only a name may stand
 * (RFC 6066, section 3): older Nodes warn of it, Node 26 refuses. The certificate is held against the address all the same.
 */
function clientFactory(proxy: URL, settings: object): Pool {
  const { connect } = settings as { readonly connect: buildConnector.connector };
  return new Pool(proxy, {
    connect: ({ servername, ...where }, done) =>
      connect(servername && !isIP(bare(servername)) ? { ...where, servername } : where, done),
  });
}

/** Without the brackets of an IPv6 address. */
const bare = (host: string): string => host.replace(/^\[(.*)\]$/, "$1");

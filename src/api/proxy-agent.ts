import type { Agent } from "undici";
import tunnel from "undici/lib/api/api-connect.js";
import Dispatcher from "undici/lib/dispatcher/dispatcher.js";
import EnvHttpProxyAgent from "undici/lib/dispatcher/env-http-proxy-agent.js";
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
    connect,
    requestTls: connect,
    proxyTls: connect,
  });
}

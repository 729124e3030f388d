import { type Agent, EnvHttpProxyAgent } from "undici";
import type { ProxyVariables } from "./proxy-variables.js";

/**
 * Sends through the proxies that were handed in. An agent with a proxy ignores `connect`, so its settings
 * are given for both connections, or NODE_TLS_REJECT_UNAUTHORIZED would count again. A tunnel needs
 * methods that only undici's index puts on its dispatchers.
 */
export const proxyAgent = (
  proxies: ProxyVariables,
  options: Agent.Options,
  connect: {
    readonly timeout: number;
    readonly rejectUnauthorized: true;
    readonly minVersion: "TLSv1.2";
  },
) =>
  new EnvHttpProxyAgent({
    ...options,
    ...proxies,
    connect,
    requestTls: connect,
    proxyTls: connect,
  });

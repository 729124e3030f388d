/** The parts of undici that are used; its index brings in three times as much (perf.md §0). */
declare module "undici/lib/dispatcher/agent.js" {
  import { Agent } from "undici";
  export = Agent;
}

declare module "undici/lib/dispatcher/dispatcher.js" {
  import { Dispatcher } from "undici";
  export = Dispatcher;
}

declare module "undici/lib/dispatcher/env-http-proxy-agent.js" {
  import { EnvHttpProxyAgent } from "undici";
  export = EnvHttpProxyAgent;
}

declare module "undici/lib/dispatcher/pool.js" {
  import { Pool } from "undici";
  export = Pool;
}

declare module "undici/lib/api/api-connect.js" {
  import type { Dispatcher } from "undici";

  const connect: Dispatcher["connect"];
  export = connect;
}

declare module "undici/lib/core/connect.js" {
  import type { Socket } from "node:net";

  function connector(settings: object): connector.Connector;
  namespace connector {
    /** A host as undici names it. */
    interface ConnectTo {
      readonly protocol: string;
      /** With its port, if that is not the usual one. */
      readonly host?: string;
      readonly hostname: string;
      readonly port: string;
    }
    type Connector = (
      to: ConnectTo,
      callback: (...connected: [null, Socket] | [Error, null]) => void,
    ) => Socket;
  }
  export = connector;
}

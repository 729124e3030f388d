import type { Socket } from "node:net";
import type connector from "undici/lib/core/connect.js";

type Connector = connector.Connector;

/** So many requests go out side by side when a key is looked at. */
const AT_ONCE = 3;

interface Ahead {
  readonly socket: Socket;
  readonly connected: Promise<Socket>;
}

/** Connections that are opened before there is a request for them. */
export interface ConnectionsAhead {
  /** Opens some to a host; once for each. What comes of them is told to nobody. */
  readonly open: (origin: string) => void;
  /** Hands over one that is open or about to be. Where there is none, or it failed or ended since, it opens another. */
  readonly connect: Connector;
  /** Gives up those that nobody took. */
  readonly close: () => void;
}

export function connectionsAhead(connectTo: Connector): ConnectionsAhead {
  const waiting = new Map<string, Ahead[]>();
  return {
    open: (origin) => {
      if (waiting.has(origin)) return;
      const { protocol, host, hostname, port } = new URL(origin);
      const to = { protocol, host, hostname, port };
      waiting.set(
        origin,
        Array.from({ length: AT_ONCE }, () => opened(connectTo, to)),
      );
    },
    connect: (to, callback) => {
      const ahead = waiting.get(`${to.protocol}//${to.host}`)?.shift();
      if (!ahead) return connectTo(to, callback);
      const another = () => void connectTo(to, callback);
      const handOver = (socket: Socket) =>
        socket.readyState === "open" ? callback(null, socket) : another();
      ahead.connected.then(handOver, another);
      return ahead.socket;
    },
    close: () => {
      for (const { socket } of [...waiting.values()].flat()) socket.destroy();
    },
  };
}

function opened(connectTo: Connector, to: connector.ConnectTo): Ahead {
  let socket: Socket | undefined;
  const connected = new Promise<Socket>((resolve, reject) => {
    socket = connectTo(to, (error, open) => (open ? resolve(open) : reject(error)));
  });
  // Whoever asks for it opens another, and learns then what is wrong.
  connected.catch(() => undefined);
  return { socket: socket as Socket, connected };
}

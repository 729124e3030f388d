import { connect } from "node:net";

/** What came over a connection until it ended, or until nobody waited any more. */
export interface Received {
  readonly text: string;
  readonly end: "closed" | "reset" | "given up";
}

export interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How long to wait for the end, in milliseconds. */
  readonly patience?: number;
}

/** Sends one request over a connection of its own and takes down, byte for byte, what comes back. */
export function rawly(url: string, request: string, sent: Sent = {}): Promise<Received> {
  const { headers = {}, body = "", patience = 20_000 } = sent;
  const lines = Object.entries({
    host: "127.0.0.1",
    connection: "close",
    "content-length": `${Buffer.byteLength(body)}`,
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((done) => {
    let text = "";
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    const over = (end: Received["end"]) => {
      clearTimeout(timer);
      socket.destroy();
      done({ text, end });
    };
    const timer = setTimeout(over, patience, "given up");
    socket.setEncoding("utf8");
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("end", () => over("closed"));
    socket.on("error", () => over("reset"));
    socket.write(`${request} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
  });
}

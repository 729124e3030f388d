import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Request } from "./call.js";

/** The largest body that is read, in bytes. */
const LARGEST = 1_048_576;

/** The body as text; undefined where it is too large. */
export async function receivedBody(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST) chunks.push(chunk);
  }
  return size <= LARGEST ? Buffer.concat(chunks).toString() : undefined;
}

const flat = (headers: IncomingMessage["headers"]): Request["headers"] =>
  Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, text?.toString()]));

/** What is known of a request before its body came. */
export function headOf(message: IncomingMessage): Omit<Request, "body"> {
  const [path = "", ...query] = (message.url ?? "").split("?");
  const headers = flat(message.headers);
  return {
    method: message.method ?? "",
    path,
    query: new URLSearchParams(query.join("?")),
    headers,
    correlationId: headers["correlation-id"] || randomUUID(),
  };
}

/** Whether a request was meant for this machine: a page on the web that reached us by its own name was not. */
export const isLocal = (host: string | undefined): boolean =>
  /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i.test(host ?? "");

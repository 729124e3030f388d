import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { exchange } from "./exchange.js";
import type { Transport } from "./transport.js";
import { type Opened, openAgent, proxiesOf, type UndiciSettings } from "./undici-agent.js";

const SENDING = "undici:client:sendHeaders";

export interface UndiciTransport {
  readonly transport: Transport;
  /** Opens connections to a host that is asked soon. Through a proxy it does nothing. */
  readonly connectAhead: (origin: string) => void;
  /** Gives up all connections, so that the process can end. */
  readonly close: () => Promise<void>;
}

/** The transport over undici. */
export function undiciTransport(settings: UndiciSettings): UndiciTransport {
  let opened: Promise<Opened> | undefined;
  const transport: Transport = async (wire) => {
    const proof = watchFor(wire.correlationId);
    try {
      opened ??= openAgent(settings);
      const { dispatcher } = await opened;
      return { result: "answered", answer: await exchange(wire, dispatcher, settings.attemptMs) };
    } catch (cause) {
      if (proof.wasSent()) return { result: "lost", cause };
      return { result: "never-sent", cause, byProxy: proxiesOf(settings) !== undefined };
    } finally {
      proof.stop();
    }
  };
  return {
    transport,
    connectAhead: (origin) => {
      opened ??= openAgent(settings);
      // Whoever sends something learns what is wrong.
      opened.then(({ ahead }) => ahead?.open(origin)).catch(() => undefined);
    },
    close: async () => {
      const { ahead, dispatcher } = (await opened?.catch(() => undefined)) ?? {};
      ahead?.close();
      await dispatcher?.destroy();
    },
  };
}

/** undici says when it hands a request to an open socket; the correlation id says whose it is. */
function watchFor(correlationId: string) {
  let sent = false;
  const onSend = (message: unknown) => {
    sent ||= (message as { readonly headers: string }).headers.includes(correlationId);
  };
  subscribe(SENDING, onSend);
  return { wasSent: () => sent, stop: () => unsubscribe(SENDING, onSend) };
}

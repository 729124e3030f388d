import { afterEach } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/emulator.js";

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** What the JSON says; undefined where the body is empty. */
  readonly body: unknown;
}

export interface Asked {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Ask = (request: string, asked?: Asked) => Promise<Reply>;

const open: RunningEmulator[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** Starts an emulator that ends with the test. */
export async function started(seed?: unknown): Promise<RunningEmulator> {
  const emulator = await startEmulator({ seed });
  open.push(emulator);
  return emulator;
}

/** "GET /path", from anybody. */
export async function ask(url: string, request: string, asked: Asked = {}): Promise<Reply> {
  const [method = "", path = ""] = request.split(" ");
  const { body, headers = {} } = asked;
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const init = text === undefined ? { method, headers } : { method, headers, body: text };
  const response = await fetch(`${url}${path}`, init);
  const answer = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: answer ? JSON.parse(answer) : undefined,
  };
}

export async function tokenOf(url: string, name: string): Promise<string> {
  const form = new URLSearchParams({
    grant_type: "urn:ibm:params:oauth:grant-type:apikey",
    apikey: `rehearsal-${name}`,
  });
  const { body } = await ask(url, "POST /identity/token", { body: form.toString() });
  return (body as { access_token: string }).access_token;
}

interface Place {
  readonly url: string;
  readonly instances: readonly { readonly id: string }[];
}

/** Requests to Key Protect as a person of the seed, about its first instance; paths begin after /api/v2. */
export function as(name: string, emulator: Place): Ask {
  return async (request, { body, headers = {} } = {}) => {
    const all = {
      authorization: `Bearer ${await tokenOf(emulator.url, name)}`,
      "bluemix-instance": emulator.instances[0]?.id ?? "",
      ...headers,
    };
    return ask(emulator.url, request.replace(" ", " /api/v2"), { body, headers: all });
  };
}

/** The items of a collection. */
export const items = ({ body }: Reply): Record<string, unknown>[] =>
  (body as { resources?: Record<string, unknown>[] }).resources ?? [];

/** The first code that an error gives as its reason. */
export const codeOf = (reply: Reply): unknown =>
  (items(reply)[0]?.["reasons"] as { code: string }[] | undefined)?.[0]?.code;

/** What the error says. */
export const saidIn = (reply: Reply): unknown => items(reply)[0]?.["errorMsg"];

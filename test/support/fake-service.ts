import { setImmediate as turn } from "node:timers/promises";
import { onTestFinished } from "vitest";
import type { Api, Attempt, Reply } from "../../src/api/api.js";
import { getInstancePolicy } from "../../src/api/instance-policies.js";
import { getKeyPolicy } from "../../src/api/key-policies.js";
import { getKeyMetadata, headKeys } from "../../src/api/keys.js";
import type { Operation } from "../../src/api/operation.js";
import { getRegistrations } from "../../src/api/registrations.js";
import type { KeySnapshot, PolicySnapshot } from "../../src/core/snapshot.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";

/** What one look brings, whichever key it is shown for. "gone" is a 404; "unknown" parts of a key, and a null number of keys, are refused. */
export type Sight = KeySnapshot | PolicySnapshot | "gone" | Error;

/** What it shows of one key, one look after another, the last for ever; and what it answers to changes. */
export interface Script {
  readonly shows: readonly Sight[];
  readonly answers?: readonly (Attempt | Error)[];
}

export interface Sending {
  readonly request: string;
  readonly correlationId: string;
}

export const GONE = new KpDualError("KEY_NOT_FOUND_ERR", { status: 404 });
const REFUSED = new KpDualError("unauthorized-role", { status: 401 });

/** The instance's own policy, among the scripts. */
export const POLICY = "policy";

const nameOf = (input: unknown): string => (input as { readonly key?: string }).key ?? POLICY;

/** Shows one sight after another and takes down what it is asked to change. What it was not told fails the test. */
export class FakeService implements Api {
  /** All that happens, in its order; the means of a test write here too. */
  readonly log: string[] = [];
  readonly sent: Sending[] = [];
  /** The most keys that were looked at or changed at the same time. */
  busiest = 0;
  readonly #scripts: ReadonlyMap<string, { shows: Sight[]; answers: (Attempt | Error)[] }>;
  readonly #unexpected: string[] = [];
  #busy = 0;

  constructor(scripts: Readonly<Record<string, Script>>) {
    this.#scripts = new Map(
      Object.entries(scripts).map(([name, { shows, answers = [] }]) => [
        name,
        { shows: [...shows], answers: [...answers] },
      ]),
    );
    onTestFinished(() => {
      if (this.#unexpected.length > 0) throw new Error(this.#unexpected.join("; "));
    });
  }

  readonly read = async <Input, Output>(
    operation: Operation<Input, Output>,
    input: Input,
  ): Promise<Reply<Output>> => {
    const value = await this.#answerTo(operation.name, nameOf(input));
    return { ...value, correlationId: "c-read" } as unknown as Reply<Output>;
  };

  readonly attempt = async <Input>(
    operation: Operation<Input, undefined>,
    input: Input,
    correlationId: string,
  ): Promise<Attempt> => {
    this.log.push("send");
    this.sent.push({ request: `${operation.method} ${operation.path(input)}`, correlationId });
    const answer = this.#scripts.get(nameOf(input))?.answers.shift();
    await this.#during();
    if (!answer) throw this.#untold(`what it answers to "${operation.name}"`);
    if (answer instanceof Error) throw answer;
    return answer;
  };

  async #answerTo(operation: string, name: string) {
    const script = this.#scripts.get(name);
    if (operation === getKeyMetadata.name || operation === getInstancePolicy.name) {
      this.log.push("look");
      const [sight, next] = script?.shows ?? [];
      await this.#during();
      if (next) script?.shows.shift();
      return this.#seen(sight, name);
    }
    return this.#beside(operation, script?.shows[0], name);
  }

  #seen(sight: Sight | undefined, name: string) {
    if (!sight) throw this.#untold(`what ${name} looks like`);
    if (sight === "gone") throw GONE;
    if (sight instanceof Error) throw sight;
    const { serverNow } = sight;
    return { value: "key" in sight ? { ...sight.key, id: name } : sight.policy, serverNow };
  }

  /** What is read beside the key or the policy comes from the same sight. */
  #beside(operation: string, sight: Sight | undefined, name: string) {
    if (!sight || sight === "gone" || sight instanceof Error) throw REFUSED;
    const parts: Readonly<Record<string, unknown>> =
      "key" in sight
        ? { [getRegistrations.name]: pageOf(sight), [getKeyPolicy.name]: sight.policy }
        : { [headKeys.name]: sight.keys ?? "unknown" };
    if (!(operation in parts)) throw this.#untold(`what "${operation}" brings for ${name}`);
    const value = parts[operation];
    if (value === "unknown") throw REFUSED;
    return { value, serverNow: sight.serverNow };
  }

  async #during() {
    this.#busy += 1;
    this.busiest = Math.max(this.busiest, this.#busy);
    await turn();
    this.#busy -= 1;
  }

  #untold(what: string) {
    this.#unexpected.push(`nobody said ${what}`);
    return new Error(`nobody said ${what}`);
  }
}

const pageOf = ({ registrations }: KeySnapshot) =>
  registrations === "unknown" ? registrations : { registrations, total: registrations.length };

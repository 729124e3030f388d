import { type Command, Option } from "@commander-js/extra-typings";
import { type Completeness, type Keys, keyPages } from "../../api/key-pages.js";
import type { Open, Session } from "../../cli/session.js";
import { steadyMemory } from "../../cli/steady-memory.js";
import { ALL_STATES, type Key } from "../../core/key.js";
import { STAGES, type Stage, stageOf } from "../../core/stage.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { keyList } from "../../views/key-list.js";
import { withExamples } from "../examples.js";
import { inBatches } from "./in-batches.js";

/** So many keys are written at once: few enough to be gone soon. */
const AT_ONCE = 25;

export interface ListOptions {
  readonly stage?: readonly Stage[] | undefined;
  readonly search?: string | undefined;
}

export const listCommand = (bare: Command, open: Open, run = list) =>
  withExamples(
    bare
      .addOption(new Option("--stage <stage...>", "only keys in these stages").choices(STAGES))
      .option("--search <text>", "only keys with this in their name, alias or id")
      .action(async (flags, command) => {
        steadyMemory();
        await run(flags, await open.session(command));
      }),
    "kp-dual key list --instance prod-eu",
    "kp-dual key list --instance prod-eu --stage approval lapsed",
  );

/** Lists the keys of an instance as they are read; keys that were granted one by one are not listed by the service. */
export const list = (options: ListOptions, { api, showList }: Session): Promise<void> =>
  showList(rows(keyPages(api, ALL_STATES), options), keyList);

async function* rows(pages: AsyncGenerator<Keys, Completeness>, { stage, search }: ListOptions) {
  const wanted = (key: Key, now: Date) =>
    (!stage || stage.includes(stageOf(key, now))) && (!search || mentions(key, search));
  try {
    for (;;) {
      const { done, value } = await pages.next();
      if (done) return { complete: value.complete, error: incomplete(value) };
      const { keys, serverNow } = value;
      for (const some of inBatches(keys, AT_ONCE))
        yield some.filter((key) => wanted(key, serverNow)).map((key) => ({ key, serverNow }));
    }
  } catch (error) {
    if (!(error instanceof KpDualError)) throw error;
    return { complete: false, error };
  }
}

const mentions = ({ name, aliases, id }: Key, search: string): boolean =>
  [name, id, ...aliases].some((text) => text.toLowerCase().includes(search.toLowerCase()));

const incomplete = ({ complete, why }: Completeness): KpDualError | null =>
  complete ? null : new KpDualError("list-incomplete", why ? { why } : {});

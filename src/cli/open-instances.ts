import { locateInstance } from "../api/locate-instance.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { changeSaved } from "./config/change-saved.js";
import { configFolder } from "./config/config-folder.js";
import { savedInstances } from "./config/saved-instances.js";
import { type Connection, signedIn } from "./connection.js";
import { type Environment, environmentOf } from "./environment.js";
import type { GlobalOptions } from "./global-options.js";
import { seenInstances } from "./seen-instances.js";
import type { InstanceBook } from "./session.js";
import type { Surroundings } from "./surroundings.js";
import { rehearsalOf } from "./target.js";
import type { YesOrNo } from "./yes-at-terminal.js";

/** Opens what is saved on this machine. Who only reads or changes that is not signed in, and sends nothing. */
export async function openInstances(
  options: GlobalOptions,
  around: Surroundings,
): Promise<InstanceBook> {
  const environment = environmentOf(around.variables);
  const folder = configFolder(around.variables);
  const rehearsal = rehearsalOf(environment);
  const { region = null, endpoint = null, private: isPrivate = false } = options;
  let connection: Promise<Connection> | undefined;
  const connected = () => {
    connection ??= signedIn(options, environment, around);
    return connection;
  };
  const place = { region, endpoint, private: isPrivate, rehearsal };
  return {
    ...around.screen,
    place,
    saved: async () => {
      const { all, error } = await savedInstances(folder);
      if (error) throw error;
      return all;
    },
    change: (change) => changeSaved(folder, around.owner, change),
    find: async (id) => {
      const where = { ...place, instance: id, named: id, name: null, target: null };
      const { readFrom, token } = await connected();
      return (await locateInstance(where, { readFrom, token: token.token })).instance;
    },
    records: async () => seenInstances(place, await connected()),
    agrees: (question) => agreed(question, options, environment, around),
  };
}

async function agreed(
  question: YesOrNo,
  { input, json, output }: GlobalOptions,
  { CI }: Environment,
  around: Surroundings,
): Promise<boolean | undefined> {
  if (!input || CI || json || output === "json") return undefined;
  const answer = await (await import("./yes-at-terminal.js")).yesAtTerminal(question, around);
  if (answer === "broken-off") throw new KpDualError("declined");
  return answer;
}

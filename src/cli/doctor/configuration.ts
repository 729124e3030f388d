import { stat } from "node:fs/promises";
import { join } from "node:path";
import { healthy, ill, type Symptom } from "../../core/diagnosis.js";
import { EXIT } from "../../errors/exit-codes.js";
import { shellWord } from "../../errors/shell-word.js";
import { CONFIG_NAME, configFolder } from "../config/config-folder.js";
import { count } from "./count.js";
import { failing } from "./failing.js";
import type { Patient } from "./patient.js";

const OTHERS_WRITE = 0o022;
const OTHERS = 0o077;

type Given = Pick<Patient, "owner" | "saved" | "variables">;

/** Whether the saved instances can be read, and whether only their owner can change them. */
export async function configuration({
  owner,
  saved,
  variables,
}: Given): Promise<readonly Symptom[]> {
  const folder = configFolder(variables);
  const file = join(folder, `${CONFIG_NAME}.json`);
  const { all, error } = await saved();
  const places = await Promise.all([
    placeSymptoms(folder, "700", owner),
    placeSymptoms(file, "600", owner),
  ]);
  const state = error
    ? failing(error)
    : healthy(`${count(all.length, "saved instance")} in ${file}`);
  return [state, ...places.flat()];
}

/** Whoever can write there can put another instance under a name that is trusted. */
async function placeSymptoms(
  path: string,
  mode: "600" | "700",
  owner: number | undefined,
): Promise<readonly Symptom[]> {
  const status = await stat(path).catch(() => null);
  if (!status) return [];
  const remedy = `chmod ${mode} ${shellWord(path)}`;
  if (owner !== undefined && status.uid !== owner)
    return [
      ill(EXIT.local, `${path} belongs to somebody else`, `make it your own, or move it away`),
    ];
  if (status.mode & OTHERS_WRITE)
    return [ill(EXIT.local, `others than its owner can write ${path}`, remedy)];
  return status.mode & OTHERS
    ? [healthy(`other users of this machine can read ${path}`, remedy)]
    : [];
}

import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { bareToken } from "../../api/bare-token.js";
import { hasRunOut } from "../../api/has-run-out.js";
import { tokenPayload } from "../../api/token-payload.js";
import type { TokenSource } from "../../api/token-source.js";
import { when } from "../../views/when.js";
import type { Environment } from "../environment.js";
import { byToken } from "./by-token.js";
import type { PassedOver, SignInMeans } from "./way.js";

const LARGEST = 4 * 1024 * 1024;
const OTHERS_WRITE = 0o022;

/** Nothing else of the file is kept. The refresh token stays the CLI's: to use it could end the CLI's own session. */
const Session = z.object({ IAMToken: z.nullish(z.string()) });

/**
 * The access token of somebody who has logged in with the ibmcloud CLI; null where nobody has. The session is only
 * ever read. One that has ended, or that can't be trusted, is passed over.
 */
export async function byIbmcloudSession(
  means: Pick<SignInMeans, "environment" | "clock" | "keepSecret" | "rehearsal">,
): Promise<TokenSource | PassedOver | null> {
  const folder = await folderFrom(means.environment);
  const read = folder === null ? null : await tokenIn(join(folder, "config.json"));
  if (read === null || typeof read !== "string") return read;
  const end = tokenPayload(read)?.["exp"];
  if (hasRunOut(read, means.clock()))
    return passedOver(
      `it ended ${when(new Date(Number(end) * 1_000))}; to renew it: ibmcloud iam oauth-tokens`,
    );
  return byToken(read, means);
}

const passedOver = (why: string): PassedOver => ({
  passedOver: `the session of the ibmcloud CLI was passed over: ${why}`,
});

/** The access token in a session's file; null where there is no file, or nobody has logged in. */
async function tokenIn(file: string): Promise<string | PassedOver | null> {
  const status = await stat(file).catch(() => null);
  if (!status) return null;
  if (status.mode & OTHERS_WRITE) return passedOver(`others than its owner can write ${file}`);
  const session = status.isFile() && status.size <= LARGEST ? await sessionIn(file) : undefined;
  if (!session) return passedOver(`${file} can't be read`);
  const token = bareToken(session.IAMToken ?? "");
  if (token === "") return null;
  return tokenPayload(token) ? token : passedOver(`${file} holds no token that can be read`);
}

/** The CLI's own folder, found as the CLI finds it (api.md §5.4). */
async function folderFrom(environment: Environment): Promise<string | null> {
  const { IBMCLOUD_CONFIG_HOME, IBMCLOUD_HOME, BLUEMIX_HOME, HOME } = environment;
  if (IBMCLOUD_CONFIG_HOME !== null) return IBMCLOUD_CONFIG_HOME;
  const home = IBMCLOUD_HOME ?? BLUEMIX_HOME ?? HOME;
  if (home === null) return null;
  const isNew = await stat(join(home, ".ibmcloud")).catch(() => null);
  return join(home, isNew ? ".ibmcloud" : ".bluemix");
}

/** A parser's own message would quote the file. */
async function sessionIn(file: string) {
  try {
    return Session.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
}

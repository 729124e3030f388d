import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { folderForTest } from "../support/folder-for-test.js";
import { kpDual, type Run, type Variables } from "../support/kp-dual.js";
import { CANARIES } from "./canaries.js";
import { CRN } from "./commands.js";
import { filesIn, hitsIn } from "./scanner.js";

/** A home with secrets in its files, and what is found outside of them after a run. */
export interface Home {
  readonly folder: string;
  /** Writes a file for its owner alone; its content is not looked at afterwards. */
  readonly put: (name: string, text: string) => Promise<string>;
  readonly run: (
    argv: readonly string[],
    environment: Variables,
    input?: string,
  ) => Promise<Searched>;
}

/** A run of the built program, with the secrets that were found in what it said and in what it wrote. */
interface Searched extends Run {
  readonly hits: readonly string[];
}

/** A home in which the ibmcloud CLI is logged in, and somebody wrote an API key into the configuration by hand. */
export async function secretHome(): Promise<Home> {
  const folder = await folderForTest();
  const files: string[] = [];
  const put = async (name: string, text: string) => {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { mode: 0o600 });
    files.push(file);
    return file;
  };
  const session = {
    IAMToken: `Bearer ${CANARIES["session token"]}`,
    IAMRefreshToken: CANARIES["session's refresh token"],
  };
  await put(".bluemix/config.json", JSON.stringify(session));
  await put(".config/kp-dual/config.json", `{"instances": {"apikey": "${CANARIES["API key"]}`);
  const run: Home["run"] = async (argv, environment, input) => {
    const around = { environment: { HOME: folder, ...environment }, cwd: folder };
    const ran = await kpDual(argv, { ...around, ...(input !== undefined && { input }) });
    const texts = [ran.stdout, ran.stderr, ...(await filesIn(folder, files))];
    return { ...ran, hits: texts.flatMap(hitsIn) };
  };
  return { folder, put, run };
}

/** The address of a proxy at a port, with a password. */
export const proxyAt = (port: number): string =>
  `http://ann:${encodeURIComponent(CANARIES["proxy password"])}@127.0.0.1:${port}`;

/** Every secret at once, whichever will be used. */
export const everySecret = (proxy: string): Variables => ({
  IBMCLOUD_API_KEY: CANARIES["API key"],
  IBMCLOUD_CR_TOKEN: CANARIES["compute token"],
  IBMCLOUD_CR_PROFILE: "auditors",
  HTTPS_PROXY: proxy,
  http_proxy: proxy,
  KP_INSTANCE_ID: CRN,
  CI: "1",
});

/** Takes the credentials of the environment back. */
export const NO_CREDENTIAL: Variables = {
  IBMCLOUD_API_KEY: "",
  IBMCLOUD_CR_TOKEN: "",
  IBMCLOUD_CR_PROFILE: "",
};

/** Waits are cut to a five hundredth in a rehearsal, and time limits stretched. */
export const QUICK = { KP_DUAL_REHEARSAL_PACE: "0.002" };
export const PATIENT = ["--timeout", "3600s"];

/** Whatever Node can be made to tell by its environment. */
export const TALKATIVE: Variables = {
  NODE_DEBUG: "*",
  NODE_OPTIONS: "--trace-warnings --trace-uncaught --trace-deprecation",
  NODE_PENDING_DEPRECATION: "1",
};

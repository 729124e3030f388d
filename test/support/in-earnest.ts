import { folderForTest } from "./folder-for-test.js";
import { kpDual, type Run, type Variables } from "./kp-dual.js";
import type { RealHosts } from "./real-hosts.js";
import { REAL_TOKEN } from "./real-service.js";

/** Runs the built program outside of any rehearsal, with a real token and an empty home of its own. */
export async function inEarnest(
  argv: readonly string[],
  environment: Variables = {},
): Promise<Run> {
  const HOME = await folderForTest();
  return kpDual(argv, { environment: { HOME, IBMCLOUD_IAM_TOKEN: REAL_TOKEN, ...environment } });
}

/** The two ways to a host. */
export const WAYS: Readonly<Record<string, (hosts: RealHosts) => Variables>> = {
  straight: ({ straight }) => straight,
  "through a proxy": ({ proxy }) => ({ HTTPS_PROXY: proxy }),
};

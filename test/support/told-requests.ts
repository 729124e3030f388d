import type { LoggedRequest } from "../../src/emulator/request-log.js";

const SIGN_IN = "POST /identity/token";

/** Whether it could change something; signing in does not. */
export const isChange = (request: string): boolean =>
  /^(?:DELETE|POST|PUT|PATCH) /.test(request) && request !== SIGN_IN;

/** Where a list begins and how it is sorted is not what stories are about. */
const withoutPage = ({ method, path }: LoggedRequest): string =>
  `${method} ${path.replace(/(\/keys|\/registrations|\/policies)\?.*/, "$1")}`;

/**
 * The requests as lines, "DELETE /api/v2/keys/…". What is read side by side comes in any order, so reads between
 * two changes are sorted.
 */
export function toldRequests(log: readonly LoggedRequest[]): readonly string[] {
  const told: string[] = [];
  let reads: string[] = [];
  for (const line of log.map(withoutPage)) {
    if (isChange(line)) {
      told.push(...reads.sort(), line);
      reads = [];
    } else reads.push(line);
  }
  return [...told, ...reads.sort()];
}

import { bearer } from "./bearer.js";
import type { Answer, Request, Served } from "./call.js";
import { refusalAnswer } from "./envelope.js";
import { type Refused, refused } from "./machine.js";
import { matched } from "./match.js";
import type { Person } from "./person.js";
import { refusals } from "./refusals.js";
import { notEmulated } from "./request-refusals.js";
import { type Action, isAllowed } from "./roles.js";
import { routes } from "./routes.js";
import { isUuid } from "./uuid.js";
import type { EmulatedInstance, World } from "./world.js";

/** The instance, if the person may do this there. Unknown and not allowed look alike (api.md §4.1). */
function admitted(
  request: Request,
  person: Person,
  action: Action,
  world: World,
): { readonly instance: EmulatedInstance } | Refused {
  const id = request.headers["bluemix-instance"] ?? "";
  if (!isUuid(id)) return refused(refusals.noInstance);
  const instance = world.instances.get(id.toLowerCase());
  return instance && isAllowed(action, person.roles)
    ? { instance }
    : refused(refusals.unauthorized);
}

const busy = ({ method }: Request, { quirks }: World): boolean =>
  quirks.writesRefused && method !== "GET" && method !== "HEAD";

/** The 503 of a busy service, which may say when to come again. */
function busyAnswer({ quirks }: World, failing: string): Answer {
  const answer = refusalAnswer(refusals.writesRefused, failing);
  return quirks.retryAfter ? { ...answer, headers: { "retry-after": "1" } } : answer;
}

/** Answers for Key Protect. Who may not is told so before anything else (api.md §4.2). */
export function service(request: Request, world: World): Served {
  const match = matched(routes, request);
  const at = world.clock.now();
  const caller = bearer(request.headers["authorization"], world.people, at);
  const by = "person" in caller ? caller.person.name : null;
  if (!match) {
    const what = notEmulated(`${request.method} ${request.path}`);
    return { answer: refusalAnswer(what, ""), by };
  }
  const { route, params } = match;
  const no = ({ refusal }: Refused): Served => ({
    answer: refusalAnswer(refusal, route.failing),
    by,
  });
  if ("refusal" in caller) return no(caller);
  const { person } = caller;
  const admission = admitted(request, person, route.action, world);
  if ("refusal" in admission) return no(admission);
  if (busy(request, world)) return { answer: busyAnswer(world, route.failing), by };
  const answer = route.handle({ request, world, person, at, params, ...admission });
  return "refusal" in answer ? no(answer) : { answer, by };
}

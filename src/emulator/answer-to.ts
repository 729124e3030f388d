import type { Request, Served } from "./call.js";
import { CONTROL, control } from "./control.js";
import { signIn } from "./iam.js";
import { matched } from "./match.js";
import { resourceController } from "./resource-controller.js";
import { service } from "./service.js";
import type { World } from "./world.js";

interface Surface {
  readonly method: string;
  readonly path: string;
  readonly serve: (request: Request, world: World, id?: string) => Served;
}

/** What is answered beside Key Protect itself. */
const surfaces: readonly Surface[] = [
  { method: "POST", path: "/identity/token", serve: signIn },
  { method: "POST", path: "/oidc/token", serve: signIn },
  { method: "GET", path: "/v2/resource_instances", serve: resourceController },
  { method: "GET", path: "/v2/resource_instances/:id", serve: resourceController },
];

export const isControl = ({ path }: Pick<Request, "path">): boolean => path.startsWith(CONTROL);

/** The answer to any request: from IAM, the resource controller, the control, or Key Protect. */
export function answerTo(request: Request, world: World): Served {
  if (isControl(request)) return { answer: control(request, world), by: null };
  const match = matched(surfaces, request);
  return match ? match.route.serve(request, world, match.params["id"]) : service(request, world);
}

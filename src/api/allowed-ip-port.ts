import * as z from "zod/mini";
import { collection } from "./collection.js";
import { into } from "./into.js";

/** The port, or null where the instance has no `allowedIP` policy at work (api.md §1.1). */
export const AllowedIpPort = into(
  collection(z.object({ private_endpoint_port: z.int().check(z.gte(1), z.lte(65_535)) })),
  ({ resources: [first] }): number | null => first?.private_endpoint_port ?? null,
);

import * as z from "zod";
import { collection } from "./collection.js";

/** The port, or null where the instance has no `allowedIP` policy at work (api.md §1.1). */
export const AllowedIpPort = collection(
  z.object({ private_endpoint_port: z.int().min(1).max(65_535) }),
).transform(({ resources: [first] }): number | null => first?.private_endpoint_port ?? null);

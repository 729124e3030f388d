import * as z from "zod/mini";
import type { Registration } from "../core/registration.js";
import { collection } from "./collection.js";
import { into } from "./into.js";
import type { RegistrationPage } from "./registration-page.js";

/** How the service spells a registration. Its dates are in two forms, and none is needed (api.md §2.10). */
const RegistrationResource = into(
  z.object({ resourceCrn: z.string(), preventKeyDeletion: z.nullish(z.boolean()) }),
  ({ resourceCrn, preventKeyDeletion }): Registration => ({
    resourceCrn,
    preventKeyDeletion: preventKeyDeletion ?? false,
  }),
);

export const RegistrationList = into(
  collection(RegistrationResource),
  ({ metadata, resources }): RegistrationPage => ({
    registrations: resources,
    total: metadata.totalCount ?? null,
  }),
);

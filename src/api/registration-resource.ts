import * as z from "zod";
import type { Registration } from "../core/registration.js";
import { collection } from "./collection.js";
import type { RegistrationPage } from "./registration-page.js";

/** How the service spells a registration. Its dates are in two forms, and none is needed (api.md §2.10). */
const RegistrationResource = z
  .object({ resourceCrn: z.string(), preventKeyDeletion: z.boolean().nullish() })
  .transform(
    ({ resourceCrn, preventKeyDeletion }): Registration => ({
      resourceCrn,
      preventKeyDeletion: preventKeyDeletion ?? false,
    }),
  );

export const RegistrationList = collection(RegistrationResource).transform(
  ({ metadata, resources }): RegistrationPage => ({
    registrations: resources,
    total: metadata.totalCount ?? null,
  }),
);

import { type KeyTarget, keyPath } from "./key-path.js";
import type { Operation } from "./operation.js";
import type { RegistrationPage } from "./registration-page.js";

/** The cloud resources that a key protects. Where there are more than a page holds, its total says so. */
export const getRegistrations: Operation<KeyTarget, RegistrationPage> = {
  name: "list what the key protects",
  method: "GET",
  path: (target) => `${keyPath(target)}/registrations?limit=5000&totalCount=true`,
  aboutKeys: true,
  roles: ["Reader", "ReaderPlus", "Writer", "Manager"],
  accepts: [200],
  largest: 32 * 1024 * 1024,
  answer: async () => (await import("./registration-resource.js")).RegistrationList,
};

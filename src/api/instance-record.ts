import * as z from "zod/mini";
import { type Crn, parseCrn } from "./crn.js";
import { into } from "./into.js";

/** What the resource controller knows about an instance. */
export interface InstanceRecord {
  readonly name: string | null;
  /** Null where it is an instance of another service, or its CRN is of a form that we don't know. */
  readonly crn: Crn | null;
  /** The CRN of an instance of ours in a form that we don't know; else null. */
  readonly unknownCrn: string | null;
  readonly state: string | null;
  /** As they came: with or without a scheme, and from outside. */
  readonly endpoints: Readonly<Record<"public" | "private", string | null>>;
}

/** The CRN of any instance of Key Protect or HPCS, whatever follows. */
const OURS = /^crn:[^:]*:[^:]*:[^:]*:(?:kms|hs-crypto):/;

const Text = z.catch(z.nullish(z.string().check(z.minLength(1))), null);

/** Terraform meets both spellings (api.md §1.2). */
const Extensions = z.catch(
  z.nullish(
    into(
      z.object({
        endpoints: z.catch(z.nullish(z.object({ public: Text, private: Text })), null),
        "endpoints.public": Text,
        "endpoints.private": Text,
      }),
      ({ endpoints, ...flat }) => ({
        public: endpoints?.public ?? flat["endpoints.public"] ?? null,
        private: endpoints?.private ?? flat["endpoints.private"] ?? null,
      }),
    ),
  ),
  null,
);

/** The one place that knows how the resource controller spells an instance (api.md §5.5). */
export const ResourceInstance = into(
  z.object({
    id: Text,
    crn: Text,
    guid: z.string(),
    name: Text,
    state: Text,
    extensions: Extensions,
  }),
  ({ id, crn: told, name, state, extensions }): InstanceRecord => {
    const text = told ?? id ?? "";
    const crn = parseCrn(text) ?? null;
    return {
      name: name ?? null,
      crn,
      unknownCrn: crn === null && OURS.test(text) ? text : null,
      state: state ?? null,
      endpoints: extensions ?? { public: null, private: null },
    };
  },
);

const Listed = z.object({
  next_url: Text,
  resources: into(z.nullish(z.array(ResourceInstance)), (rows) => rows ?? []),
});

/** A page of them. */
export const ResourceInstances = into(Listed, ({ next_url, resources }) => ({
  records: resources,
  next: next_url ?? null,
}));

import * as z from "zod/mini";
import { inEnglish } from "../in-english.js";
import { FaultError } from "./fault-error.js";

const Match = z.strictObject({
  method: z.optional(z.string().check(z.regex(/^[A-Z]+$/, "expected a method in capitals"))),
  path: z.optional(
    z
      .string()
      .check(
        z.regex(
          /^\/(?!.*\*\*.)/,
          'expected a path like "/api/v2/keys/*", with "**" only at its end',
        ),
      ),
  ),
  key: z.optional(z.string().check(z.minLength(1))),
  by: z.optional(z.string().check(z.minLength(1))),
  nth: z.optional(z.int().check(z.gte(1))),
});

const Header = z.record(
  z.string().check(z.regex(/^[\w!#$%&'*+.^`|~-]+$/), z.toLowerCase()),
  z.string().check(z.regex(/^[ -~]*$/, "expected plain characters in one line")),
);

const Parts = z
  .strictObject({
    status: z.optional(z.int().check(z.gte(200), z.lte(599))),
    headers: z.optional(Header),
    body: z.optional(z.string()),
  })
  .check(
    z.refine((parts) => Object.values(parts).some((part) => part !== undefined), {
      error: "expected status, headers or body",
    }),
  );

/** Checks against one of two schemas, so that what is wrong is told in the words of the one that was meant. */
const either = <First extends z.ZodMiniType, Second extends z.ZodMiniType>(
  isFirst: (value: unknown) => boolean,
  first: First,
  second: Second,
) =>
  z.pipe(
    z.unknown(),
    z.transform((value, context): z.output<First> | z.output<Second> => {
      const { success, data, error } = (isFirst(value) ? first : second).safeParse(
        value,
        inEnglish,
      );
      if (success) return data;
      // An issue that is told already is one that can be told again, which zod's types do not say.
      for (const issue of error.issues) context.issues.push(issue as z.core.$ZodRawIssue);
      return z.NEVER;
    }),
  );

const isText = (value: unknown): boolean => typeof value === "string";
const isLimit = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "limit" in value;

const Action = either(isText, z.enum(["reset", "close", "stall", "drip"]), Parts);

const strike = {
  match: z.prefault(Match, {}),
  rate: z._default(z.number().check(z.gte(0), z.lte(1)), 1),
  seed: z._default(z.int(), 0),
  times: z.optional(z.int().check(z.gte(1))),
  do: Action,
};

const Strike = z.discriminatedUnion(
  "at",
  [
    z.strictObject({
      ...strike,
      at: z.enum(["before-accept", "before-commit", "after-commit", "in-body"]),
    }),
    z.strictObject({
      ...strike,
      at: z.literal("late-commit"),
      lateMs: z.int().check(z.gte(0), z.lte(600_000)),
    }),
  ],
  {
    error:
      "expected before-accept, before-commit, after-commit, in-body or late-commit with its lateMs",
  },
);

const Limit = z.strictObject({
  match: z.prefault(z.omit(Match, { nth: true }), {}),
  limit: z.strictObject({
    perSecond: z.number().check(z.positive()),
    burst: z._default(z.int().check(z.gte(1)), 1),
    retryAfter: z._default(z.int().check(z.gte(0)), 1),
  }),
});

const Faults = z.array(either(isLimit, Limit, Strike));

/**
 * What goes wrong, on purpose. Faults are a list, and the first that fits a request and fires hits it; the control
 * is never hit. A fault without `limit`:
 *
 * - `match`, which requests; all of what is given must fit, and `{}` or none is every request.
 *   `method`: "DELETE". `path`: without its query, part by part; `*` is any one part, and `/**` at the end whatever
 *   follows: "/api/v2/keys/*" is a key itself, "/api/v2/keys/**" all about it too. `key`: its id or alias, as the
 *   path names it. `by`: the name of the person whose token it carries; a sign-in carries none.
 *   `nth`: only the n-th of the requests that fit the rest, since the fault was set.
 * - `rate`, 0 to 1, and `seed`: how often, and a number to choose other requests. Whether a request is hit follows from
 *   the seed, the fault's place in the list, the method, the path with its query, the person, and how many times just
 *   that was asked before; so it is the same whatever else is asked meanwhile.
 * - `times`: it hits at most so often.
 * - `at`, how far the service gets. before-accept: the head alone is looked at, and nothing is done. before-commit: the
 *   request is here, nothing is done. after-commit: it is done. in-body: it is done, and half of the answer's body is
 *   sent, or of its head if it has no body. late-commit: it is done `lateMs` real milliseconds after the fault, by
 *   what then holds, even if nobody waits any more.
 * - `do`, what the caller gets. "reset": a TCP reset. "close": an end of the connection. "stall": not a byte, for as long
 *   as the caller waits. "drip": the answer, one byte each 200 ms. Or `{status, headers, body}`, one or more: the
 *   answer with these in it, and in-body then breaks it off by closing. `body` is text, and "html" a proxy's page.
 *   What is answered before anything is done is a 503.
 *
 * With `limit`, a bucket of `burst` requests that fills by `perSecond`: what finds it empty is answered 429 and not
 * done, with `retry-after` in seconds, unless the quirk retryAfter says no. It has `match` beside it, without `nth`.
 */
export type Fault = z.infer<typeof Faults>[number];

/** A fault that strikes some of the requests that fit. */
export type Strike = z.infer<typeof Strike>;

/** A limit to how many requests that fit are answered. */
export type Limit = z.infer<typeof Limit>;

/** What of an answer is replaced. */
export type AnswerParts = z.infer<typeof Parts>;

/** Reads a list of faults; throws a FaultError where one does not fit. */
export function parseFaults(faults: unknown): readonly Fault[] {
  const { success, data, error } = Faults.safeParse(faults, inEnglish);
  if (!success) throw new FaultError(error.issues);
  return data;
}

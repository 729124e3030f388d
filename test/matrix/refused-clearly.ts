import { START } from "../support/cast.js";
import { refusalJson } from "../support/wire-json.js";
import { change, type Row } from "./row.js";

const once = { times: 1 };
const at = "before-commit";
const twice = { R: "2 tries: read", ...change("2 tries: done 0") };

const saying = (status: number, code: string, words = "no") => ({
  status,
  body: JSON.stringify(refusalJson(code, words)),
});

/** The changes that are refused, by who must know: a deletion and a purge take some of it for "it was so already". */
const refused = (exit: number, words: string) => ({
  R: `1 try: exit ${exit}: ${words}`,
  ...change(`1 try: refused ${exit}: not {}: ${words}`),
});

const later = (ms: number): string => new Date(START.getTime() + ms).toUTCString();

/** The service itself said no, so nothing happened. */
export const refusedClearly: readonly Row[] = [
  {
    fault: "429 for two seconds",
    does: [{ at, do: { status: 429, headers: { "retry-after": "2" } }, ...once }],
    ...twice,
    waits: [2_025],
  },
  {
    fault: "429 for ten minutes",
    does: [{ at, do: { status: 429, headers: { "retry-after": "600" } }, ...once }],
    ...twice,
    waits: [60_025],
  },
  {
    fault: "429 until a date long ahead",
    does: [{ at, do: { status: 429, headers: { "retry-after": later(3_600_000) } }, ...once }],
    ...twice,
    waits: [60_025],
  },
  {
    fault: "429 until a date long past",
    does: [{ at, do: { status: 429, headers: { "retry-after": later(-3_600_000) } }, ...once }],
    ...twice,
    waits: [25],
  },
  {
    fault: "429 without a word on when",
    does: [{ at, do: { status: 429 }, ...once }],
    ...twice,
    waits: [500],
  },
  {
    fault: "429, every time",
    does: [{ at, do: { status: 429 } }],
    R: "3 tries: exit 8: the service is busy",
    ...change("3 tries: not-done 8: not {}: the service is busy"),
    waits: [500, 1_000],
  },
  {
    fault: "503 for two seconds",
    does: [{ at, do: { status: 503, headers: { "retry-after": "2" } }, ...once }],
    R: "2 tries: read",
    W: "2 tries: done 0",
    D: "1 try: unknown 10: may have been {}: the answer was lost on the way",
    P: "1 try: unknown 10: may have been {}: the answer was lost on the way",
    D3: "1 try: not-done 8: not {}: the service did not act on it",
    P3: "1 try: not-done 8: not {}: the service did not act on it",
  },
  {
    fault: "403 from the service",
    does: [{ at, do: saying(403, "FORBIDDEN_ERR", "Forbidden") }],
    ...refused(4, "a rule of the account forbids this"),
  },
  {
    fault: "401, once",
    does: [{ at, do: saying(401, "UNAUTHORIZED_ERR", "Unauthorized"), ...once }],
    ...twice,
    I: "1 try: exit 4: the service doesn't let you",
  },
  {
    fault: "401, to every token",
    does: [{ at, do: saying(401, "UNAUTHORIZED_ERR", "Unauthorized") }],
    R: "2 tries: exit 4: the service doesn't let you",
    I: "1 try: exit 4: the service doesn't let you",
    ...change("2 tries: refused 4: not {}: the service doesn't let you"),
  },
  {
    fault: "404, first time",
    does: [{ at, do: saying(404, "KEY_NOT_FOUND_ERR") }],
    ...refused(7, "no such key in this instance"),
    P: "1 try: already 0 (it was so already)",
  },
  {
    fault: "410, first time",
    does: [{ at, do: saying(410, "KEY_DELETED_ERR") }],
    ...refused(5, "the key has already been deleted"),
    D: "1 try: already 0 (it was so already)",
  },
  {
    fault: "409 for a registration",
    does: [{ at, do: saying(409, "PROTECTED_RESOURCE_ERR") }],
    ...refused(5, "the key still protects cloud resources"),
  },
  {
    fault: "409 for a state",
    does: [{ at, do: saying(409, "KEY_ACTION_INVALID_STATE_ERR") }],
    ...refused(5, "the key is not in a state that allows this"),
  },
  {
    fault: "409 for being too early",
    does: [{ at, do: saying(409, "REQ_TOO_EARLY_ERR") }],
    ...refused(6, "the key was changed too recently"),
  },
  {
    fault: "422 with a code that nobody knows",
    does: [{ at, do: saying(422, "NEW_ERR") }],
    ...refused(5, "the service refused"),
  },
  {
    fault: "500 that is final",
    does: [{ at, do: saying(500, "INCOMPLETE_METADATA_ERR") }],
    ...refused(5, "the service's record of the key is damaged"),
  },
];

import { change, type Row } from "./row.js";
import { saying } from "./ways.js";

const LOST = "may have been {}: the answer was lost on the way";
const READ_BACK = change("1 try: done 0 (the answer was lost; read back)");

const leftNoTrace = {
  W: "2 tries: done 0",
  D: `1 try: unknown 10: ${LOST}`,
  P: `1 try: unknown 10: ${LOST}`,
  D3: "1 try: not-done 8: not {}: the service did not act on it",
  P3: "1 try: not-done 8: not {}: the service did not act on it",
};

const never = {
  ...leftNoTrace,
  W: `2 tries: unknown 10: ${LOST}`,
  W3: "2 tries: not-done 8: not {}: the service did not act on it",
};

const once = { times: 1 };
const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;

const FAILING = "exit 8: the service is failing";
const PROXY = "exit 8: something else answered in the service's place";

/** An answer came, and proves nothing of what the service did. */
export const answeredWrongly: readonly Row[] = [
  ...[500, 502, 503, 504].flatMap((status): readonly Row[] => [
    {
      fault: `${status}, not done`,
      does: [{ at: "before-commit", do: { status }, ...once }],
      R: "2 tries: read",
      ...leftNoTrace,
    },
    {
      fault: `${status}, done`,
      does: [{ at: "after-commit", do: { status }, ...once }],
      R: "2 tries: read",
      ...READ_BACK,
    },
    {
      fault: `${status}, every time`,
      does: [{ at: "before-commit", do: { status } }],
      R: `3 tries: ${FAILING}`,
      ...never,
    },
  ]),
  ...[501, 507].map(
    (status): Row => ({
      fault: `${status}, every time`,
      does: [{ at: "before-commit", do: { status } }],
      R: `1 try: ${FAILING}`,
      ...never,
    }),
  ),
  {
    fault: "a gateway's own words with 503",
    does: [{ at: "before-commit", do: { status: 503, body: "no healthy upstream" }, ...once }],
    R: "2 tries: read",
    ...leftNoTrace,
  },
  ...[200, 204].map(
    (status): Row => ({
      fault: `malformed JSON, ${status === 200 ? "done" : "not done"}`,
      does: [
        {
          at: status === 200 ? "after-commit" : "before-commit",
          do: { status: 200, body: '{"metadata":' },
          ...once,
        },
      ],
      R: "2 tries: read",
      ...(status === 200 ? READ_BACK : leftNoTrace),
    }),
  ),
  {
    fault: "a page with 200, not done",
    does: [{ at: "before-commit", do: { status: 200, body: "html" }, ...once }],
    R: "2 tries: read",
    ...leftNoTrace,
  },
  {
    fault: "a page with 200, done",
    does: [{ at: "after-commit", do: { status: 200, body: "html" }, ...once }],
    R: "2 tries: read",
    ...READ_BACK,
  },
  ...[200, 400, 401, 403, 404, 410].map(
    (status): Row => ({
      fault: `a page with ${status}, every time`,
      does: [{ at: "before-commit", do: { status, body: "html" } }],
      R: `2 tries: ${PROXY}`,
      ...never,
    }),
  ),
  ...[301, 302, 307].map(
    (status): Row => ({
      fault: `${status} to elsewhere`,
      does: [
        {
          at: "before-commit",
          do: { status, headers: { location: "https://evil.example" }, body: "" },
        },
      ],
      R: `1 try: ${PROXY}`,
      ...never,
    }),
  ),
  {
    fault: "a huge body, done",
    does: [{ at: "after-commit", do: { status: 200, body: " ".repeat(2 ** 20 + 1) }, ...once }],
    R: "1 try: exit 8: the answer was too large to be the service's",
    ...READ_BACK,
  },
  {
    fault: "deep nesting, not done",
    does: [{ at: "before-commit", do: { status: 200, body: deep } }],
    R: "1 try: exit 1: the service's answer can't be understood",
    ...change("1 try: unknown 10: may have been {}: the service said yes, but shows no change yet"),
  },
  {
    fault: "200 and nothing, not done",
    does: [{ at: "before-commit", do: { status: 200, body: "" } }],
    R: "1 try: exit 1: the service's answer can't be understood",
    ...change("1 try: unknown 10: may have been {}: the service said yes, but shows no change yet"),
  },
  {
    fault: "202, which is no yes",
    does: [{ at: "before-commit", do: { status: 202, body: "{}" } }],
    R: "1 try: exit 1: the service's answer can't be understood",
    ...never,
  },
  {
    fault: "no HTTP at all",
    way: saying("SSH-2.0-OpenSSH_9.6\r\n"),
    R: "3 tries: exit 8: the service's answer did not come",
    ...never,
  },
];

import { change, type Row } from "./row.js";

const LOST = "may have been {}: the answer was lost on the way";
const READ_BACK = "done 0 (the answer was lost; read back)";

/** It left no trace: what may be repeated is, after a look; the rest is open, and proven undone among others. */
const leftNoTrace = {
  W: "2 tries: done 0",
  D: `1 try: unknown 10: ${LOST}`,
  P: `1 try: unknown 10: ${LOST}`,
  D3: "1 try: not-done 8: not {}: the service did not act on it",
  P3: "1 try: not-done 8: not {}: the service did not act on it",
};

/** It was done all the same, and reading finds that out. */
const wasDone = change(`1 try: ${READ_BACK}`);

const once = { times: 1 };

/** It left this machine, and what came back proves nothing. */
export const lostOnTheWay: readonly Row[] = [
  ...(["before-accept", "before-commit"] as const).flatMap((at): readonly Row[] => [
    {
      fault: `reset ${at}`,
      does: [{ at, do: "reset", ...once }],
      R: "2 tries: read",
      ...leftNoTrace,
    },
    {
      fault: `closed ${at}`,
      does: [{ at, do: "close", ...once }],
      R: "2 tries: read",
      ...leftNoTrace,
    },
  ]),
  {
    fault: "no headers, not done",
    does: [{ at: "before-commit", do: "stall", ...once }],
    attemptMs: 150,
    R: "2 tries: read",
    ...leftNoTrace,
  },
  {
    fault: "no headers, done",
    does: [{ at: "after-commit", do: "stall", ...once }],
    attemptMs: 150,
    R: "2 tries: read",
    ...wasDone,
  },
  {
    fault: "byte by byte, longer than the time limit",
    does: [{ at: "after-commit", do: "drip", ...once }],
    attemptMs: 150,
    R: "2 tries: read",
    ...wasDone,
  },
  ...(["reset", "close"] as const).map(
    (ending): Row => ({
      fault: `${ending} after commit`,
      does: [{ at: "after-commit", do: ending, ...once }],
      R: "2 tries: read",
      ...wasDone,
    }),
  ),
  ...(["reset", "close"] as const).map(
    (ending): Row => ({
      fault: `${ending} in the body`,
      does: [{ at: "in-body", do: ending, ...once }],
      R: "2 tries: read",
      ...wasDone,
    }),
  ),
  {
    fault: "a truncated body that promised more",
    does: [{ at: "in-body", do: { status: 200, body: '{"metadata":{},"resources":[]}' }, ...once }],
    R: "2 tries: read",
    ...wasDone,
  },
  {
    fault: "reset before commit, every time",
    does: [{ at: "before-commit", do: "reset" }],
    R: "3 tries: exit 8: the service's answer did not come",
    ...leftNoTrace,
    W: `2 tries: unknown 10: ${LOST}`,
    W3: "2 tries: not-done 8: not {}: the service did not act on it",
  },
  {
    fault: "no headers, every time",
    does: [{ at: "before-commit", do: "stall" }],
    attemptMs: 80,
    R: "3 tries: exit 8: the service's answer did not come",
    ...leftNoTrace,
    W: `2 tries: unknown 10: ${LOST}`,
    W3: "2 tries: not-done 8: not {}: the service did not act on it",
  },
];

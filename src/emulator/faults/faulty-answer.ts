import type { WireAnswer } from "../wire-answer.js";
import { failing } from "./failing.js";
import type { AnswerParts } from "./fault.js";

const JSON_TYPE = "application/json";

/** What a proxy says in the service's place. */
const PAGE = `<!DOCTYPE html>
<html><head><title>Gateway error</title></head>
<body><h1>Gateway error</h1><p>The upstream server did not answer.</p></body></html>
`;

interface Body {
  readonly text: string;
  readonly type: string;
}

/** The body that takes the place of the answer's own; null where that stays. */
function bodyFor({ status = 200, body }: AnswerParts): Body | null {
  if (body === "html") return { text: PAGE, type: "text/html" };
  if (body !== undefined) return { text: body, type: JSON_TYPE };
  if (status < 400) return null;
  return { text: JSON.stringify(failing(status).body), type: JSON_TYPE };
}

/**
 * The answer with what a fault puts into it. A status of a failure brings the body of a failure with it; a body for
 * an answer of 204, which can't have one, brings 200.
 */
export function faultyAnswer(parts: AnswerParts, own: WireAnswer): WireAnswer {
  const body = bodyFor(parts);
  const status = body && own.status === 204 ? 200 : own.status;
  return {
    status: parts.status ?? status,
    headers: {
      ...own.headers,
      ...(body ? { "content-type": body.type } : {}),
      ...parts.headers,
    },
    text: body?.text ?? own.text,
  };
}

import { describe, expect, it } from "vitest";
import { reach } from "../../src/api/reach.js";
import { failure } from "../support/fake-transport.js";

const about = { correlationId: "c-1", values: { host: "eu-de.kms.cloud.ibm.com" } };
const timedOut = new DOMException("The operation was aborted due to timeout", "TimeoutError");
const tunnel = Object.assign(new Error("Proxy response (407) !== 200 when HTTP Tunneling"), {
  code: "UND_ERR_ABORTED",
});

describe("reach", () => {
  it.each([
    { cause: failure("ENOTFOUND"), code: "name-not-resolved", tries: 1 },
    { cause: failure("EAI_AGAIN"), code: "name-not-resolved", tries: 3 },
    { cause: failure("ECONNREFUSED"), code: "connection-refused", tries: 3 },
    { cause: failure("UND_ERR_CONNECT_TIMEOUT"), code: "connection-timed-out", tries: 3 },
    { cause: failure("ETIMEDOUT"), code: "connection-timed-out", tries: 3 },
    { cause: timedOut, code: "connection-timed-out", tries: 3 },
    { cause: failure("DEPTH_ZERO_SELF_SIGNED_CERT"), code: "tls-failed", tries: 1 },
    { cause: failure("SELF_SIGNED_CERT_IN_CHAIN"), code: "tls-failed", tries: 1 },
    { cause: failure("UNABLE_TO_GET_ISSUER_CERT_LOCALLY"), code: "tls-failed", tries: 1 },
    { cause: failure("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), code: "tls-failed", tries: 1 },
    { cause: failure("CERT_HAS_EXPIRED"), code: "tls-failed", tries: 1 },
    { cause: failure("ERR_TLS_CERT_ALTNAME_INVALID"), code: "tls-failed", tries: 1 },
    { cause: failure("ERR_SSL_WRONG_VERSION_NUMBER"), code: "tls-failed", tries: 1 },
    { cause: failure("EPROTO"), code: "tls-failed", tries: 1 },
    { cause: tunnel, code: "proxy-answered", tries: 1 },
    { cause: failure("EHOSTUNREACH"), code: "not-reached", tries: 3 },
    { cause: failure("UND_ERR_ABORTED"), code: "not-reached", tries: 3 },
    { cause: "a text", code: "not-reached", tries: 3 },
    { cause: undefined, code: "not-reached", tries: 3 },
  ] as const)("names $code when nothing left because of $cause", ({ cause, code, tries }) => {
    const judged = reach({ result: "never-sent", cause }, about);

    expect(judged).toMatchObject({ tries, error: { code, exit: 8, cause } });
  });

  it.each([
    { cause: failure("ANSWER_TOO_LARGE"), code: "too-large-answer", tries: 1 },
    { cause: failure("UND_ERR_RES_EXCEEDED_MAX_SIZE"), code: "too-large-answer", tries: 1 },
    { cause: timedOut, code: "no-answer", tries: 3 },
    { cause: failure("ECONNRESET"), code: "no-answer", tries: 3 },
    { cause: failure("UND_ERR_SOCKET"), code: "no-answer", tries: 3 },
  ] as const)("names $code when the answer is lost because of $cause", ({ cause, code, tries }) => {
    const judged = reach({ result: "lost", cause }, about);

    expect(judged).toMatchObject({ tries, error: { code, exit: 8, cause } });
  });

  it.each([timedOut, failure("ECONNRESET")])(
    "never says that a lost request did not leave (%s)",
    (cause) => {
      const { error } = reach({ result: "lost", cause }, about);

      expect(error.explanation.why).toMatch(/^eu-de\.kms\.cloud\.ibm\.com took the request, but /);
    },
  );

  it("keeps the host, the correlation id and the words of the system", () => {
    const { error } = reach({ result: "never-sent", cause: failure("ECONNREFUSED") }, about);

    expect(error.facts).toMatchObject({
      correlationId: "c-1",
      values: { host: "eu-de.kms.cloud.ibm.com", detail: "it says ECONNREFUSED" },
    });
  });
});

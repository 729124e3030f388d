import { describe, expect, it } from "vitest";
import { serve } from "../support/loopback.js";
import { CANARIES } from "./canaries.js";
import { blabbing } from "./indiscreet.js";
import { everySecret, PATIENT, proxyAt, QUICK, secretHome } from "./secret-home.js";

const learned = JSON.stringify(`${CANARIES["API key"]} ${CANARIES["access token"]}`);
const any = JSON.stringify(`no JSON ${Object.values(CANARIES).join(" ")}`);

/** Faults in kp-dual itself whose messages hold secrets: of a parser any, of others what it has learned by then. */
const FAULTS: Readonly<Record<string, string>> = {
  "an exception": `throw new TypeError("no use for " + ${learned})`,
  "a parser's exception": `JSON.parse(${any})`,
  "a rejection": `Promise.reject(new Error(${learned}))`,
  "a parser's rejection": `(async () => JSON.parse(${any}))()`,
  "a thrown text": `throw ${any}`,
  "a rejected text": `Promise.reject(${any})`,
  "a warning": `process.emitWarning(${learned}); throw new Error("that was it")`,
};

/** Node itself is led to write, and to keep, as much as it can. */
const OPTIONS =
  "--trace-warnings --trace-uncaught --report-uncaught-exception --report-on-fatalerror";

describe("a fault of kp-dual itself", () => {
  const rows = Object.entries(FAULTS).flatMap(([name, fault]) =>
    ["throw", "warn"].map((rejections) => ({ name, fault, rejections })),
  );

  it.each(rows)("tells no secret: $name, $rejections", async ({ fault, rejections }) => {
    const home = await secretHome();
    // The first request about a key is the moment: by then everything is known that can be.
    const script = `import { subscribe } from "node:diagnostics_channel";
      subscribe("undici:client:sendHeaders", ({ request }) => {
        if (request.path.startsWith("/api/")) setImmediate(() => { ${fault} });
      });`;
    const preload = await home.put("preload.mjs", script);
    const { endpoint } = await serve(
      ...blabbing("change", Response.error, "free", () => undefined),
    );
    const form = rejections === "throw" ? "--debug" : "--json";

    const run = await home.run(["key", "list", form, ...PATIENT], {
      ...{ ...everySecret(proxyAt(9)), ...QUICK, KP_DUAL_REHEARSAL: endpoint },
      NODE_OPTIONS: `--import ${preload} ${OPTIONS} --unhandled-rejections=${rejections}`,
    });

    expect(run).toMatchObject({ exit: 1, hits: [] });
    expect(run.stderr).toMatch(/a fault of kp-dual itself|something unexpected happened/);
  });
});

import { describe, expect, it } from "vitest";
import { serve } from "../support/loopback.js";
import { SPEAKING, wordsOf } from "./commands.js";
import { blabbing, INDISCRETIONS } from "./indiscreet.js";
import { everySecret, PATIENT, proxyAt, QUICK, secretHome, TALKATIVE } from "./secret-home.js";

const indiscretions = Object.entries(INDISCRETIONS);

const rows = SPEAKING.map((spoken, nth) => {
  const [name, indiscretion] = indiscretions[nth % indiscretions.length] ?? [];
  return { ...spoken, name, indiscretion, line: spoken.argv.slice(0, 2).join(" ") };
});

describe("NODE_DEBUG=* and all else that Node can be made to tell", () => {
  it.each(rows)(
    "tells no secret: $line, $name",
    async ({ indiscretion, spots, key, ...spoken }) => {
      const home = await secretHome();
      await home.put(".config/kp-dual/config.json", "{}");
      const { endpoint, requests } = await serve(
        ...blabbing(
          spots.at(-1) ?? "read",
          indiscretion ?? Response.error,
          key ?? "free",
          () => undefined,
        ),
      );

      const run = await home.run([...wordsOf(spoken, home.folder), "--debug", ...PATIENT], {
        ...{ ...everySecret(proxyAt(9)), ...TALKATIVE, ...QUICK },
        KP_DUAL_REHEARSAL: endpoint,
      });

      expect(run).toMatchObject({ hits: [], signal: null });
      expect(run.stderr).toMatch(/REHEARSAL debug: .* POST /);
      expect(run.stderr).not.toMatch(/^(?:CHILD_PROCESS|HTTP|NET|STREAM|TLS|UNDICI|FETCH) \d+: /m);
      expect(requests.length).toBeGreaterThan(0);
    },
  );
});

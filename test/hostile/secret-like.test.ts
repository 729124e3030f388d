import { expect, it } from "vitest";
import { finished } from "../../src/cli/presentation.js";
import { keyList } from "../../src/views/key-list.js";
import { redactor } from "../../src/views/redact.js";
import { keysFrom } from "../support/a-key.js";
import { PIPE, seen, terminal } from "../views/models.js";

const redact = redactor(() => ["a-secret-of-the-environment"]);
const KEYS = keysFrom(0, 3);

/** How something begins that looks like a secret. */
const BEGINNINGS = [
  ...["payload", "encryptedNonce", "iv", "plaintext", "ciphertext"].map((field) => `"${field}":"`),
  ...["apikey=", "api-key: ", '"apikey":"', "access_token=", "refresh_token: ", "cr_token="],
  ...["Bearer ", "Bearer", "eyJ", "eyJhbGciOiJub25lIn0", "a-secret-of-the"],
];

it.each(BEGINNINGS.flatMap((name) => [name, `${name}x`, `${name}AAAAAAAA`]))(
  "a key that is called %j hides no row of a list",
  (name) => {
    for (const style of [PIPE, terminal(120), terminal(60)]) {
      const rows = KEYS.map((key) => seen({ ...key, name }));
      const lines = keyList.text(rows, true, style);
      const told = finished(lines, { redact, rehearsal: false });

      expect(told.split("\n")).toHaveLength(lines.length);
      for (const { id } of KEYS) expect(told).toContain(id);
    }
  },
);

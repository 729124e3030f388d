import type { ReadFrom } from "../../api/api.js";
import { createKey } from "../../api/create-key.js";
import { tokenByApiKey } from "../../api/iam.js";
import type { KeyId } from "../../core/key.js";
import { EXIT } from "../../errors/exit-codes.js";
import type { Step } from "../../views/rehearsal-steps.js";
import { INSTANCE_ID, KEY_NAME } from "./story.js";

/** Makes the key of the story by the service's own call, since kp-dual has no command for that. */
export async function keyMaking(
  origin: string,
  readFrom: ReadFrom,
): Promise<{ readonly step: Step; readonly key: KeyId }> {
  const { value: grant } = await readFrom(
    tokenByApiKey,
    { apiKey: "rehearsal-ann" },
    { origin, headers: {} },
  );
  const { value: key } = await readFrom(
    createKey,
    { name: KEY_NAME },
    {
      origin,
      headers: { authorization: `Bearer ${grant.token}`, "bluemix-instance": INSTANCE_ID },
    },
  );
  const step = {
    who: "ann",
    about: "makes a key, which now needs two people",
    command: "POST /api/v2/keys",
    expected: EXIT.done,
    exit: EXIT.done,
    says: `made ${KEY_NAME}, ${key}`,
  };
  return { step, key };
}

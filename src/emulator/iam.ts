import type { Answer, Request, Served } from "./call.js";
import { LIFETIME, lifeFrom, tokenFor } from "./token.js";
import type { World } from "./world.js";

const API_KEY_GRANT = "urn:ibm:params:oauth:grant-type:apikey";

/** IAM's own envelope for what went wrong (api.md §5.2). */
const failure = (
  status: number,
  errorCode: string,
  errorMessage: string,
  request: Request,
): Answer => ({
  status,
  body: {
    errorCode,
    errorMessage,
    context: {
      requestId: request.correlationId,
      requestType: "incoming.Identity_Token",
      locale: "en_US",
    },
  },
});

/** Gives a token for an API key of the seed; nothing else signs in here. */
export function signIn(request: Request, { people, clock }: World): Served {
  const form = new URLSearchParams(request.body);
  const refused = (code: string, message: string): Served => ({
    answer: failure(400, code, message, request),
    by: null,
  });
  const grant = form.get("grant_type");
  if (!grant) return refused("BXNIM0109E", "Property missing or empty: grant_type");
  if (grant !== API_KEY_GRANT)
    return refused("NOT_EMULATED", "Only API keys of the seed can sign in here");
  const apiKey = form.get("apikey");
  if (!apiKey) return refused("BXNIM0109E", "Property missing or empty: apikey");
  const person = people.find((one) => one.apiKey === apiKey);
  if (!person) return refused("BXNIM0415E", "Provided API key could not be found.");
  const at = clock.now();
  const body = {
    access_token: tokenFor(person, at),
    refresh_token: "not_supported",
    token_type: "Bearer",
    expires_in: LIFETIME,
    expiration: lifeFrom(at).exp,
    scope: "ibm openid",
  };
  return { answer: { status: 200, body }, by: person.name };
}

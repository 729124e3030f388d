/** An access token as it is kept here: without blanks, "Bearer ", and what ibmcloud iam oauth-tokens prints before it. */
export const bareToken = (text: string): string =>
  text.trim().replace(/^(?:IAM token:\s*)?Bearer\s+/i, "");

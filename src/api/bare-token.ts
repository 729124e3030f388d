/** An access token as it is kept here: without "Bearer " and without blanks around it. */
export const bareToken = (text: string): string => text.trim().replace(/^Bearer\s+/i, "");

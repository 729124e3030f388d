/** The shape of a region's id: us-south, eu-de, br-sao, eu-fr2. New ones appear, so none is listed (api.md §1.1). */
export const REGION = "[a-z]{2}-[a-z]{2,5}[0-9]?";

const WHOLE = new RegExp(`^${REGION}$`);

/** Whether a text has the shape of a region's id; whether there is such a region, only IBM knows. */
export const isRegion = (text: string): boolean => WHOLE.test(text);

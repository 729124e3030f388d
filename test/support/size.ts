/** `npm run chaos` asks for the long form; `npm test` runs the short one. */
export const isLong = process.env["KP_DUAL_CHAOS"] === "long";

/** One of two sizes of a test. */
export const sized = <Size>(short: Size, long: Size): Size => (isLong ? long : short);

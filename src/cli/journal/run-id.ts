import { PARTICIPLES } from "../../core/report.js";

const RUN_ID = new RegExp(`^\\d{8}T\\d{6}Z-(?:${Object.keys(PARTICIPLES).join("|")})-[0-9a-f]{4}$`);

/** Whether a text has the exact form of a run's id; nothing else ever becomes the name of a file. */
export const isRunId = (text: string): boolean => RUN_ID.test(text);

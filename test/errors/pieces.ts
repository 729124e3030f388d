import { catalogue } from "../../src/errors/catalogue.js";
import { examples } from "./examples.js";

/** What texts are made of that a search for known sentences finds hard: whole ones, halves, and what joins them. */
export const pieces: readonly string[] = [
  ...examples.map(([, text]) => text),
  ...examples.map(([, text]) => text.slice(0, -1)),
  ...Object.keys(catalogue),
  "Key could not be restored",
  "key was updated recently",
  "the field '",
  "Key is not in a ",
  "\\n",
  "> | >",
];

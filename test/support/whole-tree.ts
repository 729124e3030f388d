import { wholeProgram } from "../../src/whole-program.js";
import { anOpen } from "./an-open.js";

const silent = { writeOut: () => undefined, writeErr: () => undefined };

/** The command tree with all of its commands loaded, and nothing to run them with. */
export const wholeTree = () => wholeProgram(anOpen({}), silent);

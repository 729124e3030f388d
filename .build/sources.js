import { TOPICS } from "../src/commands/help.ts";
import { catalogue } from "../src/errors/catalogue.ts";
import { EXIT } from "../src/errors/exit-codes.ts";
import { program } from "../src/program.ts";
import { VERSION } from "../src/version.ts";
import { VARIABLES } from "../src/views/topics/environment.ts";
import { MEANINGS } from "../src/views/topics/exit-codes.ts";
import * as lifecycle from "../src/views/topics/lifecycle.ts";
import { wholeProgram } from "../src/whole-program.ts";

/** What the build itself asks of the sources, for completion and the manual. */
export const sources = {
  program,
  wholeProgram,
  TOPICS,
  catalogue,
  EXIT,
  MEANINGS,
  VARIABLES,
  lifecycle,
  VERSION,
};

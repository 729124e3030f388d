import type { ExitCode } from "../errors/exit-codes.js";
import { styleFor } from "../views/chalk-style.js";
import { redactor } from "../views/redact.js";
import { hasColour } from "./colour.js";
import { exitWithOf } from "./exit-with.js";
import { guard } from "./guard.js";
import { itself } from "./itself.js";
import { living } from "./living.js";
import { type OutputOptions, outputOptions } from "./output-options.js";
import { finished, MARK, type Sink } from "./presentation.js";
import { type Screen, screen } from "./screen.js";
import { secretsIn } from "./secrets-in.js";
import { endingGroups, onSignals, raising } from "./signals.js";
import { stopped } from "./stopped.js";
import type { Surroundings } from "./surroundings.js";
import { writerTo } from "./writer-to.js";

/** A command's surroundings, and what ends them. */
export interface Surrounded extends Surroundings {
  readonly exitWith: (code: ExitCode) => void;
  /** Gives up whatever is still open. */
  readonly end: () => Promise<void>;
}

/** Makes the surroundings of a command out of a process. */
export function surround(process: NodeJS.Process): Surrounded {
  const { argv, env: variables } = process;
  surviveFileLimit(process);
  const options = outputOptions(argv.slice(2));
  const rehearsal = Boolean(variables["KP_DUAL_REHEARSAL"]?.trim());
  const secrets = new Set(secretsIn(variables));
  const redact = guarded(process, secrets);
  const painted = (isTerminal: boolean) =>
    hasColour({ noColorOption: options.noColor, environment: variables, isTerminal });
  const sink = (stream: NodeJS.WriteStream): Sink => ({
    ...writerTo(stream),
    style: styleFor({ columns: widthOf(stream, rehearsal), colour: painted(stream.isTTY) }),
  });
  const means = { out: sink(process.stdout), err: sink(process.stderr), options, rehearsal };
  const endings: (() => Promise<void>)[] = [];
  const exitWith = exitWithOf(process, (error) => onScreen.fail(error));
  const onScreen: Screen = screen({ ...means, redact, exitWith });
  return {
    variables,
    screen: onScreen,
    input: () => textFrom(process.stdin),
    bytes: () => process.stdin,
    clock: () => new Date(),
    owner: process.getuid?.(),
    nodeVersion: process.versions.node,
    pid: process.pid,
    lives: living(process),
    keepSecret: (secret) => void secrets.add(secret),
    finish: (...lines) => finished(lines, { redact, rehearsal }),
    margin: rehearsal ? MARK.length : 0,
    colour: painted(true),
    barStream: hasBar(process, options, painted(process.stderr.isTTY)) ? process.stderr : null,
    onSignal: onSignals(process),
    raise: raising(process),
    endGroup: endingGroups(process),
    onEnd: (work) => void endings.push(work),
    untilStopped: () => stopped(process),
    ...itself(process),
    exitWith,
    end: async () => {
      for (const work of endings) await work();
    },
  };
}

/**
 * A file that may not grow fails its write, and no more: a library that hears the signal alone would end the process at
 * once; and where Node ends by itself, nobody hears it any more when compiled code is kept, last of all.
 */
function surviveFileLimit(process: NodeJS.Process): void {
  process.on("SIGXFSZ", () => undefined);
  process.on("exit", () => process.exit());
}

/** Takes the secrets out of a text; from now on nothing passes by standard error without it. */
function guarded({ pid, stderr }: NodeJS.Process, secrets: ReadonlySet<string>) {
  const redact = redactor(() => [...secrets]);
  guard(stderr, { pid, redact });
  return redact;
}

/** Columns for lines, less the mark that each gets; undefined in a pipe. */
const widthOf = ({ isTTY, columns }: NodeJS.WriteStream, rehearsal: boolean): number | undefined =>
  isTTY ? columns - (rehearsal ? MARK.length : 0) : undefined;

/** A bar takes a terminal whose cursor can be moved; a screen that is only read from top to bottom gets lines. */
const hasBar = (
  { stderr, env }: Pick<NodeJS.Process, "env" | "stderr">,
  { json, quiet }: OutputOptions,
  isPainted: boolean,
): boolean =>
  stderr.isTTY && isPainted && env["TERM"] !== "dumb" && !("CI" in env) && !json && !quiet;

async function textFrom(stream: NodeJS.ReadStream): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of stream.setEncoding("utf8")) chunks.push(chunk);
  return chunks.join("");
}

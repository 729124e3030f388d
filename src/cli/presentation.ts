import type { ExitCode } from "../errors/exit-codes.js";
import type { Shown } from "../views/gate.js";
import type { Style } from "../views/style.js";
import type { ListView, View } from "../views/view.js";
import type { OutputOptions } from "./output-options.js";

/** One stream to print to. */
export interface Sink {
  readonly write: (text: string) => void;
  /** Waits for a slow reader, so that what is written does not pile up. */
  readonly passedOn: () => Promise<void>;
  readonly style: Style;
}

/** What a screen needs from the process around it. */
export interface ScreenMeans {
  readonly out: Sink;
  readonly err: Sink;
  readonly options: OutputOptions;
  /** Whether everything goes to an emulator: then every line and document says so. */
  readonly rehearsal: boolean;
  /** The last step of everything that is printed: takes out what is secret. */
  readonly redact: (text: string) => string;
  readonly exitWith: (code: ExitCode) => void;
}

/** A list as it is read; what is said at its end comes back from it. */
export type Pages<Row, End> = AsyncGenerator<readonly Row[], End>;

/** A list that has been written to its end. */
export interface Written<End> {
  readonly end: End;
  readonly count: number;
}

/** Tells people something beside the result, as it is drawn there. */
export type Aside = (draw: (style: Style) => readonly Shown[]) => void;

/** One way of telling things: to people, or to programs. */
export interface Presentation {
  readonly model: <Model>(model: Model, view: View<Model>) => void;
  readonly list: <Row, End>(
    pages: Pages<Row, End>,
    view: ListView<Row, End>,
  ) => Promise<Written<End>>;
  readonly failure: (error: unknown) => void;
  readonly aside: Aside;
}

/** What every line for people begins with in a rehearsal. */
export const MARK = "REHEARSAL ";

/** What lines for people become at last: each marked in a rehearsal, and all without secrets, broken ones too. */
export const finished = (
  lines: readonly string[],
  { redact, rehearsal }: Pick<ScreenMeans, "redact" | "rehearsal">,
): string => redact(lines.map((line) => (rehearsal ? MARK + line : line)).join("\n"));

import { EXIT } from "../errors/exit-codes.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { fitted } from "../views/fitted.js";
import type { Shown } from "../views/gate.js";
import type { ListView, Page, View } from "../views/view.js";
import { forPeople } from "./for-people.js";
import { forPrograms } from "./for-programs.js";
import {
  type Aside,
  finished,
  type Pages,
  type Presentation,
  type ScreenMeans,
  type Sink,
} from "./presentation.js";

/** The only way to the user's eyes, and the only one that sets an exit code. */
export interface Screen {
  /** Called once, at the end of a command: it draws the model and sets the exit code. */
  readonly show: <Model>(model: Model, view: View<Model>) => void;
  /** The same for a list that is written page by page. */
  readonly showList: <Row, End>(pages: Pages<Row, End>, view: ListView<Row, End>) => Promise<void>;
  /** A hint beside the result, for people. */
  readonly notice: (line: Shown) => void;
  /** The same for a table, which depends on the room that there is. */
  readonly aside: Aside;
  /** One step of the work, with --debug. */
  readonly trace: (line: Shown) => void;
  /** The command failed: a KpDualError is explained, anything else is a fault of kp-dual. */
  readonly fail: (error: unknown) => void;
  /** A page to be saved: without secrets, and told whether it is a rehearsal's. */
  readonly page: <Model>(model: Model, draw: Page<Model>) => string;
  /** Plain lines, as commander's help is. */
  readonly print: (lines: readonly Shown[], to?: "out" | "err") => void;
}

export function screen(means: ScreenMeans): Screen {
  const { options, exitWith } = means;
  const told: Presentation = options.json ? forPrograms(means) : forPeople(means);
  const printed = (sink: Sink, text: readonly Shown[]) => {
    const told = text.flatMap((line) => fitted(line, sink.style));
    if (told.length > 0) sink.write(`${finished(told, means)}\n`);
  };
  return {
    show: (model, view) => {
      told.model(model, view);
      exitWith(view.exit?.(model) ?? EXIT.done);
    },
    showList: async (pages, view) => {
      const { end } = await told.list(pages, view);
      exitWith(view.exit?.(end) ?? EXIT.done);
    },
    notice: (line) => told.aside(() => [line]),
    aside: told.aside,
    trace: (line) => {
      if (options.debug) printed(means.err, [line]);
    },
    fail: (error) => {
      told.failure(error);
      exitWith(error instanceof KpDualError ? error.exit : EXIT.unexpected);
    },
    page: (model, draw) => means.redact(draw(model, { rehearsal: means.rehearsal })),
    print: (text, to = "out") => printed(means[to], text),
  };
}

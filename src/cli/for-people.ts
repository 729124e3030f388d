import { KpDualError } from "../errors/kp-dual-error.js";
import { crashLines, failureLines } from "../views/failure.js";
import { fitted } from "../views/fitted.js";
import type { Shown } from "../views/gate.js";
import { listLines } from "./list-writer.js";
import { finished, type Presentation, type ScreenMeans, type Sink } from "./presentation.js";

/** Results as lines on standard output; errors, and unless told to be quiet hints, on standard error. */
export function forPeople(means: ScreenMeans): Presentation {
  const { out, err, options } = means;
  const lines = (sink: Sink, text: readonly Shown[], rehearsal = means.rehearsal) => {
    const told = text.flatMap((line) => fitted(line, sink.style));
    if (told.length > 0) sink.write(`${finished(told, { ...means, rehearsal })}\n`);
  };
  const explain = (errors: readonly KpDualError[] = []) => {
    for (const error of errors) lines(err, failureLines(error, err.style));
  };
  const hint = (text: readonly Shown[] = []) => {
    if (!options.quiet) lines(err, text);
  };
  return {
    model: (model, view) => {
      lines(out, view.text(model, out.style), !view.forShell && means.rehearsal);
      explain(view.errors?.(model));
      hint(view.next?.(model));
    },
    list: async (pages, view) => {
      const print = (text: readonly Shown[]) => {
        lines(out, text, view.rehearsal);
        return out.passedOn();
      };
      const written = await listLines(pages, view, out.style, print);
      await print(view.last?.(written.end, out.style) ?? []);
      explain(view.errors?.(written.end));
      if (written.count === 0 && !view.errors?.(written.end).length) hint([view.none]);
      hint(view.next?.(written.end));
      return written;
    },
    failure: (error) => {
      if (error instanceof KpDualError) explain([error]);
      else lines(err, crashLines(error, options.debug));
    },
    aside: (draw) => hint(draw(err.style)),
  };
}

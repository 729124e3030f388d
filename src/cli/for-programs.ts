import { KpDualError } from "../errors/kp-dual-error.js";
import { failureJson } from "../views/failure.js";
import { json } from "../views/gate.js";
import { listDocument } from "./list-writer.js";
import type { Presentation, ScreenMeans, Sink } from "./presentation.js";

/** Exactly one JSON document: the result on standard output, or the failure on standard error. */
export function forPrograms({ out, err, rehearsal, redact }: ScreenMeans): Presentation {
  const document = (sink: Sink, model: Readonly<Record<string, unknown>>, oneLine = false) => {
    const { schema, ...rest } = model;
    const text = redact(json({ schema, ...(rehearsal && { rehearsal }), ...rest }));
    sink.write(`${oneLine ? text.replace(/\n */g, "") : text}\n`);
  };
  return {
    model: (model, view) => document(out, view.json(model), view.oneLine),
    list: (pages, view) => {
      const write = (text: string) => {
        out.write(redact(text));
        return out.passedOn();
      };
      return listDocument(pages, view, write, view.rehearsal ?? rehearsal);
    },
    failure: (error) => {
      const known = error instanceof KpDualError;
      document(err, failureJson(known ? error : unexpected(error)));
    },
    aside: () => undefined,
  };
}

const unexpected = (cause: unknown) => new KpDualError("unexpected", {}, { cause });

import yoctoSpinner, { type Spinner } from "yocto-spinner";
import { shown } from "../views/gate.js";
import { progressBar } from "../views/progress.js";
import type { Gauge } from "./progress.js";
import type { Surroundings } from "./surroundings.js";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"].map((each) => shown`${each}`);

/** A frame of the spinner, and the blank behind it. */
const FRAME_COLUMNS = 2;

/** What a bar is drawn on, and how a line for people is finished there. */
export interface Canvas extends Pick<Surroundings, "finish" | "margin"> {
  readonly stream: NodeJS.WriteStream;
}

/** A bar on a terminal, in one row; what is printed meanwhile goes above it. */
export function progressSpinner({ stream, finish, margin }: Canvas): Gauge {
  const spinner: Spinner = yoctoSpinner({
    stream,
    spinner: { frames: FRAMES.map((frame) => finish(frame)), interval: 100 },
    handleSignals: false,
  });
  return {
    after: 500,
    every: 100,
    show: (standing) => {
      const bar = progressBar(standing, stream.columns - margin - FRAME_COLUMNS);
      // The frame bears the mark of a rehearsal already.
      const text = finish(bar).slice(margin);
      if (spinner.isSpinning) spinner.text = text;
      else spinner.start(text);
    },
    clear: () => void spinner.stop(),
  };
}

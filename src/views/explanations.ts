import type { Explained } from "../errors/explain.js";
import { joined, padded, type Shown, shown, visible, woven } from "./gate.js";
import { hanging } from "./hanging.js";
import { remedyLines } from "./remedy.js";
import type { Style } from "./style.js";
import type { View } from "./view.js";

const INDENT = "  why  ".length;

const block = (explained: Explained, style: Style): readonly Shown[] => {
  const { code, status, title, why, do: remedies, exit } = explained;
  const said = status === null ? [] : [shown`HTTP ${status}`];
  const numbers = joined([...said, shown`exit code ${exit}`], ", ");
  return [
    woven`${style.bold(visible(code))}: ${visible(title)} (${numbers})`,
    ...hanging(shown`  why  `, INDENT, visible(why), style),
    ...remedies.flatMap((remedy, at) =>
      remedyLines(padded(at === 0 ? shown`  do` : shown``, INDENT), INDENT, remedy, style),
    ),
  ];
};

/** What errors mean and what to do about them, one block each. */
export const explanationsView: View<readonly Explained[]> = {
  text: (explanations, style) =>
    explanations.flatMap((explained, at) => [
      ...(at > 0 ? [shown``] : []),
      ...block(explained, style),
    ]),
  json: (explanations) => ({
    schema: "kp-dual/explanation/1",
    explanations: explanations.map(({ code, status, title, why, do: remedies, exit }) => ({
      code,
      status,
      title,
      why,
      do: remedies,
      exit,
    })),
  }),
};

import { type Diagnosis, worstOf } from "../core/diagnosis.js";
import { joined, padded, type Shown, shown, visible } from "./gate.js";
import { hanging } from "./hanging.js";
import { remedyLines } from "./remedy.js";
import type { Style } from "./style.js";
import type { View } from "./view.js";

interface Sign {
  readonly mark: Shown;
  readonly paint: "green" | "red" | "magenta";
}

const SIGNS: Readonly<Record<Diagnosis["verdict"] | "advice", Sign>> = {
  ok: { mark: shown`✓ ok`, paint: "green" },
  advice: { mark: shown`! ok`, paint: "magenta" },
  no: { mark: shown`✗ no`, paint: "red" },
  unknown: { mark: shown`? unknown`, paint: "magenta" },
};

const SIGN_COLUMNS = 9;
const GAP = 2;
const MARGIN = padded(shown``, GAP);
/** A remedy stands under its line, set in by so much, so that a command in it fits. */
const REMEDY_MARGIN = 4;
const DO = shown`do  `;

const signOf = ({ verdict, do: remedies }: Diagnosis): Sign =>
  SIGNS[verdict === "ok" && remedies.length > 0 ? "advice" : verdict];

function lines(diagnosis: Diagnosis, nameColumns: number, style: Style): readonly Shown[] {
  const { mark, paint } = signOf(diagnosis);
  const sign = style[paint](padded(mark, SIGN_COLUMNS));
  const name = style.bold(padded(visible(diagnosis.check), nameColumns));
  const indent = SIGN_COLUMNS + GAP + nameColumns + GAP;
  const remedyIndent = REMEDY_MARGIN + DO.length;
  const begin = joined([padded(shown``, REMEDY_MARGIN), style.dim(DO)], "");
  return [
    ...hanging(joined([sign, MARGIN, name, MARGIN], ""), indent, visible(diagnosis.detail), style),
    ...diagnosis.do.flatMap((remedy) => remedyLines(begin, remedyIndent, remedy, style)),
  ];
}

/** What is well and what is not, a line each, and what to do about it; the exit code is that of the worst. */
export const doctorView: View<readonly Diagnosis[]> = {
  text: (checks, style) => {
    const nameColumns = Math.max(0, ...checks.map(({ check }) => check.length));
    return checks.flatMap((each) => lines(each, nameColumns, style));
  },
  json: (checks) => ({
    schema: "kp-dual/doctor/1",
    checks: checks.map(({ check, verdict, detail, do: remedies }) => ({
      check,
      verdict,
      detail,
      do: remedies,
    })),
  }),
  exit: worstOf,
};

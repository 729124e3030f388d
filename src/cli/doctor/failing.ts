import { ill, type Symptom } from "../../core/diagnosis.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { errorJson } from "../../views/error-json.js";

/** A failure as a symptom; what is no KpDualError is a fault of kp-dual. `about` is what it was met at. */
export function failing(cause: unknown, about?: string): Symptom {
  const error = cause instanceof KpDualError ? cause : new KpDualError("unexpected", {}, { cause });
  const { title, why, do: remedies, exit, status, correlationId } = errorJson(error);
  const told = [about, title, why].filter((part) => part !== undefined).join(": ");
  const said = status === null ? "" : ` (${status}, correlation ${correlationId ?? "unknown"})`;
  return ill(exit, `${told}${said}`, ...remedies);
}

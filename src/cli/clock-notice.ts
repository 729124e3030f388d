import { timeLeft } from "../core/time-left.js";
import { shown } from "../views/gate.js";
import type { Surroundings } from "./surroundings.js";

/** Less than this no person need know. */
export const WORTH_SAYING_MS = 120_000;

/** Says once if this machine's clock is more than two minutes off the service's, which is the one that counts. */
export function clockNotice({ clock, screen }: Pick<Surroundings, "clock" | "screen">) {
  let said = false;
  return (serverNow: Date): void => {
    const here = clock();
    const apart = here.getTime() - serverNow.getTime();
    if (said || Math.abs(apart) <= WORTH_SAYING_MS) return;
    said = true;
    const side = apart > 0 ? "ahead of" : "behind";
    screen.notice(
      shown`this machine's clock is ${timeLeft(here, serverNow)} ${side} the service's, which is the one that counts`,
    );
  };
}

import { shown } from "./gate.js";
import type { View } from "./view.js";
import { instant, when } from "./when.js";

/** What an emulator's clock shows after it was moved. */
export const emulatorClock: View<Date> = {
  text: (now) => [shown`the emulator's clock shows ${when(now)}`],
  json: (now) => ({ schema: "kp-dual/emulator-clock/1", now: instant(now) }),
};

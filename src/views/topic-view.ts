import { visible } from "./gate.js";
import type { Topic } from "./topics/topic.js";
import type { View } from "./view.js";

/** A page of the manual, as it was written. */
export const topicView: View<Topic> = {
  text: ({ lines }) => lines.map(visible),
  json: ({ title, lines }) => ({ schema: "kp-dual/help/1", title, lines }),
};

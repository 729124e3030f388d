import type { Key } from "../../core/key.js";
import { type Stage, stageOf } from "../../core/stage.js";
import { type Html, html } from "./html.js";

/** What a stage means to who has never heard of it. */
const WORDS: Readonly<Record<Stage, string>> = {
  unprotected: "one person can delete it",
  protected: "needs two people",
  approval: "waits for the second person",
  lapsed: "the approval ran out unused",
  deleted: "can be restored, not purged yet",
  purgeable: "can be restored or purged",
  unrestorable: "can only be purged",
  unknown: "the service does not tell",
};

/** The stage of a key, and what that means. */
export const stageCell = (key: Key, now: Date): Html => {
  const stage = stageOf(key, now);
  return html`<span class="stage ${stage}">${stage}</span> <small>${WORDS[stage]}</small>`;
};

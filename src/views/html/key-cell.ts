import type { Key } from "../../core/key.js";
import { clipped, visible } from "../gate.js";
import { oddities } from "../quoted.js";
import { type Html, html } from "./html.js";

/** Longer ones are cut; the id beside it never is. */
const LONGEST_NAME = 120;

/** A key by its name and its whole id; a name that is not what it looks like is marked. */
export const keyCell = ({ id, name, keyRing }: Key): Html => {
  const odd = oddities(name);
  const ring = keyRing === null || keyRing === "default" ? null : `key ring ${keyRing}`;
  return html`<bdi class="name">${clipped(visible(name), LONGEST_NAME)}</bdi> <code>${id}</code>${
    ring && html` <small><bdi>${ring}</bdi></small>`
  }${odd && html` <small class="odd">${odd}</small>`}`;
};

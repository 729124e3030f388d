import { instant, left, when } from "../when.js";
import { type Html, html } from "./html.js";

/** A moment as people read it, and as programs do. */
export const exactly = (date: Date | null): Html => {
  const exact = instant(date);
  return date === null || exact === null
    ? html`<span class="dim">not told</span>`
    : html`<time datetime="${exact}">${when(date)}</time>`;
};

/** The same, and how far it is away. */
export const moment = (date: Date | null, now: Date): Html =>
  html`${exactly(date)}${instant(date) && date ? html` <small>${left(date, now)}</small>` : null}`;

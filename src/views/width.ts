import fastStringWidth from "fast-string-width";

/** How many columns of a terminal a text takes: wide letters take two, marks and colours none. */
export const widthOf = (text: string): number => fastStringWidth(text);

import type { ExitCode } from "../errors/exit-codes.js";
import type { KpDualError } from "../errors/kp-dual-error.js";
import type { Shown } from "./gate.js";
import type { Style } from "./style.js";

/** One model, told to a person, to a script and to the shell. */
export interface View<Model> {
  /** Lines for standard output. */
  readonly text: (model: Model, style: Style) => readonly Shown[];
  /** The document of --json, its `schema` first. Each field is named; nothing is spread whole. */
  readonly json: (model: Model) => Readonly<Record<string, unknown>>;
  /** Those lines are a program for a shell: in a rehearsal, too, they are as they are. */
  readonly forShell?: true;
  /** The document on one line, for a program that goes on to run and is read line by line. */
  readonly oneLine?: true;
  /** 0 where it is absent. */
  readonly exit?: (model: Model) => ExitCode;
  /** What went wrong with parts of it: explained to people on standard error. */
  readonly errors?: (model: Model) => readonly KpDualError[];
  /** The next command, for people only. */
  readonly next?: (model: Model) => readonly Shown[];
}

/** A model as a page that stands by itself, for a browser. */
export type Page<Model> = (model: Model, about: { readonly rehearsal: boolean }) => string;

/** A list that is written as it is read, so that memory does not grow with it. */
export interface ListView<Row, End> {
  /** Lines for one page of rows; the first page brings the heading. */
  readonly text: (rows: readonly Row[], first: boolean, style: Style) => readonly Shown[];
  /** Lines behind the last page. */
  readonly last?: (end: End, style: Style) => readonly Shown[];
  /** Said to people, on standard error, where there is not one row. */
  readonly none: Shown;
  /** It is about an emulator, whatever the environment says: every line and the document say so. */
  readonly rehearsal?: true;
  /** The document: its schema, the name of its list, and what each row is in it. */
  readonly schema: string;
  readonly list: string;
  readonly row: (row: Row) => unknown;
  /** The fields behind the list. */
  readonly end: (end: End) => Readonly<Record<string, unknown>>;
  /** 0 where it is absent. */
  readonly exit?: (end: End) => ExitCode;
  /** What cut the list short: explained to people on standard error. */
  readonly errors?: (end: End) => readonly KpDualError[];
  /** The next command, for people only. */
  readonly next?: (end: End) => readonly Shown[];
}

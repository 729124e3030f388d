import { describe, expect, it } from "vitest";
import { explained } from "../../src/errors/explain.js";
import { explanationsView } from "../../src/views/explanations.js";
import { widthOf } from "../../src/views/width.js";
import { PIPE, terminal } from "./models.js";

const both = [...explained("KEY_DELETED_ERR"), ...explained("declined")];

describe("explanations", () => {
  it("tell the code, its title and its numbers, then why and what to do", () => {
    const [one] = explained("AUTHORIZATIONS_NOT_MET");
    const lines = explanationsView.text(explained("AUTHORIZATIONS_NOT_MET"), PIPE);

    expect(lines[0]).toBe(`AUTHORIZATIONS_NOT_MET: ${one?.title} (HTTP 409, exit code 3)`);
    expect(lines[1]).toBe(`  why  ${one?.why}`);
    expect(lines.slice(2).map((line) => line.slice(7))).toEqual(one?.do);
    expect(lines[2]).toMatch(/^ {2}do {3}\S/);
  });

  it("leave out a status where there is none, and stand apart from each other", () => {
    const lines = explanationsView.text(both, PIPE);

    expect(lines.filter((line) => line === "")).toHaveLength(1);
    expect(lines.find((line) => line.startsWith("declined"))).toMatch(/ \(exit code 130\)$/);
  });

  it("keep to the terminal below their heading", () => {
    for (const line of explanationsView.text(both, terminal(80)).filter((line) => /^ /.test(line)))
      expect(widthOf(line)).toBeLessThanOrEqual(80);
  });

  it("give each command that does not fit a line of its own, on which it is whole", () => {
    const lines = explanationsView.text(explained("REQ_TOO_EARLY_ERR"), terminal(60));

    expect(lines.slice(-5)).toEqual([
      "  do   see from when on it is possible:",
      "       kp-dual key show <key> --instance <instance>",
      "       then repeat the command",
      "       for a purge, let kp-dual wait:",
      "       kp-dual key purge <key> --instance <instance> --wait",
    ]);
  });

  it("have the fields of the interface in their document", () => {
    const document = explanationsView.json(both);

    expect(Object.keys(document)).toEqual(["schema", "explanations"]);
    expect(document).toEqual({ schema: "kp-dual/explanation/1", explanations: both });
    expect(Object.keys(Object(both[0]))).toEqual(["code", "status", "title", "why", "do", "exit"]);
  });
});

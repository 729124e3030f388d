import { accessSync, constants, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ROOT } from "./support/bundle.js";
import { wholeTree } from "./support/whole-tree.js";

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

const policy = read(".github/SECURITY.md");
const manifest = JSON.parse(read("package.json"));
const release = read(".github/workflows/release.yml");

/** The rows of the table under a heading of columns, cell by cell. */
function rowsUnder(columns: string): readonly (readonly string[])[] {
  const [, table = ""] = policy.split(`| ${columns} |\n`);
  const lines = table.split("\n").slice(1);
  const end = lines.findIndex((line) => !line.startsWith("|"));
  return lines.slice(0, end).map((line) => line.split("|").map((cell) => cell.trim()));
}

describe("SECURITY.md", () => {
  it("names each Node that the checks run on, and the lowest that starts", () => {
    const { jobs } = parse(read(".github/workflows/ci.yml"));
    const rows = rowsUnder("Node | supported | tested on every change");
    const [, lowest = ""] = /^>=(\d+\.\d+)\.0$/.exec(manifest.engines.node) ?? [];

    expect(rows.map(([, node = ""]) => Number.parseInt(node, 10))).toEqual(
      jobs.check.strategy.matrix.node,
    );
    expect(rows[0]?.[1]).toBe(`${lowest.split(".")[0]} (${lowest} and newer)`);
  });

  it("names the systems that the package installs on", () => {
    expect(manifest.os).toEqual(["linux", "darwin"]);
    expect(policy).toContain("Linux and macOS.");
  });

  it("names commands and options that there are", async () => {
    const root = await wholeTree();
    const all = [root, ...root.commands, ...root.commands.flatMap(({ commands }) => commands)];
    const known = all.flatMap(({ options }) => options.map(({ long }) => long));
    const [defended = ""] = policy.split("## Verifying a release");
    const flags = Array.from(defended.matchAll(/`(--[a-z-]+)`/g), ([, flag]) => flag);

    expect(flags).toEqual(expect.arrayContaining(["--confirm", "--yes", "--debug", "--endpoint"]));
    expect(known).toEqual(expect.arrayContaining(flags));
    expect(root.commands.map((one) => one.name())).toEqual(
      expect.arrayContaining(["emulator", "resume"]),
    );
  });

  it("verifies what a release really leaves behind", () => {
    expect(policy).toContain("`.ci/rebuild`");
    accessSync(join(ROOT, ".ci/rebuild"), constants.X_OK);
    expect(policy).toContain("npm audit signatures");
    expect(release).toContain("npm publish ./release/kp-dual-*.tgz --provenance");
    expect(policy.match(/gh attestation verify/g)).toHaveLength(2);
    expect(release.match(/uses: actions\/attest@/g)).toHaveLength(2);
    for (const file of ["dist/sbom.cdx.json", "dist/licences.txt"]) {
      expect(policy).toContain(`package/${file}`);
      expect(manifest.files).toContain(file);
    }
  });

  it("says plainly what a client can't defend", () => {
    for (const limit of ["One human with two identities", "A hostile root", "A compromised Node"])
      expect(policy).toContain(`*${limit}`);
    expect(policy).toContain("*The service itself*");
  });

  it("fits on a page or two, and the README leads to it", () => {
    expect(policy.split("\n").length).toBeLessThan(120);
    expect(read("README.md")).toContain("[SECURITY.md](.github/SECURITY.md)");
  });
});

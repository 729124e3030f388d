import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import * as z from "zod";
import { ROOT } from "./support/bundle.js";

const FOLDER = join(ROOT, ".github/workflows");

const step = z.looseObject({ uses: z.string().optional(), run: z.string().optional() });
const permissions = z.record(z.string(), z.enum(["read", "write"]));
const job = z.looseObject({
  "runs-on": z.string(),
  "timeout-minutes": z.number(),
  needs: z.string().optional(),
  environment: z.string().optional(),
  permissions: permissions.optional(),
  strategy: z.looseObject({ matrix: z.record(z.string(), z.array(z.number())) }).optional(),
  steps: z.array(step),
});
const workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions,
  concurrency: z.record(z.string(), z.unknown()).optional(),
  jobs: z.record(z.string(), job),
});

const names = readdirSync(FOLDER).sort();
const textOf = (name: string) => readFileSync(join(FOLDER, name), "utf8");

function read(name: string) {
  const document = parseDocument(textOf(name), { strict: true, uniqueKeys: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return workflow.parse(document.toJS());
}

/** The shell of a job, all of it. */
const shellOf = ({ steps }: z.infer<typeof job>) => steps.map(({ run = "" }) => run).join("\n");

it("are the two that are looked at here", () => {
  expect(names).toEqual(["ci.yml", "release.yml"]);
});

describe.each(names)("%s", (name) => {
  it("is a workflow whose jobs all end", () => {
    for (const one of Object.values(read(name).jobs))
      expect(one["timeout-minutes"]).toBeLessThanOrEqual(30);
  });

  it("takes actions by the hash of a commit, with the version beside it", () => {
    const uses = Array.from(textOf(name).matchAll(/^ *(?:- )?uses: (.*)$/gm), ([, what]) => what);

    expect(uses.length).toBe(
      Object.values(read(name).jobs).flatMap(({ steps }) => steps.filter((each) => each.uses))
        .length,
    );
    expect(uses.length).toBeGreaterThan(1);
    for (const what of uses)
      expect(what).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("gives one version of an action one hash", () => {
    const pins = names.flatMap((each) =>
      Array.from(
        textOf(each).matchAll(/uses: (\S+)@(\S+) # (\S+)/g),
        ([, action, hash, version]) => ({
          action: `${action} ${version}`,
          hash,
        }),
      ),
    );

    expect(new Map(pins.map(({ action, hash }) => [action, hash])).size).toBe(
      new Set(pins.map(({ action, hash }) => `${action} ${hash}`)).size,
    );
  });

  it("leaves no credential behind a checkout", () => {
    const checkouts = Object.values(read(name).jobs)
      .flatMap(({ steps }) => steps)
      .filter(({ uses }) => uses?.startsWith("actions/checkout@"));

    expect(checkouts.length).toBeGreaterThan(0);
    for (const one of checkouts)
      expect(one).toMatchObject({ with: { "persist-credentials": false } });
  });

  it("puts nothing that others choose into a shell, and no secret anywhere", () => {
    for (const one of Object.values(read(name).jobs)) expect(shellOf(one)).not.toContain("${{");
    expect(textOf(name)).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|NPM_TOKEN|pull_request_target/);
  });
});

describe("ci.yml", () => {
  it("may only read, and checks each Node from the lowest on", () => {
    const { permissions, jobs } = read("ci.yml");
    const { engines } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

    expect(permissions).toEqual({ contents: "read" });
    expect(Object.values(jobs).map((one) => one.permissions)).toEqual([undefined]);
    expect(jobs["check"]?.strategy?.matrix).toEqual({ node: [20, 22, 24, 26] });
    expect(engines.node).toBe(">=20.19.0");
  });
});

describe("release.yml", () => {
  const { on, permissions, concurrency, jobs } = read("release.yml");
  const { build, publish, attach } = jobs;
  if (!build || !publish || !attach) throw new Error("release.yml has lost a job");

  it("begins with a tag of a version, one at a time, and is never cut short", () => {
    expect(on).toEqual({ push: { tags: ["v*"] } });
    expect(concurrency).toEqual({ group: "release", "cancel-in-progress": false });
  });

  it("gives each job what it needs and no more", () => {
    expect(permissions).toEqual({});
    expect(Object.entries(jobs).map(([name, one]) => [name, one.permissions])).toEqual([
      ["build", { contents: "read" }],
      ["publish", { "id-token": "write" }],
      ["attach", { attestations: "write", contents: "write", "id-token": "write" }],
    ]);
  });

  it("runs no code of a package, and none of this repository, where it may publish", () => {
    for (const one of [publish, attach]) {
      expect(one.steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"))).toEqual([]);
      expect(shellOf(one)).not.toMatch(/npm (?!publish |--version)|node |npx|\.ci|bash/);
    }
    expect(shellOf(publish)).toContain("--ignore-scripts");
  });

  it("asks who signed the tag, and what it says, before anything of a package runs", () => {
    const shell = shellOf(build);
    const order = [
      ".verification.verified",
      "node .ci/release-notes.js",
      "bash .ci/run",
      "npm audit signatures",
      "npm pack --pack-destination release",
      "bash .ci/rebuild release/kp-dual-*.tgz",
    ].map((part) => shell.indexOf(part));

    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  });

  it("publishes from the environment that is guarded, with provenance and without a token", () => {
    expect(publish).toMatchObject({ needs: "build", environment: "release" });
    expect(shellOf(publish)).toContain("npm publish ./release/kp-dual-*.tgz --provenance");
  });

  it("attaches the package and its SBOM, and attests both", () => {
    const attested = attach.steps.filter(({ uses }) => uses?.startsWith("actions/attest@"));

    expect(attach.needs).toBe("publish");
    expect(attested.map((one) => one["with"])).toEqual([
      { "subject-path": "release/kp-dual-*.tgz" },
      { "subject-path": "release/kp-dual-*.tgz", "sbom-path": "release/sbom.cdx.json" },
    ]);
    expect(shellOf(attach)).toMatch(/release\/kp-dual-\*\.tgz release\/sbom\.cdx\.json\s*$/);
  });
});

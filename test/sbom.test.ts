import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { ROOT } from "./support/bundle.js";
import { bundledPackages } from "./support/bundled-packages.js";

const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), "utf8"));

const licence = z.union([
  z.strictObject({ license: z.strictObject({ id: z.string().min(2) }) }),
  z.strictObject({ expression: z.string().min(2) }),
]);

const shared = {
  "bom-ref": z.string(),
  name: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+/),
  purl: z.string().startsWith("pkg:npm/"),
  licenses: z.array(licence).length(1),
};

/** What CycloneDX 1.5 asks for, and nothing that differs from one build to the next: no time, no tool. */
const bom = z.strictObject({
  $schema: z.literal("http://cyclonedx.org/schema/bom-1.5.schema.json"),
  bomFormat: z.literal("CycloneDX"),
  specVersion: z.literal("1.5"),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  version: z.literal(1),
  metadata: z.strictObject({
    lifecycles: z.tuple([z.strictObject({ phase: z.literal("build") })]),
    component: z.strictObject({
      ...shared,
      type: z.literal("application"),
      description: z.string(),
    }),
  }),
  components: z.array(
    z.strictObject({
      ...shared,
      type: z.literal("library"),
      hashes: z
        .array(z.strictObject({ alg: z.literal("SHA-512"), content: z.string().length(128) }))
        .length(1),
    }),
  ),
  dependencies: z.array(z.strictObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

const told = read("dist/sbom.cdx.json") as z.infer<typeof bom>;
const lock = read("package-lock.json").packages;
const bundled = bundledPackages();
const idOf = ({ name, version }: { readonly name: string; readonly version: string }) =>
  `${name}@${version}`;

describe("dist/sbom.cdx.json", () => {
  it("has the fields of CycloneDX 1.5", () => {
    expect(bom.safeParse(told)).toEqual({ success: true, data: told });
  });

  it("is about this version of kp-dual", () => {
    const { name, version, license } = read("package.json");

    expect(told.metadata.component).toMatchObject({
      ...{ name, version, "bom-ref": `${name}@${version}`, purl: `pkg:npm/${name}@${version}` },
      licenses: [{ license: { id: license } }],
    });
  });

  it("names each package that is bundled, once, and no other", () => {
    expect(bundled.length).toBeGreaterThan(40);
    expect(told.components.map(idOf)).toEqual([...new Set(bundled.map(idOf))].sort());
  });

  it.each(bundled)(
    "knows $name $version by the lockfile's hash, its purl and its licence",
    (one) => {
      const component = told.components.find((each) => each["bom-ref"] === idOf(one));
      const { integrity } = lock[one.folder];

      expect(integrity).toBe(
        `sha512-${Buffer.from(component?.hashes[0]?.content ?? "", "hex").toString("base64")}`,
      );
      expect(component?.purl).toBe(`pkg:npm/${idOf(one).replace(/^@/, "%40")}`);
      expect(Object.values(component?.licenses[0] ?? {})).toEqual([
        /[ (]/.test(one.license) ? one.license : { id: one.license },
      ]);
    },
  );

  it("tells of each what it needs, in terms of what is there", () => {
    const refs = [idOf(told.metadata.component), ...told.components.map(idOf)];

    expect(told.dependencies.map(({ ref }) => ref)).toEqual(refs);
    expect(refs).toEqual(expect.arrayContaining(told.dependencies.flatMap((one) => one.dependsOn)));
    expect(told.dependencies[0]?.dependsOn).toEqual(
      expect.arrayContaining([expect.stringMatching(/^undici@/), expect.stringMatching(/^zod@/)]),
    );
  });
});

/* The SBOM of the bundle: what npm knows of the packages in it, without what differs from one build to the next. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { promisify } from "node:util";

const ASK = ["sbom", "--sbom-format=cyclonedx", "--package-lock-only", "--include=dev"];

/** CycloneDX 1.5 for kp-dual and these packages ("zod@4.6.7"). One that the lockfile doesn't know stops the build. */
export async function sbomOf({ name, version, license, description }, bundled) {
  const { stdout } = await promisify(execFile)("npm", ASK, { maxBuffer: 2 ** 26 });
  const all = JSON.parse(stdout);
  const known = new Map(all.components.map((one) => [one["bom-ref"], one]));
  const needs = new Map(all.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const root = `${name}@${version}`;
  const refs = [root, ...bundled];
  const content = {
    bomFormat: all.bomFormat,
    specVersion: all.specVersion,
    version: 1,
    metadata: {
      lifecycles: [{ phase: "build" }],
      component: {
        "bom-ref": root,
        type: "application",
        name,
        version,
        description,
        purl: `pkg:npm/${root}`,
        licenses: [{ license: { id: license } }],
      },
    },
    components: bundled.map((ref) => component(ref, known.get(ref))),
    dependencies: refs.map((ref) => ({
      ref,
      dependsOn: needs
        .get(ref)
        .filter((one) => refs.includes(one))
        .sort(),
    })),
  };
  return { $schema: all.$schema, serialNumber: serialOf(content), ...content };
}

function component(ref, found) {
  if (!found?.hashes?.length) throw new Error(`The lockfile has no hash of ${ref}; npm install.`);
  const { name, version, purl, hashes, licenses } = found;
  return { "bom-ref": ref, type: "library", name, version, purl, hashes, licenses };
}

/** The same content has the same number: a UUID of version 8 made from its hash. */
function serialOf(content) {
  const hash = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  const [, ...parts] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(hash);
  return `urn:uuid:${parts[0]}-${parts[1]}-8${parts[2]}-a${parts[3]}-${parts[4]}`;
}

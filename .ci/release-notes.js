/* The notes of a release, by its tag ("v1.2.3"); without them, or for another version than package.json's, none is made. */
import { readFileSync } from "node:fs";

const tag = process.argv[2] ?? "";
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
if (tag !== `v${version}`) refuse(`the tag is ${tag || "missing"}, package.json has ${version}`);

const [heading = "", ...lines] =
  readFileSync("CHANGELOG.md", "utf8")
    .split(/^(?=## )/m)
    .find((section) => section.startsWith(`## [${version}] - `))
    ?.split("\n") ?? [];
if (!/ - \d{4}-\d{2}-\d{2}$/.test(heading))
  refuse(`CHANGELOG.md has no dated section of ${version}`);

const notes = lines.join("\n").trim();
if (!notes) refuse(`CHANGELOG.md says nothing of ${version}`);
console.log(notes);

function refuse(why) {
  console.error(`not released: ${why}`);
  process.exit(1);
}

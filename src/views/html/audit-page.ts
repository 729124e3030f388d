import { type Audit, auditedAt } from "../../core/audit.js";
import { VERSION } from "../../version.js";
import { personName } from "../names.js";
import type { Page } from "../view.js";
import { when } from "../when.js";
import { gapsSection } from "./gaps-section.js";
import { html } from "./html.js";
import { inspectionSection } from "./inspection-section.js";
import { exactly } from "./moment.js";
import { figures, overview, placeOf } from "./overview.js";
import { styleSheet } from "./style-sheet.js";

/**
 * An audit as one file that needs nothing else: no script, and a policy that lets a browser ask nobody for anything.
 * Where it is a rehearsal's, that is said first.
 */
export const auditPage: Page<Audit> = (audit, { rehearsal }) => {
  const { by, inspections } = audit;
  const at = auditedAt(audit);
  const mark = rehearsal ? "REHEARSAL " : "";
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${mark}Two people for a key: report of ${when(at)}</title>
${styleSheet}
</head>
<body>
<header>
${rehearsal ? html`<p class="rehearsal"><b>REHEARSAL</b> This is about keys of the built-in emulator, and about no real ones.</p>` : null}
<h1>Two people for a key</h1>
<p class="about">As the service told it on <b>${exactly(at)}</b>, read by <b><bdi>${personName(by)}</bdi></b>.</p>
${figures(audit)}</header>
<main>
${gapsSection(audit)}${overview(audit)}${inspections.map((each, index) =>
  inspectionSection(each, placeOf(index)),
)}</main>
<footer>
<p>Made by kp-dual ${VERSION}. A key that needs two people is set for deletion by one of them and deleted by another within seven days. A deleted key can be restored for 30 days, purged from four hours on, and is purged by itself after 90 days.</p>
</footer>
</body>
</html>
`.markup;
};

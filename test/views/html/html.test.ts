import { describe, expect, it } from "vitest";
import { html } from "../../../src/views/html/html.js";
import { HOSTILE } from "../../hostile/corpus.js";

const MEAN = [
  "<script>alert(1)</script>",
  '" onmouseover="alert(1)',
  "' onfocus='alert(1)",
  "</title></style><img src=x onerror=alert(1)>",
  "&lt;b&gt; &amp; &#60;b>",
  "<!-- -->]]>",
  "$& $1 $` `",
];

describe("markup", () => {
  it.each([...MEAN, ...HOSTILE])("holds text from outside as text: %j", (text) => {
    const { markup } = html`<p title="${text}">${text}</p>`;

    const inside = markup.slice('<p title="'.length, -"</p>".length);
    expect(inside.replace('">', "")).not.toMatch(/[<>"']/);
    expect(inside).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
    expect(markup).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
  });

  it("says exactly what the text says", () => {
    expect(html`${`<a & "b" 'c'>`}`.markup).toBe("&lt;a &amp; &quot;b&quot; &#39;c&#39;&gt;");
    expect(html`${"pay\u202eroll"}`.markup).toBe("pay&lt;U+202E&gt;roll");
  });

  it("takes markup as it is, lists part by part, and nothing for null", () => {
    const part = html`<b>${1}</b>`;

    expect(html`<p>${part}${[part, "<", null]}${null}</p>`.markup).toBe(
      "<p><b>1</b><b>1</b>&lt;</p>",
    );
  });
});

import { html } from "./html.js";

/**
 * How the page looks: the system's own letters, few colours, each with a shape or a word beside it; light and dark,
 * on paper, and on a phone, where each row of a table is a card.
 */
export const styleSheet = html`<style>
:root{color-scheme:light dark;--paper:#fdfdfb;--ink:#1b1e21;--dim:#596068;--rule:#dcdfe1;--soft:#f3f4f2;--blue:#245c9c;--amber:#865300;--red:#a12a2a;--mark:#fbf0dc}
@media (prefers-color-scheme:dark){:root{--paper:#15181b;--ink:#e4e7e9;--dim:#a3abb2;--rule:#343a40;--soft:#1d2125;--blue:#8ab8ea;--amber:#e2b266;--red:#f0958c;--mark:#33291a}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%}
body{max-width:76rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
h1{font-size:1.9rem;line-height:1.2;font-weight:650;letter-spacing:-.015em;margin:0 0 .3rem}
h2{font-size:1.35rem;line-height:1.25;font-weight:650;letter-spacing:-.01em;margin:0 0 .2rem;overflow-wrap:anywhere}
h3{font-size:.8rem;font-weight:650;letter-spacing:.06em;text-transform:uppercase;color:var(--dim);margin:2rem 0 .3rem}
p{margin:0 0 .6rem;max-width:44rem}
a{color:var(--blue)}
code{font:.86em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;color:var(--dim);overflow-wrap:anywhere}
small{font-size:.86em;color:var(--dim)}
.dim,.where,.key,footer{color:var(--dim)}
.key,footer{font-size:.86rem}
.key{margin-top:.5rem}
.figure{font-size:1.05rem}
.switch{margin-top:.6rem}
section,nav{border-top:1px solid var(--rule);padding-top:1.6rem;margin-top:2.6rem}
footer{border-top:1px solid var(--rule);padding-top:1rem;margin-top:3rem}
.rehearsal{max-width:none;border:2px dashed var(--amber);padding:.5rem .8rem;margin-bottom:1.6rem}
.rehearsal b{color:var(--amber);letter-spacing:.06em;margin-right:.4rem}
.gaps{background:var(--mark);border:0;border-left:4px solid var(--red);padding:1.2rem 1.2rem .6rem;margin-top:1.6rem}
.gaps h2{color:var(--red)}
.whole{margin-top:1.6rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1rem 2rem;margin:1.6rem 0 0;padding:1rem 0;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule)}
.figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.figures dt{color:var(--dim);font-size:.9rem}
.figures dd{margin:0;font-size:1.6rem;line-height:1.25;font-weight:600;letter-spacing:-.01em}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin:.4rem 0 0;padding:0;font-size:.92rem}
.legend svg{margin-right:.2rem}
svg{display:block;overflow:visible}
.legend svg{display:inline-block}
.bar{width:calc(100% - 2px);margin-left:1px}
.covered,.filled{fill:var(--blue)}
.bare,.hollow,.untold{fill:var(--paper);stroke:var(--blue);stroke-width:1.25}
.untold{stroke-dasharray:2 3;stroke:var(--dim)}
.bare{stroke:var(--amber)}
.faded{fill:var(--dim);opacity:.45}
.base{stroke:var(--rule)}
.end{stroke:var(--ink);stroke-width:2}
.now{stroke:var(--red);stroke-width:1.5}
.beyond{fill:var(--dim);font-size:13px}
.scale text{font-size:.73rem;font-weight:400;letter-spacing:0;fill:var(--dim);stroke:none}
.scale text.now{fill:var(--red);font-weight:650}
.scroll{overflow-x:auto;margin-top:.5rem}
.scroll:focus-visible,a:focus-visible{outline:2px solid var(--blue);outline-offset:3px}
.tall{max-height:40rem;overflow:auto;border-bottom:1px solid var(--rule)}
.tall thead th{position:sticky;top:0;background:var(--paper);z-index:1}
table{width:100%;border-collapse:collapse;font-size:.92rem}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{text-align:left;vertical-align:top;padding:.5rem 1.1rem .5rem 0;border-bottom:1px solid var(--rule);font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--dim);font-size:.84rem;vertical-align:bottom;padding-top:.2rem;padding-bottom:.3rem;white-space:nowrap}
tbody th code,.stage{white-space:nowrap}
tbody th small{max-width:18rem}
td small,th code,th small{display:block}
td:nth-child(2) small{max-width:9rem}
td dl{margin:0}
td dl div{display:grid;grid-template-columns:7rem auto;justify-content:start;column-gap:.6rem}
dt{color:var(--dim)}
td dl dt{font-size:.92em}
td dd{margin:0;white-space:nowrap}
td dd small{display:inline}
td dd .by{display:block;white-space:normal;overflow-wrap:anywhere}
td time{white-space:nowrap}
.name{font-weight:600;overflow-wrap:anywhere}
.odd{color:var(--amber)}
.odd::before{content:"⚠ look twice: "}
.picture{min-width:10rem;width:40%;padding-left:.4rem;padding-right:1.5rem}
.stage::before{display:inline-block;width:1.1em}
.approval::before{content:"◐"}
.lapsed::before{content:"○"}
.deleted::before{content:"↶"}
.purgeable::before{content:"◇"}
.unrestorable::before{content:"◆"}
.unknown::before{content:"?"}
.approval{color:var(--blue);font-weight:600}
.unrestorable{color:var(--red);font-weight:600}
.lapsed,.purgeable,.unknown{color:var(--amber);font-weight:600}
.deleted{font-weight:600}
@media screen and (max-width:52rem){
body{padding:1.4rem 1rem 3rem}
.figures{grid-template-columns:1fr 1fr;gap:1rem}
table,tbody,tr,th,td{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tbody tr{padding:.7rem 0;border-bottom:1px solid var(--rule)}
th,td{border:0;padding:.15rem 0}
tbody th{max-width:none}
td::before{content:attr(data-label);display:block;color:var(--dim);font-size:.8rem}
td:nth-child(2) small{max-width:none}
td.text{display:grid;grid-template-columns:8.2rem 1fr;column-gap:.6rem}
td.text>*{grid-column:2}
td.text>dl{grid-column:1/3;grid-row:1}
td.text:has(>dl)::before{display:none}
td dl div{grid-template-columns:8.2rem minmax(0,1fr)}
tbody th code{white-space:normal}
tbody th small{max-width:none}
td dd{white-space:normal}
td dd small{display:block}
td.text::before{grid-column:1;grid-row:1}
.picture{width:auto;padding:.2rem 0}
.picture::before{display:none}
}
@media print{
:root{--paper:#fff;--ink:#000;--dim:#444;--rule:#bbb;--soft:#fff;--blue:#245c9c;--amber:#865300;--red:#a12a2a;--mark:#fff}
@page{margin:14mm}
html{font-size:10.5px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{max-width:none;padding:0}
.scroll,.tall{overflow:visible;max-height:none}
.tall thead th{position:static}
tr,h2,h3,.figures,.gaps p{break-inside:avoid}
h2,h3,.figure,.where,.switch{break-after:avoid}
thead{display:table-header-group}
a{color:inherit}
}
</style>`;

/**
 * How a report looks: the console's tokens and the public desk's typography (CONSOLE 3, 4) in one sheet that needs nothing from elsewhere. Light and
 * dark by the reader's system; on paper black on white, tables whole where they fit, the data cut at the end.
 */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--bg:light-dark(#fff,#0d1312);--sunken:light-dark(#f3f4f0,#151d1b);--ink:light-dark(#15201d,#e9eeeb);--ink-2:light-dark(#43504c,#b4bfbb);
--ink-3:light-dark(#5f6b67,#98a49f);--rule:light-dark(#dfe3dc,#26312e);--rule-2:light-dark(#bfc7c0,#3d4a46);--accent:light-dark(#0b5f55,#63cdbc);--event:light-dark(#b4551a,#f0975a);
--hatch:light-dark(#9aa39d,#53605b);--sans:"IBM Plex Sans Variable","IBM Plex Sans",system-ui,sans-serif;--serif:"Source Serif 4 Variable","Source Serif 4","Source Serif Pro",Georgia,serif;
--mono:"IBM Plex Mono",ui-monospace,monospace}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:400 15px/23px var(--sans);font-variant-numeric:tabular-nums lining-nums;overflow-wrap:anywhere}
table{overflow-wrap:break-word}
.exercise{padding:5px 16px;border-block-end:1px solid var(--rule-2);background:repeating-linear-gradient(-45deg,var(--sunken) 0 8px,var(--bg) 8px 16px);text-align:center;font-size:12px;line-height:16px;color:var(--ink-2)}
.exercise b{letter-spacing:.12em;color:var(--ink);margin-inline-end:10px}
.skip{position:absolute;inset-inline-start:-999px}.skip:focus{position:static;display:inline-block;padding:8px 16px}
a{color:var(--accent);text-underline-offset:2px}
a:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.masthead{display:flex;flex-wrap:wrap;gap:4px 20px;align-items:baseline;max-inline-size:1112px;margin-inline:auto;padding:18px 24px 14px;border-block-end:1px solid var(--rule)}
.masthead b{font-weight:600}.masthead span{color:var(--ink-3);font-size:13px}
.page{max-inline-size:1112px;margin-inline:auto;padding:34px 24px 64px;display:grid;grid-template-columns:minmax(0,780px) 220px;gap:0 64px}
main{min-inline-size:0}
.eyebrow{font-size:12px;line-height:16px;font-weight:600;letter-spacing:.05em;text-transform:uppercase;color:var(--ink-3)}
h1{font:600 37px/43px var(--serif);letter-spacing:-.01em;margin:10px 0 14px;text-wrap:balance;max-inline-size:19em}
.lede{font:400 18.5px/28px var(--serif);color:var(--ink-2);margin:0 0 10px;max-inline-size:38em}
h2{font:600 21px/27px var(--serif);margin:46px 0 6px}
p{margin:0 0 14px;max-inline-size:68ch}.dim{color:var(--ink-3);font-size:13.5px;line-height:20px}.mono{font-family:var(--mono);font-size:12.5px}
ul{margin:8px 0 14px;padding-inline-start:1.15em;max-inline-size:70ch}li{margin-block-end:6px}li::marker{color:var(--ink-3)}
.scroll{overflow-x:auto;margin:10px 0 8px;background:linear-gradient(to right,var(--bg) 24px,transparent) 0 0/48px 100%,linear-gradient(to left,var(--bg) 24px,transparent) 100% 0/48px 100%,
linear-gradient(to right,var(--rule-2),transparent) 0 0/14px 100%,linear-gradient(to left,var(--rule-2),transparent) 100% 0/14px 100%;background-repeat:no-repeat;background-attachment:local,local,scroll,scroll}
table{border-collapse:collapse;inline-size:100%;font-size:14px;line-height:19px}
th{font-weight:500;color:var(--ink-3);font-size:12.5px;line-height:16px;text-align:start;vertical-align:bottom;padding:6px 12px 6px 0;border-block-end:1.5px solid var(--ink)}
td{padding:9px 12px 9px 0;border-block-end:1px solid var(--rule);vertical-align:top}
tbody th{font:inherit;color:inherit;padding:9px 12px 9px 0;border-block-end:1px solid var(--rule);vertical-align:top}
tfoot td,tfoot th{font:600 14px/19px var(--sans);color:var(--ink);border-block-end:1.5px solid var(--ink);padding:9px 12px 9px 0}
.n{text-align:end;white-space:nowrap}th.n{white-space:normal}td:last-child,th:last-child{padding-inline-end:0}
.wide{font-size:13px;line-height:18px;inline-size:min(1064px,calc(100vw - 64px))}.wide td{white-space:nowrap}.wide td:nth-child(6){white-space:normal}.wide td,.wide th,.wide tbody th{padding-inline-end:10px;overflow-wrap:normal}.wide table{min-inline-size:760px}
[aria-labelledby=follow-up] :is(tbody th,td:nth-child(2)){white-space:nowrap}
figure{margin:18px 0 22px}figcaption{font-size:13px;font-weight:600;margin-block-end:8px}
svg.chart{display:block;inline-size:100%;block-size:auto;overflow:visible}
svg.chart text{font:500 11px var(--sans);fill:var(--ink-3)}svg.chart .v{font-weight:600;fill:var(--ink);paint-order:stroke;stroke:var(--bg);stroke-width:5px;stroke-linejoin:round}
.bar{fill:var(--event);opacity:.5}.bar.now{opacity:1}.axis{stroke:var(--rule-2)}.mean{stroke:var(--ink);stroke-dasharray:3 3}
code{font:12.5px/18px var(--mono)}
aside{font-size:13px;line-height:20px}
aside h2{font:600 13px/18px var(--sans);margin:0 0 6px;padding-block-start:10px;border-block-start:2px solid var(--ink)}
aside ol{list-style:none;margin:0 0 28px;padding:0}aside li{border-block-end:1px solid var(--rule);margin:0;padding:5px 0}
aside a{color:var(--ink);text-decoration:none}aside a:hover{text-decoration:underline}
@media(max-width:900px){.wide{inline-size:auto}.page{grid-template-columns:minmax(0,1fr);padding:22px 16px 48px}aside{order:2;margin-block-start:40px}.masthead{padding:14px 16px 12px}
h1{font-size:29px;line-height:34px}.lede{font-size:17px;line-height:26px}h2{margin-block-start:36px}.scroll table{min-inline-size:640px}.wide table{min-inline-size:760px}}
@page{size:A4;margin:16mm 15mm 18mm}
@media print{:root{color-scheme:light}body{font-size:10pt;line-height:14pt}.page{display:block;padding:0;max-inline-size:none}.masthead{padding:0 0 6pt;max-inline-size:none}aside,.skip{display:none}
h1{font-size:24pt;line-height:28pt}.lede{font-size:12.5pt;line-height:18pt}h2{font-size:14pt;line-height:18pt;margin-block-start:20pt;break-after:avoid}
.dim{font-size:9pt;line-height:12pt}.scroll{overflow:visible;background:none}.scroll table,.wide{inline-size:auto}.wide td{white-space:normal}.wide td:nth-child(n+8){white-space:nowrap}.wide table{min-inline-size:0;font-size:8.5pt;line-height:11pt}.wide table{font-size:7.5pt;line-height:10pt}
td,tbody th{padding-block:3pt}tr,figure,li{break-inside:avoid}thead{display:table-header-group}.exercise{print-color-adjust:exact}.bar,.mean{print-color-adjust:exact}}
`;

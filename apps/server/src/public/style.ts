/** How the public page looks (CONSOLE 3, 4; the mock of Public): one sheet, no script. Light and dark by the reader's system, black on white on paper. */
export const PUBLIC_STYLE = `
:root{color-scheme:light dark;--bg:light-dark(#fff,#0d1312);--sunken:light-dark(#f3f4f0,#151d1b);--ink:light-dark(#15201d,#e9eeeb);--ink-2:light-dark(#43504c,#b4bfbb);
--ink-3:light-dark(#5f6b67,#98a49f);--rule:light-dark(#dfe3dc,#26312e);--rule-2:light-dark(#bfc7c0,#3d4a46);--accent:light-dark(#0b5f55,#63cdbc);--event:light-dark(#b4551a,#f0975a);
--hatch:light-dark(#9aa39d,#53605b);--true:light-dark(#1a5aa6,#86b8f5);--land:light-dark(#eef0ea,#151d1b);--water:light-dark(#d5e2e6,#1b2a30);
--sans:"IBM Plex Sans Variable","IBM Plex Sans",system-ui,sans-serif;--serif:"Source Serif 4 Variable","Source Serif 4",Georgia,serif;--mono:"IBM Plex Mono",ui-monospace,monospace}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:400 15px/23px var(--sans);font-variant-numeric:tabular-nums lining-nums}
.exercise{padding:5px 16px;border-block-end:1px solid var(--rule-2);background:repeating-linear-gradient(-45deg,var(--sunken) 0 8px,var(--bg) 8px 16px);text-align:center;font-size:12px;line-height:16px;color:var(--ink-2)}
.exercise b{letter-spacing:.12em;color:var(--ink);margin-inline-end:10px}
.skip{position:absolute;inset-inline-start:-999px}.skip:focus{position:static;display:inline-block;padding:8px 16px}
a{color:var(--accent);text-underline-offset:2px}a:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.masthead{border-block-end:1px solid var(--rule)}
.masthead>div{display:flex;flex-wrap:wrap;gap:6px 22px;align-items:center;max-inline-size:1112px;margin-inline:auto;padding:14px 24px}
.masthead svg{inline-size:24px;block-size:24px;color:var(--accent);flex:none;margin-inline-end:-10px}
.masthead b{font-weight:600;font-size:15.5px;margin-inline-end:auto}.masthead nav{display:flex;flex-wrap:wrap;gap:2px 18px}
.masthead nav a{color:var(--ink-2);text-decoration:none;padding-block:6px}.masthead nav a:hover{text-decoration:underline}.masthead nav a[aria-current]{color:var(--ink);font-weight:600}
.page{max-inline-size:1112px;margin-inline:auto;padding:36px 24px 64px;display:grid;grid-template-columns:minmax(0,700px) minmax(0,300px);gap:0 64px}
.page.one{grid-template-columns:minmax(0,760px)}
main{min-inline-size:0}
.eyebrow{font-size:12px;line-height:16px;font-weight:600;letter-spacing:.05em;text-transform:uppercase;color:var(--ink-3)}
h1{font:600 37px/43px var(--serif);letter-spacing:-.01em;margin:10px 0 14px;text-wrap:balance}
.lede{font:400 18.5px/28px var(--serif);color:var(--ink-2);margin:0 0 10px}
h2{font:600 21px/27px var(--serif);margin:44px 0 6px}h2+p{color:var(--ink-2)}
p{margin:0 0 14px;max-inline-size:68ch}.dim{color:var(--ink-3);font-size:13.5px;line-height:20px}.mono{font-family:var(--mono);font-size:12.5px}
ul{margin:8px 0 14px;padding-inline-start:1.15em;max-inline-size:70ch}li{margin-block-end:6px}
.scroll{overflow-x:auto;margin:10px 0 8px}
table{border-collapse:collapse;inline-size:100%;font-size:14px;line-height:19px}
caption{text-align:start;font-weight:600;font-size:13px;padding-block-end:4px}
thead th{font-weight:500;color:var(--ink-3);font-size:12.5px;line-height:16px;text-align:start;vertical-align:bottom;padding:6px 14px 6px 0;border-block-end:1.5px solid var(--ink)}
td,tbody th{font-weight:400;text-align:start;padding:9px 14px 9px 0;border-block-end:1px solid var(--rule);vertical-align:top}
.n{text-align:end!important;white-space:nowrap}thead th.n{white-space:normal}td:last-child,th:last-child{padding-inline-end:0}
td small,th small,li small{display:block;color:var(--ink-3);font-size:12.5px;line-height:17px}
.files{list-style:none;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:4px 14px}.files li{margin:0}
.chip{display:inline-flex;align-items:center;gap:6px;white-space:nowrap;font-weight:500;font-size:13px}
.chip svg{inline-size:13px;block-size:13px;flex:none}.chip.finding{color:var(--true)}.chip.plain{color:var(--ink-2)}
.bar{display:block;block-size:8px;min-inline-size:90px;margin-block-start:6px;border:1px solid var(--ink-3);background:repeating-linear-gradient(45deg,var(--hatch) 0 2px,transparent 2px 5px)}
.bar i{display:block;block-size:100%;background:var(--rule-2)}
figure{margin:14px 0 20px}figcaption{font-size:13px;line-height:18px;color:var(--ink-3);margin-block-start:8px}
svg.map{display:block;inline-size:100%;block-size:auto;border:1px solid var(--rule);border-radius:6px;background:var(--land)}
.m-water{fill:var(--water)}.m-river{fill:none;stroke:var(--water);stroke-width:3}.m-sector{fill:none;stroke:var(--rule-2);stroke-width:1.5;stroke-dasharray:5 4}
.m-line-u{fill:none;stroke:var(--bg);stroke-width:7}.m-line{fill:none;stroke:var(--ink);stroke-width:2.6}
.m-cell{fill:var(--event);stroke:var(--event);stroke-width:1.5}.m-text{font:600 19px var(--sans);fill:var(--ink);text-anchor:middle;paint-order:stroke;stroke:var(--land);stroke-width:5px}
.m-name{font:500 16px var(--sans);fill:var(--ink-2);text-anchor:middle;paint-order:stroke;stroke:var(--land);stroke-width:5px}
.m-wm{font:700 34px var(--sans);letter-spacing:.4em;fill:var(--ink-3);opacity:.16;text-anchor:middle}
aside{font-size:13.5px;line-height:20px}aside section{margin-block-end:32px}
aside h2{font:600 13.5px/18px var(--sans);margin:0 0 8px;padding-block-start:10px;border-block-start:2px solid var(--ink)}
aside ul{list-style:none;padding:0;margin:0}aside li{border-block-end:1px solid var(--rule);margin:0;padding:8px 0}aside li:first-child{padding-block-start:0}
.downloads{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 10px;padding:0;list-style:none}.downloads li{border:0;padding:0;margin:0}
.downloads a{display:inline-block;padding:5px 12px;border:1px solid var(--rule-2);border-radius:6px;color:var(--ink);text-decoration:none;font-weight:500;font-size:13px;min-block-size:32px}.downloads a:hover{border-color:var(--ink-3)}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:8px 20px;margin:14px 0}dt{color:var(--ink-3)}dd{margin:0}
blockquote{margin:12px 0;padding-inline-start:16px;border-inline-start:3px solid var(--rule-2);font:400 16.5px/26px var(--serif);overflow-wrap:anywhere}
footer{max-inline-size:1112px;margin-inline:auto;padding:16px 24px 40px;border-block-start:1px solid var(--rule);color:var(--ink-3);font-size:12.5px;line-height:18px}
@media(max-width:900px){.page{grid-template-columns:minmax(0,1fr);padding:22px 16px 40px}.masthead>div{padding:12px 16px}.masthead b{flex:1 1 70%}footer{padding:16px 16px 32px}aside{margin-block-start:40px}
h1{font-size:29px;line-height:34px}.lede{font-size:17px;line-height:26px}h2{margin-block-start:36px}.files a{display:inline-block;padding-block:10px}.downloads a{min-block-size:44px;padding-block:11px}.masthead nav a{padding-block:11px}
.m-text{font-size:30px}.m-name{font-size:25px}}
@media(max-width:560px){table.cards thead{position:absolute;clip-path:inset(50%);block-size:1px;inline-size:1px;overflow:hidden}table.cards tr{display:block;padding:12px 0;border-block-end:1px solid var(--rule)}
table.cards td small,table.cards th small{margin-block-end:3px}table.cards td,table.cards th{display:block;border:0;padding:1px 0}table.cards td[data-l]::before{content:attr(data-l) ": ";color:var(--ink-3)}}
@page{size:A4;margin:16mm 15mm 18mm}
@media print{:root{color-scheme:light}body{font-size:10pt;line-height:14pt}.page{display:block;padding:0;max-inline-size:none}.masthead>div{padding:6pt 0;max-inline-size:none}.masthead{margin-block-end:12pt}.masthead nav,.skip,.downloads{display:none}
h1{font-size:24pt;line-height:28pt}.lede{font-size:12.5pt;line-height:18pt}h2{font-size:14pt;line-height:18pt;margin-block-start:18pt;break-after:avoid}h2+p{break-after:avoid}
table{font-size:8.5pt;line-height:11pt}.scroll{overflow:visible}td,tbody th{padding-block:3pt}tr,figure,aside li{break-inside:avoid}thead{display:table-header-group}
aside{margin-block-start:20pt;columns:2;column-gap:12mm}aside section{break-inside:avoid}footer{padding:8pt 0 0;max-inline-size:none}.exercise,.bar,.bar i,.m-cell,svg.map{print-color-adjust:exact}a{color:inherit}svg.map{max-block-size:95mm}}
`;

/**
 * The papers' own small design system: washi-coloured paper, ink, one indigo, and a colour with a form for each state.
 * Every pair of text and ground keeps a contrast of at least 4.5.
 */
const BASE = `
:root{--paper:#faf7f0;--sheet:#fffdf8;--ink:#24211c;--soft:#5d574c;--line:#d8d0bf;--ai:#1f3a5f;--ai-pale:#e9eef3;
--met:#256146;--met-pale:#e3efe6;--partly:#7f5300;--partly-pale:#f7ebcf;--unmet:#a82a17;--unmet-pale:#fae5df;
--unknown:#4b5663;--unknown-pale:#eceef0;--none:#6a6458;--none-pale:#f1eee6;
--sans:"Hiragino Sans","Noto Sans CJK JP","Noto Sans JP","Yu Gothic","Meiryo",sans-serif;
--serif:"Hiragino Mincho ProN","Noto Serif CJK JP","Noto Serif JP","Yu Mincho",serif;
--mono:"SFMono-Regular",Consolas,"Noto Sans Mono CJK JP","Liberation Mono",monospace}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;padding:0 24px 64px;max-width:1080px;background:var(--paper);color:var(--ink);font:16px/1.75 var(--sans);
overflow-wrap:anywhere;line-break:strict}
html:lang(en) body{line-height:1.6}
h1,h2,h3,h4{font-family:var(--serif);line-height:1.4;margin:0;font-weight:700;text-wrap:balance}
h1{font-size:34px}h2{font-size:26px;color:var(--ai)}
h3{font-size:20px;margin:40px 0 12px;padding-left:12px;border-left:4px solid var(--ai)}
h4{font-size:18px}
p{margin:8px 0}a{color:var(--ai);text-underline-offset:3px}
a:focus-visible,summary:focus-visible{outline:3px solid var(--ai);outline-offset:2px;border-radius:2px}
main:focus{outline:none}
code,pre{font-family:var(--mono);font-size:.875em}
pre{margin:8px 0;padding:10px 12px;background:var(--none-pale);border:1px solid var(--line);white-space:pre-wrap}
ul,ol,dl,dd{margin:0;padding:0;list-style:none}dt{font-weight:700}
table{border-collapse:collapse;width:100%}
th,td{padding:8px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
thead th{font-size:13px;color:var(--soft);border-bottom:2px solid var(--line)}
tbody th{font-weight:700}
caption{text-align:left;font-size:13px;color:var(--soft);padding:4px 0}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-9999px;top:0;background:var(--ai);color:#fff;padding:10px 18px;z-index:1}
.skip:focus{left:0}
.fine{font-size:13px;color:var(--soft)}
.lead{color:var(--soft)}
.id{font-size:12px;color:var(--soft);white-space:nowrap}
`

const FRAME = `
.masthead{padding:28px 0 16px;border-bottom:3px double var(--ai)}
.brand{display:flex;align-items:center;gap:10px;margin:0 0 14px;font-family:var(--serif);font-weight:700;color:var(--ai);letter-spacing:.08em}
.crest{fill:none;stroke:var(--ai);stroke-width:3}
.h1-small{display:block;font:500 15px/1.6 var(--sans);color:var(--soft)}
.address{display:flex;flex-wrap:wrap;gap:4px 24px;margin:6px 0 12px}
.site{display:flex;flex-wrap:wrap;gap:4px 28px;font-size:14px}
.site div{display:flex;gap:8px}.site dt{color:var(--soft);font-weight:400}
.contents ul{display:flex;flex-wrap:wrap;gap:4px 22px;padding:12px 0;font-size:14px}
.contents a{display:inline-block;padding:4px 0}
.sheet{margin:20px 0 0;padding:30px 36px 36px;background:var(--sheet);border:1px solid var(--line);border-top:4px solid var(--ai)}
.examination{margin:28px 0 0;padding:12px 16px;border:1px solid var(--line);background:var(--paper);font-size:14px}
`

const OWNER = `
.verdict{margin:12px 0 0;font-size:17px}.verdict strong{display:block;font-family:var(--serif);font-size:22px;line-height:1.5}
.counts th,.counts td{vertical-align:middle}
.counts tbody th{white-space:nowrap}
.count{white-space:nowrap;font-family:var(--serif);font-weight:700;font-size:20px}
.bar{display:block;width:100%;height:14px;border:0}
.bar .s-met{fill:var(--met)}.bar .s-partly{fill:#d69a1f}.bar .s-unmet{fill:var(--unmet)}.bar .s-unknown{fill:#b9c0c8}
.breakdown{display:flex;flex-wrap:wrap;gap:2px 16px;margin-top:5px;font-size:13.5px}
.breakdown li{display:inline-flex;align-items:center;gap:5px}
.things{counter-reset:thing;display:grid;gap:14px}
.things>li{counter-increment:thing;display:grid;grid-template-columns:52px 1fr;gap:16px;padding:16px 18px;border:1px solid var(--line);background:var(--paper)}
.things>li::before{content:counter(thing);width:48px;height:48px;border-radius:50%;border:2px solid var(--ai);outline:1px solid var(--ai);outline-offset:-6px;
font:700 22px/44px var(--serif);text-align:center;color:var(--ai);background:var(--sheet)}
.things dl{margin-top:8px;display:grid;gap:4px}
.things dl div{display:grid;grid-template-columns:9em 1fr;gap:8px}
.things dt{color:var(--soft);font-size:14px;line-height:1.9}
.more{font-size:14px}
.tags{display:flex;flex-wrap:wrap;gap:4px 8px;align-items:center;margin:4px 0 0}
.tag{font-size:12.5px;line-height:1.5;padding:1px 8px;border:1px solid var(--line);border-radius:3px;background:var(--sheet);color:var(--soft)}
.tag-critical,.tag-high{border-color:var(--unmet);color:var(--unmet);font-weight:700}
.tag-medium{border-color:var(--partly);color:var(--partly)}
.loss{display:flex;flex-wrap:wrap;gap:4px 20px;align-items:baseline}
.loss strong{font-family:var(--serif);font-size:24px;color:var(--ai)}
.figures{font-size:14px}.figures tbody th{width:22%}.amount{white-space:nowrap;font-weight:700;width:1%}
.plain li+li{margin-top:2px}
.states{display:grid;gap:8px}
.states div{display:grid;grid-template-columns:190px 1fr;gap:14px;align-items:baseline;font-size:14.5px}
`

const MARKS = `
.badge{display:inline-flex;align-items:center;gap:6px;padding:2px 10px 2px 5px;border-radius:999px;font-size:13.5px;font-weight:700;line-height:1.5;
background:var(--tint);color:var(--tone);border:1px solid var(--tone);justify-self:start}
.mark{flex:none}
.s-met{--tone:var(--met);--tint:var(--met-pale)}.s-partly{--tone:var(--partly);--tint:var(--partly-pale)}
.s-unmet{--tone:var(--unmet);--tint:var(--unmet-pale)}.s-unknown{--tone:var(--unknown);--tint:var(--unknown-pale)}
.s-not-applicable{--tone:var(--none);--tint:var(--none-pale)}
.ring{fill:#fff;stroke:var(--tone);stroke-width:1.8}
.sign{fill:none;stroke:var(--tone);stroke-width:2.4;stroke-linecap:round;stroke-linejoin:round}
.half,.dot{fill:var(--tone)}
.s-met .ring,.s-unmet .ring{fill:var(--tone)}
.s-met .sign,.s-unmet .sign{stroke:#fff}
.s-unknown .ring{stroke-dasharray:3.4 2.2}
.s-partly .sign{stroke-width:1.6}
.seal-paper{fill:var(--sheet)}
.seal-face{fill:var(--tint)}.seal-edge{fill:none;stroke:var(--tone);stroke-width:2.6}
.seal-line{fill:none;stroke:var(--tone);stroke-width:1}
.seal-half{fill:#f2d592}
.seal-number{font:700 17px var(--serif);fill:var(--tone)}.seal-long{font-size:11px}
.s-met .seal-face{fill:var(--met)}.s-met .seal-line{stroke:#fff}.s-met .seal-number{fill:#fff}
.s-partly .seal-face{fill:#fff}.s-partly .seal-line{stroke-width:0}
.s-unmet .seal-face{fill:var(--unmet-pale)}.s-unmet .seal-edge{stroke-width:4}
.s-unmet .seal-line{stroke-width:0}
.s-unknown .seal-face{fill:#fff}.s-unknown .seal-edge{stroke-dasharray:7 4.2}.s-unknown .seal-line{stroke-width:0}
.s-not-applicable .seal-face{fill:var(--sheet)}.s-not-applicable .seal-edge{stroke-width:1}.s-not-applicable .seal-line{stroke-width:0}
.seal{flex:none}
`

const FIGURE = `
.figure-frame{margin:12px 0 0;padding:8px;border:1px solid var(--line);background:var(--paper)}
.figure{display:block;width:100%;height:auto}
.figure-phone{display:none;max-width:420px;margin:0 auto}
.place-box{fill:var(--sheet);stroke:#a79c86;stroke-width:1.4}
.place-inner .place-box{fill:var(--ai-pale);stroke:var(--ai)}
.place-other{stroke-dasharray:6 5}
.place-icon{fill:none;stroke:var(--ai);stroke-width:1.8;stroke-linejoin:round}
.place-name{font:700 14.5px var(--sans);fill:var(--ink)}
.wire{stroke:#8d8470;stroke-width:3;fill:none}
.legend{display:flex;flex-wrap:wrap;gap:8px 26px;font-size:14.5px}
.legend li{display:flex;align-items:center;gap:8px}
.fourteen{display:grid;grid-template-columns:1fr 1fr;gap:0 32px}
.fourteen li{display:grid;grid-template-columns:40px 1fr auto;gap:12px;align-items:center;padding:7px 0;border-bottom:1px solid var(--line);font-size:14.5px;line-height:1.5}
.fourteen .fine{display:block}
`

const DETAIL = `
.requirement{margin:18px 0 0;padding:18px 20px;border:1px solid var(--line);background:var(--paper)}
.requirement header{display:flex;gap:14px;align-items:flex-start}
.item-name{display:block;font:500 13px/1.5 var(--sans);color:var(--soft)}
.official{font-size:14px}
.criteria>li{border-top:1px solid var(--line)}
summary{display:grid;grid-template-columns:auto 1fr;gap:4px 12px;align-items:center;padding:9px 0 9px 22px;cursor:pointer;position:relative}
summary::-webkit-details-marker{display:none}summary{list-style:none}
summary::before{content:"";position:absolute;left:3px;top:18px;border:5px solid transparent;border-left:7px solid var(--ai);border-right:0}
details[open]>summary::before{transform:rotate(90deg)}
.question{font-weight:600;line-height:1.6}
summary .tags{grid-column:2;margin:0}
.behind{padding:2px 0 14px 22px}
.said div,.meta div,.about div{display:grid;grid-template-columns:9em 1fr;gap:10px}
.said,.meta{font-size:14.5px;display:grid;gap:2px}
.said dt,.meta dt,.about dt{color:var(--soft);font-weight:400}
.meta{font-size:13px}
.observation{margin:10px 0;padding:10px 14px;background:var(--sheet);border-left:3px solid var(--line)}
.observation p{margin:0 0 4px}
.evidence{font-size:13.5px;margin:4px 0 8px}.evidence th,.evidence td{padding:4px 8px}
.evidence td:first-child{white-space:nowrap}.evidence td:nth-child(2){width:36%}
.remedy{margin-top:10px;padding:10px 14px;background:var(--ai-pale);border-left:3px solid var(--ai)}
.remedy-title{font-weight:700;margin:0}
.steps{white-space:pre-line}.steps pre{white-space:pre-wrap;background:var(--sheet)}
.list{font-size:14.5px}.list tbody th{font-weight:400;width:62%}
.about{display:grid;gap:4px;font-size:14.5px;margin-top:12px}
`

const NARROW = `
@media screen and (max-width:820px){.fourteen{grid-template-columns:1fr}}
@media screen and (max-width:700px){
body{padding:0 12px 40px;font-size:15.5px}
h1{font-size:26px}h2{font-size:22px}h3{font-size:18px;margin-top:32px}
.sheet{padding:20px 14px 24px;margin-top:14px}
.verdict strong{font-size:19px}
.id{white-space:normal}
.figure-wide{display:none}.figure-phone{display:block}
.figure-frame{padding:2px}
.counts thead,.figures thead,.list thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.counts tr,.counts th,.counts td,.counts tbody,.counts,.figures,.figures tbody,.figures tr,.figures th,.figures td,
.list,.list tbody,.list tr,.list th,.list td{display:block;width:auto}
.counts tr,.figures tr,.list tr{padding:10px 0;border-bottom:1px solid var(--line)}
.counts th,.counts td,.figures tbody th,.figures td,.list tbody th,.list td{padding:2px 0;border:0;width:auto}
.things>li{display:block;position:relative;padding:14px}.things>li::before{position:absolute;left:12px;top:12px;width:38px;height:38px;font-size:18px;line-height:34px;outline-offset:-5px}
.things h4{min-height:34px;padding-left:48px;display:flex;align-items:center}
.things dl div{grid-template-columns:1fr;gap:0}.things dt{line-height:1.5}
.states div{grid-template-columns:1fr;gap:3px}
.fourteen li{grid-template-columns:40px 1fr}.fourteen .badge{grid-column:2}
.requirement{padding:14px 12px}
summary{grid-template-columns:1fr;padding-left:18px}summary .tags{grid-column:1}summary .badge{justify-self:start}
.behind{padding-left:0}
.said div,.meta div,.about div{grid-template-columns:1fr;gap:0}
.observation,.remedy{padding:10px}
.evidence thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.evidence,.evidence caption,.evidence tbody,.evidence tr,.evidence td{display:block;width:auto}
.evidence tr{border-bottom:1px solid var(--line);padding:4px 0}.evidence th,.evidence td{border:0;padding:1px 0}
.evidence td:nth-child(2){width:auto}
}
`

const PRINT = `
@page{size:A4;margin:11mm 13mm 12mm}
@media print{
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{max-width:none;padding:0;background:#fff;font-size:10.2pt;line-height:1.55}
.skip,.contents{display:none}
.sheet{break-before:page;margin:0;padding:0;border:0;background:none}
.sheet.owner{break-before:avoid}
.masthead{padding:0 0 5px;position:relative}.brand{position:absolute;right:0;top:0;margin:0;font-size:10pt}.crest{width:20px;height:20px}
h1{font-size:18pt}.h1-small{font-size:9pt}h2{font-size:14pt}h3{font-size:12pt;margin:14px 0 6px}h4{font-size:11pt}
h2,h3,h4,.requirement header,summary{break-after:avoid}
.things>li,tr,.legend li,.fourteen li,.figure-frame{break-inside:avoid}
.sheet:last-child{break-before:auto;margin-top:16px}
p{orphans:3;widows:3}
.figure-wide{display:block}.figure-phone{display:none}
.fourteen{grid-template-columns:1fr 1fr}
details::details-content{content-visibility:visible;display:block;height:auto}
summary::before{display:none}summary,.behind{padding-left:0}
a{color:inherit;text-decoration:none}
.address,.site{font-size:8.6pt;margin:0}
.owner>h2{margin-top:5px;font-size:12.5pt}
.owner .verdict{margin:0;font-size:9.6pt}.owner .verdict strong{font-size:12.5pt}
.owner h3{margin:5px 0 2px;font-size:10.6pt;padding-left:8px;line-height:1.3}
.owner p{margin:2px 0}
.owner th,.owner td{padding:1px 5px}
.owner thead th{font-size:7.6pt;border-bottom-width:1px}
.counts tbody th{font-size:9pt}.counts td:last-child{width:66%}
.count{font-size:11pt}.bar{height:7px}.breakdown{font-size:7.8pt;margin-top:1px;gap:0 9px;line-height:1.4}
.things{gap:4px}.things>li{padding:3px 7px;grid-template-columns:30px 1fr;gap:8px}
.things>li::before{width:28px;height:28px;font-size:11pt;line-height:24px;outline-offset:-4px}
.thing{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 8px;align-items:center}.thing dl{flex:1 0 100%}.more{font-size:7.8pt}
.things dl{margin-top:1px;gap:0}.things dl div{grid-template-columns:7.5em 1fr}
.things dt,.things dd{font-size:8.6pt;line-height:1.4}.things h4{font-size:10.2pt}
.tags{margin:0}.tag{font-size:7.6pt;padding:0 5px}
.loss{gap:0 14px}.loss strong{font-size:12.5pt}.loss span{font-size:7.8pt}.figures{font-size:7.4pt;line-height:1.3}
.figures .fine{font-size:7.2pt}.figures tbody th{width:20%}
.fine,.owner p.fine{font-size:7.2pt;margin:1px 0}.states{gap:1px}
.states div{font-size:7.8pt;grid-template-columns:112px 1fr;gap:6px;line-height:1.35}
.badge{font-size:8.2pt;padding:0 7px 0 3px}.mark{width:13px;height:13px}
.states .badge{font-size:7.6pt;white-space:nowrap}
.examination,.owner p.examination{margin-top:7px;padding:4px 8px;font-size:8.2pt}
.fourteen li{font-size:9.2pt;padding:4px 0}.legend{font-size:9.2pt;gap:4px 18px}.fourteen .seal,.legend .seal{width:32px;height:32px}
.requirement{margin-top:8px;padding:6px 9px;font-size:8.8pt}.requirement p{margin:2px 0}.requirement .seal{width:38px;height:38px}
.official{font-size:8.4pt}.item-name{font-size:8pt}
summary{padding:4px 0 2px;grid-template-columns:auto 1fr auto}.question{font-size:9pt;line-height:1.4}summary .tags{grid-column:3;max-width:210px}
.behind{padding-bottom:5px}.said,.meta,.evidence,.list,.about{font-size:8.2pt;line-height:1.4}.said{gap:0}
.meta{display:flex;flex-wrap:wrap;gap:0 14px;font-size:7.6pt}.meta div{display:flex;gap:5px}
.observation{margin:3px 0;padding:3px 8px}.evidence{margin:1px 0 3px}.evidence th,.evidence td,.evidence caption{padding:1px 6px;font-size:7.8pt}
.remedy{margin-top:3px;padding:2px 8px;display:grid;grid-template-columns:6em 1fr;font-size:8.4pt;line-height:1.45}.steps pre{margin:2px 0;padding:3px 8px}
}
`

/** The whole style sheet. Its hash stands in the page's policy. */
export const STYLE = [BASE, FRAME, OWNER, MARKS, FIGURE, DETAIL, NARROW, PRINT].join("").trim()

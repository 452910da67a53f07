/** What the papers for single readers need beyond the style of every page. */
const SCREEN = `
.blanks{display:grid;grid-template-columns:1fr 1fr;gap:6px 28px;margin:16px 0}
.blanks div{display:flex;flex-direction:column;gap:2px}
.blanks dt{font-size:13px;font-weight:400;color:var(--soft)}
.blanks dd{height:34px;border-bottom:1px solid var(--ink)}
.tally{display:flex;flex-wrap:wrap;gap:6px 10px;margin:10px 0;font-weight:700}
.tally li{padding:2px 12px;border:1px solid var(--line);border-radius:3px;background:var(--paper)}
.paper h3 .tag{font-family:var(--sans);font-weight:400;vertical-align:middle}
.declaration,.request,.statement{font-size:14.5px;line-height:1.6}
.declaration{table-layout:fixed}
.declaration thead th:nth-child(1){width:33%}.declaration thead th:nth-child(2){width:16%}.declaration thead th:nth-child(4){width:18%}
.declaration tbody th{font-weight:600}.declaration .id{white-space:normal;font-weight:400}
.part th::first-letter{text-transform:uppercase}
.part th{background:var(--ai-pale);font-size:13.5px;padding:5px 10px}
.declared{display:block;font-family:var(--serif);font-size:19px;line-height:1.5}
.row-yes .declared,.row-alternative .declared{color:var(--met)}.row-planned .declared{color:var(--partly)}
.note{display:block;font-size:13.5px}
.proofs{font-size:13.5px}.proofs li+li{margin-top:6px}.proofs .fine{display:block}
.line{display:block;font-size:12.5px;color:var(--soft)}
.missing{margin:0;font-size:13.5px;color:var(--soft)}
.row-blank td:nth-child(2){background:repeating-linear-gradient(135deg,transparent 0 7px,var(--none-pale) 7px 9px)}
.sign-here,.fill{border-left:1px solid var(--line)}
.sign-here{border-right:1px solid var(--line)}
.number{width:2.4em;white-space:nowrap;font:700 17px/1.6 var(--serif);color:var(--ai);text-align:right}
.statement tbody th{width:32%}.statement td p{margin:0}.statement .silent{color:var(--soft)}
.request{table-layout:fixed}
.request thead th:nth-child(1){width:2.6em}.request thead th:nth-child(3){width:15%}.request thead th:nth-child(4){width:21%}
.request tbody th{font-weight:400}.fill{white-space:pre-line}
.work{display:grid;gap:4px;margin-top:6px}
.work>div{display:grid;grid-template-columns:7em 1fr;gap:8px}
.work dt{font-weight:400;color:var(--soft);font-size:13.5px}
.work .line{font-size:12.5px}
`

const NARROW = `
@media screen and (max-width:700px){
.blanks{grid-template-columns:1fr}
.declaration,.declaration tbody,.declaration tr,.declaration th,.declaration td,
.request,.request tbody,.request tr,.request th,.request td,
.statement,.statement tbody,.statement tr,.statement th,.statement td{display:block;width:auto}
.declaration thead,.request thead,.statement thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.declaration tr,.request tr,.statement tr{padding:12px 0;border-bottom:1px solid var(--line)}
.declaration .part{padding:0;border:0;margin-top:10px}.declaration .part th{padding:6px 8px}
.declaration th,.declaration td,.request th,.request td,.statement th,.statement td{padding:2px 0;border:0}
.statement tbody th{width:auto}
td[data-label]::before{content:attr(data-label);display:block;font-size:12.5px;color:var(--soft)}
.sign-here,.fill{min-height:64px;margin-top:6px}
.declaration .sign-here,.request .fill{border:1px solid var(--line);padding:4px 8px}
.row-blank td:nth-child(2){min-height:56px;border:1px solid var(--line);padding:4px 8px}
.statement tr,.request tr{position:relative}
.request .number,.statement .number{position:absolute;left:0;width:2em;text-align:left}
.statement tr{padding-left:34px}.request tbody th{padding-left:34px}.request tbody th>.work{margin-left:-34px}
.work>div{grid-template-columns:1fr;gap:0}
}
`

const PRINT = `
@media print{
.sheet.paper{break-before:auto;margin-top:12px}
.paper h2{margin-top:6px}
.blanks{gap:4px 24px;margin:8px 0}.blanks dt{font-size:8.4pt}.blanks dd{height:24px}
.tally{font-size:9pt;gap:4px 8px;margin:4px 0}
.declaration,.request,.statement{font-size:9pt;line-height:1.45}
.declaration th,.declaration td,.request th,.request td,.statement th,.statement td{padding:4px 6px}
thead{display:table-header-group}
.measure{break-inside:avoid}.part{break-after:avoid}
.paper thead th{font-size:7.8pt;line-height:1.35}
.declared{font-size:12pt}.note,.proofs,.missing{font-size:8.2pt}.line,.work .line{font-size:7.8pt}
.proofs .fine{font-size:7.8pt}
.work{gap:1px;margin-top:2px}.work>div{grid-template-columns:7.5em 1fr}.work dt{font-size:8.2pt}
.sign-here{height:44px}
.number{font-size:11pt}.request thead th:nth-child(1){width:10mm}
}
`

export const PAPER_STYLE = [SCREEN, NARROW, PRINT].join("").trim()

import { trusted, html, type Markup, type Piece } from "../html/escape.ts"
import { framed } from "../html/frame.ts"
import { linesOf } from "./sheet-text.ts"
import type { Block, Cell, Row, Sheet } from "./sheet.ts"
import { PAPER } from "./words.ts"

const STYLE = `
.form{font-size:14.5px;table-layout:fixed}
.form th,.form td{border:1px solid var(--line);overflow-wrap:anywhere}
.form .title th{background:var(--ai-pale);font-weight:700}
.form .fine{display:block}
.tone{font-weight:700;color:var(--tone);background:var(--tint)}
.warning{padding:8px 14px;background:var(--unmet-pale);color:var(--unmet);font-weight:700}
.strong{font-size:18px;font-weight:700}
.steps-list{margin:8px 0 8px 24px;list-style:decimal}.boxes{margin:8px 0;list-style:none}
.blanks{display:grid;grid-template-columns:1fr 1fr;gap:6px 28px;margin:16px 0}
.blanks dt{font-size:13px;font-weight:400;color:var(--soft)}
.blanks dd{min-height:34px;border-bottom:1px solid var(--ink);font-weight:700}
.drawing{margin:12px 0}.drawing svg{display:block;width:100%;height:auto;font-family:var(--sans)}
.version{font-size:12px;color:var(--soft)}
@media print{.form{font-size:9pt}.form th,.form td{padding:3px 5px}thead{display:table-header-group}.sheet.paper{break-before:auto}}
@media screen and (max-width:700px){.blanks{grid-template-columns:1fr}.form-frame{overflow-x:auto}.form{min-width:560px}.facts{min-width:0}.facts th,.facts td{display:block}}
`

const cellOf = (cell: string | Cell): Markup => {
  if (typeof cell === "string") return html`<td>${linesOf(cell)}</td>`
  const tone = cell.tone === undefined ? "" : ` class="tone s-${cell.tone}"`
  const text = cell.bold ? html`<strong>${linesOf(cell.text)}</strong>` : linesOf(cell.text)
  const lines = (cell.lines ?? []).map((line) => html`<span class="fine">${line}</span>`)
  return html`<td${trusted(tone)}>${text}${lines}</td>`
}

const rowOf = (row: Row, columns: number): Markup =>
  "title" in row
    ? html`<tr class="title">
        <th colspan="${columns}" scope="rowgroup">${row.title}</th>
      </tr>`
    : html`<tr>
        ${row.map(cellOf)}
      </tr>`

const table = ({ caption, head, shares, rows }: Extract<Block, { kind: "table" }>): Markup => {
  const sum = shares.reduce((all, share) => all + share, 0)
  return html`<div class="form-frame" tabindex="0" role="region" aria-label="${caption}">
    <table class="form">
      <caption class="hidden">
        ${caption}
      </caption>
      <colgroup>
        ${shares.map((share) => html`<col width="${Math.round((share * 100) / sum)}%" />`)}
      </colgroup>
      ${
        head.length > 0 &&
        html`<thead>
          <tr>
            ${head.map((title) => (title === "" ? html`<td></td>` : html`<th scope="col">${title}</th>`))}
          </tr>
        </thead>`
      }
      <tbody>
        ${rows.map((row) => rowOf(row, shares.length))}
      </tbody>
    </table>
  </div>`
}

const list = ({ items, ordered, boxes }: Extract<Block, { kind: "list" }>): Markup =>
  ordered
    ? html`<ol class="steps-list">
        ${items.map((item) => html`<li>${item}</li>`)}
      </ol>`
    : html`<ul class="boxes">
        ${items.map((item) => html`<li>${boxes ? "□ " : "・"}${item}</li>`)}
      </ul>`

const blockOf = (block: Block): Piece => {
  switch (block.kind) {
    case "heading":
      return block.level === 2 ? html`<h2>${block.text}</h2>` : html`<h3>${block.text}</h3>`
    case "text":
      return html`<p class="${block.as ?? "plain"}">${linesOf(block.text)}</p>`
    case "list":
      return list(block)
    case "facts":
      return html`<table class="form facts">
        <tbody>
          ${block.rows.map(
            ([title, value]) =>
              html`<tr>
                <th scope="row">${title}</th>
                <td>${linesOf(value)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`
    case "blanks":
      return html`<dl class="blanks">
        ${block.rows.map(
          ({ title, value }) =>
            html`<div>
              <dt>${title}</dt>
              <dd>${value ?? " "}</dd>
            </div>`,
        )}
      </dl>`
    case "table":
      return table(block)
    case "picture":
      return html`<figure class="drawing">
        ${trusted(block.svg)}
        <figcaption class="hidden">${block.says}</figcaption>
      </figure>`
    case "keep":
      return block.blocks.map(blockOf)
    case "page":
      return null
  }
}

/** A paper as one HTML file that loads and runs nothing. */
export const sheetHtml = (sheet: Sheet): string =>
  framed({
    language: sheet.language,
    title: sheet.title,
    subtitle: { ja: sheet.subtitle, en: sheet.subtitle },
    name: sheet.name,
    under: sheet.facts.map(([title, value]) => html`<span>${title}: ${value}</span>`),
    facts: [],
    contents: [],
    ...(sheet.published ? { published: true as const } : {}),
    style: STYLE,
    body: html`<section class="sheet paper" aria-label="${PAPER.paperBody[sheet.language]}">
      ${sheet.blocks.map(blockOf)}
      <p class="version">${sheet.footer}</p>
      <p class="examination">${sheet.end}</p>
    </section>`,
  })

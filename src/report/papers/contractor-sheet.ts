import type { Language, Words } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { EFFORT_WORDS, SEVERITY_WORDS, UI } from "../words.ts"
import { effortOf } from "../first-things.ts"
import { clausesBlock } from "./clauses.ts"
import type { PaperContext } from "./context.ts"
import { clausesFor } from "./contract-clauses.ts"
import { becauseOf, dueOf, placesText } from "./contractor.ts"
import { toAnswer, toMend, type WorkItem } from "./contractor-rows.ts"
import { sheetOf, shopOf } from "./frame.ts"
import type { Block, Row, Sheet } from "./sheet.ts"
import { PAPER, said } from "./words.ts"

const words = (ja: string, en: string): Words => ({ ja, en })
const W = {
  states: words("はい・予定・対象外", "yes / planned / does not apply"),
  clauses: words("契約書に入れる条項", "Clauses for the contract"),
  clause: words("契約の条項", "Clause"),
} as const

const MAX_EVIDENCE = 3
const MAX_CHARS = 600
const cut = (text: string): string => (text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS)}…` : text)
const labelled = (title: Words, value: string, language: Language): string => `${title[language]}: ${cut(value)}`

const clauseTitles = ({ verdict }: WorkItem, language: Language): string =>
  clausesFor(verdict.requirement)
    .map(({ title }) => title[language])
    .join(UI.listComma[language])

const itemLines = (item: WorkItem, language: Language): readonly string[] => {
  const { criterion, seen } = item
  const because = becauseOf(item)
  const where = (seen?.evidence ?? []).slice(0, MAX_EVIDENCE).map((one) => one.where)
  return [
    [
      item.ids.join(UI.listComma[language]),
      `${PAPER.place[language]}: ${placesText(item, language)}`,
      ...(criterion.severity === undefined
        ? []
        : [`${UI.severity[language]}: ${SEVERITY_WORDS[criterion.severity][language]}`]),
      ...(criterion.weight === "plus" ? [UI.plus[language]] : []),
    ].join(" · "),
    ...(because === null ? [] : [labelled(seen === null ? PAPER.stateNow : UI.found, because[language], language)]),
    ...(where.length === 0 ? [] : [labelled(PAPER.foundAt, where.join(" "), language)]),
    ...(criterion.remedy === undefined ? [] : [labelled(PAPER.toDo, criterion.remedy[language], language)]),
    ...(criterion.state === "unmet" && clauseTitles(item, language) !== ""
      ? [labelled(W.clause, clauseTitles(item, language), language)]
      : []),
    ...(criterion.state === "unmet"
      ? [labelled(UI.effort, EFFORT_WORDS[effortOf(criterion)][language], language)]
      : []),
  ]
}

const workRow = (item: WorkItem, index: number, language: Language): Row => [
  { text: String(index + 1), bold: true },
  { text: item.criterion.question[language], bold: true, lines: itemLines(item, language) },
  { text: dueOf(item, language), fill: true },
  { text: "", lines: [W.states[language]], fill: true },
]

const work = (title: Words, items: readonly WorkItem[], none: Words, language: Language): readonly Block[] => [
  { kind: "heading", level: 2, text: title[language] },
  items.length === 0
    ? { kind: "text", text: none[language] }
    : {
        kind: "table",
        caption: title[language],
        head: ["", PAPER.item[language], PAPER.due[language], PAPER.contractorAnswer[language]],
        shares: [5, 58, 14, 23],
        rows: items.map((item, index) => workRow(item, index, language)),
      },
]

/** What the contractor is to mend and to answer, with room for both, and the clauses for the contract. */
export const contractorSheet = (document: Document, context: PaperContext, language: Language): Sheet => {
  const { details, madeAtMs } = context
  const [mend, ask] = [toMend(document, madeAtMs), toAnswer(document, madeAtMs)]
  return sheetOf(document, context, language, {
    title: said("contractorTitle", { shop: shopOf(document, context, language) })[language],
    subtitle: PAPER.contractorSubtitle[language],
    type: "dense",
    blocks: [
      { kind: "text", as: "strong", text: said("contractorLead", { mend: mend.length, ask: ask.length })[language] },
      { kind: "text", text: PAPER.contractorHow[language] },
      { kind: "text", as: "warning", text: PAPER.contractorSecret[language] },
      {
        kind: "blanks",
        rows: [
          { title: PAPER.askedBy[language], value: details.practitioner },
          { title: PAPER.contractorName[language], value: details.operator ?? details.developer },
          { title: PAPER.answerBy[language] },
        ],
      },
      ...work(PAPER.mendPart, mend, PAPER.mendNone, language),
      ...work(PAPER.askPart, ask, PAPER.askNone, language),
      { kind: "heading", level: 2, text: W.clauses[language] },
      clausesBlock(language),
      {
        kind: "keep",
        blocks: [
          { kind: "heading", level: 2, text: PAPER.signPart[language] },
          { kind: "blanks", rows: [{ title: PAPER.answered[language] }, { title: PAPER.signedOn[language] }] },
        ],
      },
    ],
  })
}

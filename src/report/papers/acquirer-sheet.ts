import { fill, type Language, type Words } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { japanDay } from "../html/text.ts"
import { levelWords, SOURCE_WORDS, UI } from "../words.ts"
import {
  countsOf,
  declaredItems,
  shopData,
  shopLines,
  wordingOf,
  type DeclaredItem,
  type DeclaredPart,
  type DeclaredRow,
} from "./acquirer-rows.ts"
import type { PaperContext } from "./context.ts"
import { proofLine } from "./declaration.ts"
import { sheetOf, shopOf } from "./frame.ts"
import type { ProviderWording } from "./provider-wordings.ts"
import type { Block, Cell, Row, Sheet } from "./sheet.ts"
import { DECLARED_WORDS, PAPER, said, SCENE_WORDS } from "./words.ts"

const words = (ja: string, en: string): Words => ({ ja, en })
const ACQUIRER = {
  wording: words("対応する用紙: {name}", "Made for: {name}"),
  who: words("行う人", "Done by"),
  ownOrContractor: words("自社・委託先", "own staff / contractor"),
  confirm: words("確認(経営者の氏名・日付)", "Confirmed (owner's name, date)"),
  confirmHere: words("氏名　　　　　年　月　日", "name:      date:"),
  renew: words(
    "この回答は毎年見直します。次の更新日を決め、その60日前に Sekisho で作り直してください。",
    "These answers are renewed every year. Set the next day, and make this sheet again 60 days before it.",
  ),
} as const

const answerCell = ({ declaration: { kind, note } }: DeclaredRow, language: Language): Cell => {
  if (kind === "blank") return { text: "", fill: true }
  const tone = kind === "yes" || kind === "alternative" ? "met" : kind === "planned" ? "partly" : "not-applicable"
  return { text: DECLARED_WORDS[kind][language], tone, lines: note === null ? [] : [note[language]] }
}

const groundCell = ({ declaration: { proofs, missing }, needless }: DeclaredRow, language: Language): Cell => ({
  text: "",
  lines: [
    ...proofs.flatMap((proof) => [
      proof.says[language],
      proofLine(proof)[language],
      ...proof.lines.map((line) => line[language]),
    ]),
    ...(needless ? [PAPER.notNeeded[language]] : []),
    ...(missing === null ? [] : [`${PAPER.missing[language]}: ${missing[language]}`]),
  ],
})

/** The owner's name stands there only where the owner has put it there. */
const confirmCell = (
  { criterion, declaration }: DeclaredRow,
  { confirmations }: PaperContext,
  language: Language,
): Cell => {
  const confirmed = declaration.kind === "blank" ? undefined : confirmations?.get(criterion.criterion)
  return confirmed === undefined
    ? { text: "", lines: [ACQUIRER.confirmHere[language]], fill: true }
    : { text: confirmed.name, lines: [japanDay(confirmed.at, language)] }
}

const rowOf = (row: DeclaredRow, wording: ProviderWording, context: PaperContext, language: Language): Row => {
  const { source, question, criterion } = row.criterion
  const mark = source === "card" || source === undefined ? "" : ` · ${SOURCE_WORDS[source]?.[language] ?? source}`
  return [
    { text: question[language], lines: [`${criterion}${mark}`] },
    answerCell(row, language),
    groundCell(row, language),
    ...(wording.asksWho ? [{ text: "", lines: [ACQUIRER.ownOrContractor[language]], fill: true as const }] : []),
    confirmCell(row, context, language),
  ]
}

const partTitle = ({ scene, rule, enough }: DeclaredPart, language: Language): readonly Row[] => {
  const parts = [
    ...(scene === null ? [] : [SCENE_WORDS[scene]]),
    ...(rule === "any" ? [PAPER.ruleAny, enough ? PAPER.ruleEnough : PAPER.ruleNotEnough] : []),
  ]
  return parts.length === 0 ? [] : [{ title: parts.map((one) => one[language]).join(" — ") }]
}

const itemBlocks = (
  item: DeclaredItem,
  wording: ProviderWording,
  context: PaperContext,
  language: Language,
): readonly Block[] => {
  const { id, title, verdict, parts } = item
  const level = verdict === null ? "" : ` — ${levelWords(verdict.level, verdict.levelProvenance)[language]}`
  const heading: Block = { kind: "heading", level: 3, text: `${id} ${title[language]}${level}` }
  if (verdict === null) return [heading, { kind: "text", text: PAPER.noResult[language] }]
  return [
    heading,
    {
      kind: "table",
      caption: title[language],
      head: [UI.question, PAPER.answer, PAPER.ground, ...(wording.asksWho ? [ACQUIRER.who] : []), ACQUIRER.confirm].map(
        (one) => one[language],
      ),
      shares: wording.asksWho ? [27, 14, 31, 11, 17] : [30, 15, 36, 19],
      rows: parts.flatMap((part) => [
        ...partTitle(part, language),
        ...part.rows.map((row) => rowOf(row, wording, context, language)),
      ]),
    },
  ]
}

/** The card company's questions with their answers; a row counts only once the owner has put a name to it. */
export const acquirerSheet = (document: Document, context: PaperContext, language: Language): Sheet => {
  const { details, madeAtMs } = context
  const wording = wordingOf(details)
  const items = declaredItems(document, madeAtMs, details)
  const shop = shopOf(document, context, language)
  return sheetOf(document, context, language, {
    title: said("acquirerTitle", { shop })[language],
    subtitle: PAPER.acquirerSubtitle[language],
    type: "dense",
    blocks: [
      { kind: "text", text: fill(ACQUIRER.wording, { name: wording.name[language] })[language] },
      { kind: "text", as: "fine", text: wording.note[language] },
      { kind: "heading", level: 2, text: PAPER.shopPart[language] },
      { kind: "facts", rows: shopData(document).map(([title, value]) => [title[language], value[language]]) },
      {
        kind: "blanks",
        rows: shopLines(details).map(([title, value]) => ({ title: title[language], value })),
      },
      { kind: "heading", level: 2, text: PAPER.answersPart[language] },
      { kind: "text", text: PAPER.acquirerLead[language] },
      {
        kind: "text",
        as: "strong",
        text: countsOf(items)
          .map(([kind, count]) => said("counted", { word: DECLARED_WORDS[kind][language], count })[language])
          .join("　"),
      },
      { kind: "text", as: "fine", text: PAPER.acquirerWording[language] },
      ...items.flatMap((item) => itemBlocks(item, wording, context, language)),
      {
        kind: "keep",
        blocks: [
          { kind: "heading", level: 2, text: PAPER.confirmPart[language] },
          { kind: "text", text: PAPER.acquirerConfirm[language] },
          { kind: "text", text: ACQUIRER.renew[language] },
          {
            kind: "blanks",
            rows: [
              { title: PAPER.ownerName[language], value: details.owner },
              { title: PAPER.signedOn[language] },
              {
                title: PAPER.nextRenewal[language],
                value:
                  context.renewal === undefined || context.renewal === null
                    ? undefined
                    : japanDay(`${context.renewal}T00:00:00Z`, language),
              },
            ],
          },
        ],
      },
    ],
  })
}

import { isoTime } from "../../lib/clock.ts"
import type { Language } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { japanDay, japanTime } from "../html/text.ts"
import { code, plain } from "../markdown.ts"
import { levelWords, UI } from "../words.ts"
import { confirmLines, countsOf, declaredItems, shopData, shopLines, wordingOf } from "./acquirer-rows.ts"
import type { DeclaredItem, DeclaredPart, DeclaredRow } from "./acquirer-rows.ts"
import { proofLine, type Declaration } from "./declaration.ts"
import { blankLines, markdownTable, nameOf, versionsOf, type PaperOptions } from "./shape.ts"
import { DECLARED_WORDS, PAPER, said, SCENE_WORDS } from "./words.ts"

const answer = ({ kind, note }: Declaration, language: Language): string =>
  kind === "blank" ? "" : `**${DECLARED_WORDS[kind][language]}**${note === null ? "" : ` (${plain(note[language])})`}`

const ground = ({ declaration: { proofs, missing }, needless }: DeclaredRow, language: Language): string =>
  [
    ...proofs.flatMap((one) => [
      plain(one.says[language]),
      plain(proofLine(one)[language]),
      ...one.lines.map((line) => code(line[language])),
    ]),
    ...(needless ? [PAPER.notNeeded[language]] : []),
    ...(missing === null ? [] : [`${PAPER.missing[language]}: ${plain(missing[language])}`]),
  ].join("<br>")

const confirmed = ({ criterion, declaration }: DeclaredRow, { confirmations, language }: PaperOptions): string => {
  const one = declaration.kind === "blank" ? undefined : confirmations?.get(criterion.criterion)
  return one === undefined ? "" : `${plain(one.name)} ${japanDay(one.at, language)}`
}

const row = (one: DeclaredRow, options: PaperOptions): readonly string[] => {
  const { language } = options
  return [
    `${plain(one.criterion.question[language])} ${code(one.criterion.criterion)}`,
    answer(one.declaration, language),
    ground(one, language),
    confirmed(one, options),
  ]
}

const part = (one: DeclaredPart, options: PaperOptions): readonly string[] => {
  const { language } = options
  const rule = one.rule === "any" ? [PAPER.ruleAny, one.enough ? PAPER.ruleEnough : PAPER.ruleNotEnough] : []
  const head = [...(one.scene === null ? [] : [SCENE_WORDS[one.scene]]), ...rule].map((words) => words[language])
  const columns = [UI.question, PAPER.answer, PAPER.ground, PAPER.confirmed].map((words) => words[language])
  return [
    ...(head.length === 0 ? [] : [`**${head.join(" — ")}**`, ""]),
    markdownTable(
      columns,
      one.rows.map((each) => row(each, options)),
    ),
    "",
  ]
}

const item = ({ id, title, verdict, parts }: DeclaredItem, options: PaperOptions): readonly string[] => {
  const { language } = options
  return [
    `### ${plain(title[language])} ${code(id)}${verdict === null ? "" : ` (${levelWords(verdict.level, verdict.levelProvenance)[language]})`}`,
    "",
    ...(verdict === null ? [PAPER.noResult[language], ""] : parts.flatMap((one) => part(one, options))),
  ]
}

/** The same answers as text. */
export const acquirerMarkdown = (document: Document, options: PaperOptions): string => {
  const { language, madeAtMs, details } = options
  const items = declaredItems(document, madeAtMs, details)
  return [
    `# ${plain(said("acquirerTitle", { shop: nameOf(document, language) })[language])}`,
    "",
    `${PAPER.madeAt[language]}: ${japanDay(isoTime(madeAtMs), language)} · ${UI.checkedAt[language]}: ${japanTime(document.startedAt, language)} (${UI.japanTime[language]}) · ${plain(versionsOf(document)[language])}`,
    "",
    `## ${PAPER.shopPart[language]}`,
    "",
    ...shopData(document).map(([title, value]) => `- ${title[language]}: ${plain(value[language])}`),
    ...blankLines(shopLines(details), language),
    "",
    `## ${PAPER.answersPart[language]}`,
    "",
    PAPER.acquirerLead[language],
    "",
    ...countsOf(items).map(
      ([kind, count]) => `- ${said("counted", { word: DECLARED_WORDS[kind][language], count })[language]}`,
    ),
    "",
    [PAPER.acquirerWording, ...(details?.provider === undefined ? [] : [wordingOf(details).note])]
      .map((one) => one[language])
      .join(" "),
    "",
    ...items.flatMap((one) => item(one, options)),
    `## ${PAPER.confirmPart[language]}`,
    "",
    PAPER.acquirerConfirm[language],
    "",
    ...blankLines(confirmLines(options), language),
    "",
    UI.examination[language],
    "",
  ].join("\n")
}

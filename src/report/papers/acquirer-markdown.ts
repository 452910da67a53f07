import { isoTime } from "../../lib/clock.ts"
import type { Language } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { japanDay, japanTime } from "../html/text.ts"
import { code, plain } from "../markdown.ts"
import { levelWords, UI } from "../words.ts"
import { countsOf, declaredItems, shopData, shopLines, wordingOf } from "./acquirer-rows.ts"
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

const row = (one: DeclaredRow, language: Language): readonly string[] => [
  `${plain(one.criterion.question[language])} ${code(one.criterion.criterion)}`,
  answer(one.declaration, language),
  ground(one, language),
  "",
]

const part = (one: DeclaredPart, language: Language): readonly string[] => {
  const rule = one.rule === "any" ? [PAPER.ruleAny, one.enough ? PAPER.ruleEnough : PAPER.ruleNotEnough] : []
  const head = [...(one.scene === null ? [] : [SCENE_WORDS[one.scene]]), ...rule].map((words) => words[language])
  const columns = [UI.question, PAPER.answer, PAPER.ground, PAPER.confirmed].map((words) => words[language])
  return [
    ...(head.length === 0 ? [] : [`**${head.join(" — ")}**`, ""]),
    markdownTable(
      columns,
      one.rows.map((each) => row(each, language)),
    ),
    "",
  ]
}

const item = ({ id, title, verdict, parts }: DeclaredItem, language: Language): readonly string[] => [
  `### ${plain(title[language])} ${code(id)}${verdict === null ? "" : ` (${levelWords(verdict.level, verdict.levelProvenance)[language]})`}`,
  "",
  ...(verdict === null ? [PAPER.noResult[language], ""] : parts.flatMap((one) => part(one, language))),
]

/** The same answers as text. */
export const acquirerMarkdown = (document: Document, { language, madeAtMs, details }: PaperOptions): string => {
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
    ...items.flatMap((one) => item(one, language)),
    `## ${PAPER.confirmPart[language]}`,
    "",
    PAPER.acquirerConfirm[language],
    "",
    ...blankLines([[PAPER.ownerName], [PAPER.signedOn]], language),
    "",
    UI.examination[language],
    "",
  ].join("\n")
}

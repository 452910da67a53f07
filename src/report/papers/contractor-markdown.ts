import { isoTime } from "../../lib/clock.ts"
import type { Language, Words } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { japanDay, japanTime } from "../html/text.ts"
import { code, plain } from "../markdown.ts"
import { SEVERITY_WORDS, UI } from "../words.ts"
import { becauseOf, dueOf, placesText, contractorLines } from "./contractor.ts"
import { toAnswer, toMend, type WorkItem } from "./contractor-rows.ts"
import { blankLines, nameOf, versionsOf, type PaperOptions } from "./shape.ts"
import { PAPER, said } from "./words.ts"

const MAX_EVIDENCE = 3

/** Steps as lines under a list item: prose escaped, code line by line, so that nothing in them can end the list. */
const steps = (text: string): readonly string[] =>
  text.split("```").flatMap((block, blockIndex) =>
    block
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => {
        if (blockIndex % 2 === 1) return `  - ${code(line)}`
        const parts = line.split("`").map((part, index) => (index % 2 === 1 ? code(part) : plain(part)))
        return `  - ${parts.join(" ").trim()}`
      }),
  )

const workItem = (item: WorkItem, index: number, language: Language): readonly string[] => {
  const { criterion, ids, seen } = item
  const because = becauseOf(item)
  return [
    `### ${index + 1}. ${plain(criterion.question[language])}`,
    "",
    `- ${ids.map(code).join(" ")} · ${PAPER.place[language]}: ${placesText(item, language)}${
      criterion.severity === undefined
        ? ""
        : ` · ${UI.severity[language]}: ${SEVERITY_WORDS[criterion.severity][language]}`
    }${criterion.weight === "plus" ? ` · ${UI.plus[language]}` : ""}`,
    ...(because === null
      ? []
      : [`- ${(seen === null ? PAPER.stateNow : UI.found)[language]}: ${plain(because[language])}`]),
    ...(seen?.evidence ?? []).slice(0, MAX_EVIDENCE).map(({ where }) => `- ${PAPER.foundAt[language]}: ${code(where)}`),
    ...(criterion.remedy === undefined ? [] : [`- ${PAPER.toDo[language]}:`, ...steps(criterion.remedy[language])]),
    `- ${PAPER.due[language]}: ${dueOf(item, language) || "＿＿＿＿＿＿"}`,
    `- ${PAPER.contractorAnswer[language]}: ＿＿＿＿＿＿＿＿＿＿＿＿`,
    "",
  ]
}

const part = (title: Words, items: readonly WorkItem[], none: Words, language: Language): readonly string[] => [
  `## ${title[language]}`,
  "",
  ...(items.length === 0 ? [none[language], ""] : items.flatMap((item, index) => workItem(item, index, language))),
]

/** The same request as text. */
export const contractorMarkdown = (document: Document, { language, madeAtMs, details }: PaperOptions): string => {
  const [mend, ask] = [toMend(document, madeAtMs), toAnswer(document, madeAtMs)]
  return [
    `# ${plain(said("contractorTitle", { shop: nameOf(document, language) })[language])}`,
    "",
    `${PAPER.madeAt[language]}: ${japanDay(isoTime(madeAtMs), language)} · ${UI.checkedAt[language]}: ${japanTime(document.startedAt, language)} (${UI.japanTime[language]}) · ${plain(versionsOf(document)[language])}`,
    "",
    said("contractorLead", { mend: mend.length, ask: ask.length })[language],
    "",
    PAPER.contractorHow[language],
    "",
    `**${PAPER.contractorSecret[language]}**`,
    "",
    ...blankLines(contractorLines(details), language),
    "",
    ...part(PAPER.mendPart, mend, PAPER.mendNone, language),
    ...part(PAPER.askPart, ask, PAPER.askNone, language),
    ...blankLines([[PAPER.answered], [PAPER.signedOn]], language),
    "",
    UI.examination[language],
    "",
  ].join("\n")
}

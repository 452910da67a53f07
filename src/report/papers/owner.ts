import { isoTime } from "../../lib/clock.ts"
import type { Language } from "../../lib/words.ts"
import { levelCounts } from "../counts.ts"
import type { Document } from "../document.ts"
import { firstThings, type Thing } from "../first-things.ts"
import { figureSection } from "../html/figure.ts"
import { framed, siteFacts } from "../html/frame.ts"
import { ownerSection, saidOf, todoOf } from "../html/owner.ts"
import { addressAndTime } from "../html/page.ts"
import { japanDay, japanTime } from "../html/text.ts"
import { plain } from "../markdown.ts"
import { EFFORT_WORDS, filled, levelWords, STATE_WORDS, UI } from "../words.ts"
import { markdownTable, nameOf, versionsOf, type PaperOptions } from "./shape.ts"
import { PAPER, said } from "./words.ts"

/** The owner's page and the picture, without the practitioner's lists. */
export const ownerHtml = (document: Document, { language, size }: PaperOptions): string => {
  const name = nameOf(document, language)
  return framed({
    language,
    title: said("ownerTitle", { shop: name })[language],
    subtitle: UI.subtitle,
    name,
    under: addressAndTime(document, language),
    facts: [...siteFacts(document, language), [PAPER.madeWith, versionsOf(document)[language]]],
    contents: [
      ["owner", UI.ownerTitle],
      ["figure", UI.figureTitle],
    ],
    body: [ownerSection(document, size, language, "alone"), figureSection(document, language, false)],
  })
}

const thing = (one: Thing, index: number, language: Language): readonly string[] => [
  `${index + 1}. **${plain(one.verdict.title[language])}**`,
  `   - ${(one.criterion.state === "unmet" ? UI.found : UI.asked)[language]}: ${plain(saidOf(one, language))}`,
  `   - ${UI.harm[language]}: ${plain(one.criterion.why[language])}`,
  `   - ${UI.todo[language]}: ${plain(todoOf(one, language))}`,
  `   - ${UI.effort[language]}: ${EFFORT_WORDS[one.effort][language]}`,
]

/** The same as text: where the shop stands, what to do first, the fourteen. */
export const ownerMarkdown = (document: Document, { language, madeAtMs }: PaperOptions): string => {
  const counts = levelCounts(document)
  const values = { applies: counts[0]?.applies ?? 0, ...counts[0]?.states }
  const things = firstThings(document)
  return [
    `# ${plain(said("ownerTitle", { shop: nameOf(document, language) })[language])}`,
    "",
    `${PAPER.madeAt[language]}: ${japanDay(isoTime(madeAtMs), language)} · ${UI.checkedAt[language]}: ${japanTime(document.startedAt, language)} (${UI.japanTime[language]}) · ${plain(versionsOf(document)[language])}`,
    "",
    `**${filled("ownerLead", values)[language]}** ${filled("ownerLeadMore", values)[language]}`,
    "",
    ...counts.map(
      ({ words, applies, states }) =>
        `- ${filled("tableSummary", { level: words[language], applies, met: states.met })[language]}`,
    ),
    "",
    `## ${(things.length === 3 ? UI.firstTitle : UI.firstTitleFewer)[language]}`,
    "",
    ...(things.length === 0 ? [UI.firstNone[language]] : things.flatMap((one, index) => thing(one, index, language))),
    "",
    `## ${UI.figureList[language]}`,
    "",
    markdownTable(
      [UI.tableId, UI.tableTitle, UI.level, UI.tableVerdict].map((words) => words[language]),
      document.verdicts
        .filter(({ phase }) => phase === "build")
        .map(({ requirement, title, level, levelProvenance, state }) => [
          requirement.slice("build/".length),
          plain(title[language]),
          levelWords(level, levelProvenance)[language],
          STATE_WORDS[state][language],
        ]),
    ),
    "",
    UI.examination[language],
    "",
  ].join("\n")
}

import type { Language } from "../lib/words.ts"
import { levelCounts } from "./counts.ts"
import type { Document, PaperVerdict } from "./document.ts"
import { findings, firstThings, type Thing } from "./first-things.ts"
import { pressingReason } from "./pressing.ts"
import { filled, levelWords, SEVERITY_WORDS, STATE_WORDS, UI } from "./words.ts"
import { japanTime, shopName } from "./html/text.ts"

const MAX_FINDINGS = 30
const MAX_CELL_CHARS = 300
const SIGN = { met: "✅", partly: "🟡", unmet: "❌", unknown: "❔", "not-applicable": "➖" } as const

const ENTITY = new Set(["&", "<", ">", "@", "#"])

/** Outside text as plain Markdown: no markup, no link, no mention, one line. */
export const plain = (text: string): string => {
  const line = text
    .slice(0, MAX_CELL_CHARS * 4)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\s]+/gu, " ")
    .trim()
  const cut = line.length > MAX_CELL_CHARS ? `${line.slice(0, MAX_CELL_CHARS).toWellFormed()}…` : line
  return cut
    .replace(/[&<>@#\\`*_{}[\]()|~$]/g, (character) =>
      ENTITY.has(character) ? `&#${character.codePointAt(0)};` : `\\${character}`,
    )
    .replace(/:\/\//g, "&#58;//")
    .replace(/www\./gi, (start) => `${start.slice(0, 3)}&#46;`)
}

/** Outside text as code in one line, safe in a table: backticks and bars cannot end it. */
export const code = (text: string): string => {
  const clean = text
    .slice(0, MAX_CELL_CHARS)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, "·")
    .replaceAll("`", "ˋ")
    .replaceAll("|", "∣")
    .trim()
  return clean === "" ? "" : `\`${clean}\``
}

/** The first line of steps, with what stands between backticks as code. */
const step = (text: string): string => {
  const line = (text.split("\n").find((part) => part.trim() !== "") ?? "").slice(0, MAX_CELL_CHARS * 2)
  return line
    .split("`")
    .map((part, index) => (index % 2 === 1 ? code(part) : plain(part)))
    .join(" ")
    .trim()
}

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n")

const verdictRow = (verdict: PaperVerdict, language: Language): readonly string[] => [
  code(verdict.requirement),
  plain(verdict.title[language]),
  levelWords(verdict.level, verdict.levelProvenance)[language],
  `${SIGN[verdict.state]} ${STATE_WORDS[verdict.state][language]}`,
  plain(pressingReason(verdict, language)),
]

const findingRow = ({ criterion, seen }: Thing, language: Language): readonly string[] => {
  const first = seen?.evidence[0]
  return [
    code(criterion.criterion),
    criterion.severity === undefined ? "" : SEVERITY_WORDS[criterion.severity][language],
    plain((seen?.says ?? criterion.question)[language]),
    first === undefined ? "" : `${code(first.where)} ${code(first.value)}`.trim(),
    step(criterion.remedy?.[language] ?? ""),
  ]
}

const firstLines = (document: Document, language: Language): readonly string[] => {
  const things = firstThings(document)
  if (things.length === 0) return [UI.firstNone[language]]
  return things.map(
    ({ verdict, criterion, seen }, index) =>
      `${index + 1}. **${plain(verdict.title[language])}** — ${plain((seen?.says ?? criterion.question)[language])} (${code(criterion.criterion)})`,
  )
}

/** The paper in short, for a pull request or an issue; ends with a line end. */
export const renderMarkdown = (document: Document, language: Language): string => {
  const all = findings(document)
  const shown = all.slice(0, MAX_FINDINGS).map((thing) => findingRow(thing, language))
  const shop = shopName(document.site.publicUrl) ?? UI.unnamedShop[language]
  const counts = levelCounts(document).map(
    ({ words, applies, states }) =>
      `- ${filled("tableSummary", { level: words[language], applies, met: states.met })[language]}`,
  )
  const current = document.verdicts.filter(({ role }) => role !== "later")
  const unseen = document.notSeen.map(({ what, why, detail }) =>
    `- ${plain(what[language])}: ${plain(why[language])} ${code(detail)}`.trimEnd(),
  )
  return [
    `# ${plain(filled("title", { shop })[language])}`,
    "",
    `${UI.checkedAt[language]}: ${japanTime(document.startedAt, language)} (${UI.japanTime[language]}) · Sekisho ${plain(document.sekisho)} · ${UI.catalogue[language]} ${plain(document.catalogue)}`,
    "",
    ...counts,
    "",
    `## ${UI.firstTitleFewer[language]}`,
    "",
    ...firstLines(document, language),
    "",
    `## ${UI.tableVerdict[language]}`,
    "",
    table(
      [UI.tableId, UI.tableTitle, UI.level, UI.tableVerdict, UI.tableWhy].map((words) => words[language]),
      current.map((verdict) => verdictRow(verdict, language)),
    ),
    "",
    ...(shown.length > 0
      ? [
          `## ${UI.found[language]} (${filled("items", { count: all.length })[language]})`,
          "",
          table(
            [UI.question, UI.severity, UI.found, UI.evidence, UI.remedy].map((words) => words[language]),
            shown,
          ),
          ...(all.length > shown.length ? ["", filled("more", { count: all.length - shown.length })[language]] : []),
          "",
        ]
      : []),
    ...(unseen.length > 0 ? [`## ${UI.couldNotLookTitle[language]}`, "", ...unseen, ""] : []),
    UI.examination[language],
    "",
  ].join("\n")
}

import { fill, type Language, type Words } from "../../lib/words.ts"
import type { Document, PaperCriterion, PaperObservation, PaperVerdict } from "../document.ts"
import { workOf, workWords, type Rates } from "../effort.ts"
import { effortOf } from "../first-things.ts"
import { japanDay, japanTime } from "../html/text.ts"
import { pressingReason } from "../pressing.ts"
import {
  ANSWER_WORDS,
  EVIDENCE_WORDS,
  levelWords,
  PHASE_WORDS,
  ROLE_WORDS,
  SEVERITY_WORDS,
  SOURCE_WORDS,
  STATE_WORDS,
  UI,
  UNKNOWN_WORDS,
  VANTAGE_WORDS,
} from "../words.ts"
import type { PaperContext } from "./context.ts"
import { sheetOf, shopOf } from "./frame.ts"
import { costNote, ratesIn } from "./owner-sheet.ts"
import type { Block, Row, Sheet } from "./sheet.ts"

const words = (ja: string, en: string): Words => ({ ja, en })
const PRACTITIONER = {
  title: words("{shop} 実務担当者の一覧", "{shop}: the practitioner's list"),
  subtitle: words("実務担当者の方へ(判定の一覧と証拠)", "For the practitioner: every result, with its evidence"),
  secret: words(
    "見つかった弱点と証拠が書かれています。作業する方以外に渡さないでください。",
    "This list names weaknesses and their evidence. Hand it only to those who work on them.",
  ),
  summary: words("要件の一覧", "All requirements"),
  question: words("判定項目", "Question"),
  result: words("判定と理由", "Result and why"),
  evidence: words("証拠と直し方", "Evidence and how to mend it"),
  seen: words("点検 {by}: {says}", "check {by}: {says}"),
  when: words("{vantage}、{at}に確認、{until}まで有効", "{vantage}, seen {at}, counts until {until}"),
  told: words("回答「{state}」 {by}さん {at}、{until}まで", "answer '{state}' by {by}, {at}, until {until}"),
  remedy: words("直し方: {text}", "To mend it: {text}"),
  work: words("目安: {text}", "Effort: {text}"),
  files: words("証拠ファイル: {names}", "Evidence files: {names}"),
  approved: words("承認: {name}", "approved by {name}"),
} as const

const MAX_SAYS = 300
const MAX_VALUE = 240
const MAX_EVIDENCE = 5
const cut = (text: string, maxChars: number): string => (text.length > maxChars ? `${text.slice(0, maxChars)}…` : text)
const withoutHash = (name: string): string => name.replace(/#sha256=[0-9a-f]{64}$/, "")

const observationLines = (seen: PaperObservation, language: Language): readonly string[] => [
  fill(PRACTITIONER.seen, { by: seen.by, says: cut(seen.says[language], MAX_SAYS) })[language],
  fill(PRACTITIONER.when, {
    vantage: VANTAGE_WORDS[seen.vantage]?.[language] ?? seen.vantage,
    at: japanTime(seen.observedAt, language),
    until: japanDay(seen.validUntil, language),
  })[language],
  ...seen.evidence
    .slice(0, MAX_EVIDENCE)
    .map(
      ({ kind, where, value }) =>
        `${EVIDENCE_WORDS[kind]?.[language] ?? kind} ${cut(where, MAX_VALUE)}: ${cut(value, MAX_VALUE)}`,
    ),
]

const answerLines = ({ answer }: PaperCriterion, language: Language): readonly string[] =>
  answer === undefined
    ? []
    : [
        fill(PRACTITIONER.told, {
          state: ANSWER_WORDS[answer.state]?.[language] ?? answer.state,
          by: answer.by,
          at: japanDay(answer.at, language),
          until: japanDay(answer.until, language),
        })[language],
        ...(answer.text === undefined || answer.text === "" ? [] : [cut(answer.text, MAX_SAYS)]),
        ...(answer.link === undefined ? [] : [cut(answer.link, MAX_VALUE)]),
        ...(answer.approvedBy === undefined
          ? []
          : [fill(PRACTITIONER.approved, { name: answer.approvedBy })[language]]),
        ...(answer.evidence === undefined
          ? []
          : [
              fill(PRACTITIONER.files, { names: answer.evidence.map(withoutHash).join(UI.listComma[language]) })[
                language
              ],
            ]),
      ]

const remedyLines = (criterion: PaperCriterion, rates: Rates, language: Language): readonly string[] =>
  criterion.remedy === undefined || criterion.state === "met"
    ? []
    : [
        fill(PRACTITIONER.remedy, { text: cut(criterion.remedy[language], 600) })[language],
        ...(criterion.state === "unmet"
          ? [fill(PRACTITIONER.work, { text: workWords(workOf(effortOf(criterion), rates))[language] })[language]]
          : []),
      ]

const reasonOf = ({ because, unknown }: PaperCriterion, language: Language): string =>
  unknown === undefined ? because[language] : `${UNKNOWN_WORDS[unknown][language]}: ${because[language]}`

const tagsOf = (criterion: PaperCriterion, language: Language): string =>
  [
    criterion.criterion,
    criterion.weight === "plus" ? UI.plus[language] : UI.core[language],
    ...(criterion.source === undefined || criterion.source === "guideline"
      ? []
      : [SOURCE_WORDS[criterion.source]?.[language] ?? criterion.source]),
    ...(criterion.severity === undefined
      ? []
      : [`${UI.severity[language]}: ${SEVERITY_WORDS[criterion.severity][language]}`]),
  ].join(" · ")

const criterionRow = (criterion: PaperCriterion, rates: Rates, language: Language): Row => [
  { text: criterion.question[language], lines: [tagsOf(criterion, language)] },
  { text: STATE_WORDS[criterion.state][language], tone: criterion.state, lines: [reasonOf(criterion, language)] },
  {
    text: "",
    lines: [
      ...criterion.observations.flatMap((seen) => observationLines(seen, language)),
      ...answerLines(criterion, language),
      ...remedyLines(criterion, rates, language),
    ],
  },
]

const verdictBlocks = (verdict: PaperVerdict, rates: Rates, language: Language): readonly Block[] => [
  {
    kind: "heading",
    level: 3,
    text: `${verdict.requirement} ${verdict.title[language]} — ${STATE_WORDS[verdict.state][language]}`,
  },
  {
    kind: "text",
    as: "fine",
    text: [
      levelWords(verdict.level, verdict.levelProvenance)[language],
      ROLE_WORDS[verdict.role].title[language],
      ...(verdict.officialTitle === undefined ? [] : [`${UI.officialTitle[language]}: ${verdict.officialTitle.ja}`]),
    ].join(" · "),
  },
  {
    kind: "table",
    caption: verdict.title[language],
    head: [PRACTITIONER.question, PRACTITIONER.result, PRACTITIONER.evidence].map((one) => one[language]),
    shares: [34, 21, 45],
    rows: verdict.criteria.map((criterion) => criterionRow(criterion, rates, language)),
  },
]

const summary = (document: Document, language: Language): Block => ({
  kind: "table",
  caption: PRACTITIONER.summary[language],
  head: [UI.tableId, UI.tableTitle, UI.level, UI.tableVerdict, UI.tableWhy].map((one) => one[language]),
  shares: [11, 29, 13, 14, 33],
  rows: document.verdicts.map((verdict) => [
    verdict.requirement,
    verdict.title[language],
    levelWords(verdict.level, verdict.levelProvenance)[language],
    { text: STATE_WORDS[verdict.state][language], tone: verdict.state },
    cut(pressingReason(verdict, language), 160),
  ]),
})

const notSeen = (document: Document, language: Language): readonly Block[] =>
  document.notSeen.length === 0
    ? []
    : [
        { kind: "heading", level: 2, text: UI.couldNotLookTitle[language] },
        {
          kind: "table",
          caption: UI.couldNotLookTitle[language],
          head: [UI.what, UI.whyNot, UI.detail].map((one) => one[language]),
          shares: [30, 35, 35],
          rows: document.notSeen.map(({ what, why, detail }) => [
            what[language],
            why[language],
            cut(detail, MAX_VALUE),
          ]),
        },
      ]

const PHASE_ORDER = ["build", "operate", "owner", "card"] as const

/** Everything that was seen and answered, requirement by requirement. */
export const practitionerSheet = (document: Document, context: PaperContext, language: Language): Sheet => {
  const rates = ratesIn(context.details)
  const inPhase = (phase: PaperVerdict["phase"]): readonly PaperVerdict[] =>
    document.verdicts.filter((verdict) => verdict.phase === phase)
  return sheetOf(document, context, language, {
    title: fill(PRACTITIONER.title, { shop: shopOf(document, context, language) })[language],
    subtitle: PRACTITIONER.subtitle[language],
    type: "dense",
    blocks: [
      { kind: "text", as: "warning", text: PRACTITIONER.secret[language] },
      { kind: "heading", level: 2, text: PRACTITIONER.summary[language] },
      summary(document, language),
      { kind: "text", as: "fine", text: `${UI.unconfirmedNote[language]} ${costNote(rates, language)}` },
      ...PHASE_ORDER.flatMap((phase): readonly Block[] =>
        inPhase(phase).length === 0
          ? []
          : [
              { kind: "heading", level: 2, text: PHASE_WORDS[phase][language] },
              ...inPhase(phase).flatMap((verdict) => verdictBlocks(verdict, rates, language)),
            ],
      ),
      ...notSeen(document, language),
    ],
  })
}

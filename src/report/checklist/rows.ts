import { CHECKLIST } from "../../guideline/checklist/checklist.ts"
import type { ChecklistLine } from "../../guideline/checklist/line.ts"
import { japanDay } from "../../guideline/japan-day.ts"
import type { Answer } from "../../guideline/observation.ts"
import { PHASES, type Phase, type Requirement } from "../../guideline/requirement.ts"
import type { PaperContext } from "../papers/context.ts"
import type { Document, PaperCriterion, PaperVerdict } from "../document.ts"
import { levelWords, STATE_WORDS, UNKNOWN_WORDS } from "../words.ts"
import { FORM_MARK, SHEET_NAMES, stateWord, type AnswerCells, type Sheet, type SheetRow } from "./columns.ts"

/** What the sheets are made of. */
export interface ChecklistSource {
  /** The whole catalogue judged now. */
  readonly document: Document
  readonly requirements: readonly Requirement[]
  /** The newest word on each criterion and each line of the 47, and which one it is; null: taken back. */
  readonly answers: ReadonlyMap<string, { readonly answer: Answer | null; readonly revision: number }>
  /** Rows of the card company's sheet that the owner has confirmed as they stand now; `at` is ISO 8601 UTC. */
  readonly confirmations?: PaperContext["confirmations"]
  /** Only these questions, for the person who was asked them; absent: all. Sheets without any are left out. */
  readonly part?: { readonly name: string; readonly questions: ReadonlySet<string> }
  /** Under what name the records know the shop; the form comes back with it. */
  readonly shop: string
  /** Milliseconds since 1970 UTC. */
  readonly now: number
}

const MAX_SEEN = 3
const day = (iso: string): string => japanDay(Date.parse(iso))

/** The cells of an answer; all empty where there is none. */
export const answerCells = (answer: Answer | undefined): AnswerCells => ({
  state: answer ? stateWord(answer.state) : "",
  text: answer?.text ?? "",
  link: answer?.link ?? "",
  approvedBy: answer?.approvedBy ?? "",
  until: answer ? japanDay(answer.until) : "",
  by: answer?.by ?? "",
})

const verdictText = ({ state, unknown }: Pick<PaperCriterion, "state" | "unknown">): string =>
  unknown ? `${STATE_WORDS[state].ja}(${UNKNOWN_WORDS[unknown].ja})` : STATE_WORDS[state].ja

const evidenceText = (
  { criterion, observations }: PaperCriterion,
  answer: Answer | undefined,
  { confirmations }: ChecklistSource,
): string => {
  const confirmed = confirmations?.get(criterion)
  return [
    ...observations.slice(0, MAX_SEEN).map((seen) => `${day(seen.observedAt)} ${seen.title.ja}`),
    ...answerEvidence(answer),
    ...(confirmed ? [`${day(confirmed.at)} カード会社への回答として ${confirmed.name} が確認`] : []),
  ].join("\n")
}

/** Names of evidence files without the hash under which they are kept. */
const answerEvidence = (answer: Answer | undefined): readonly string[] =>
  answer === undefined
    ? []
    : [
        `${japanDay(answer.at)} 回答`,
        ...(answer.evidence ?? []).map((name) => name.replace(/#sha256=[0-9a-f]{64}$/, "")),
      ]

const levelText = (verdict: PaperVerdict, weight: PaperCriterion["weight"]): string =>
  weight === "plus" ? "助言" : levelWords(verdict.level, verdict.levelProvenance).ja

interface Own {
  readonly answer: Answer | undefined
  readonly revision: string
}
const ownOf = ({ answers }: ChecklistSource, id: string): Own => {
  const kept = answers.get(id)
  return { answer: kept?.answer ?? undefined, revision: String(kept?.revision ?? 0) }
}

const criterionRow = (
  source: ChecklistSource,
  verdict: PaperVerdict,
  criterion: PaperCriterion,
  asked: boolean,
): SheetRow => {
  const { answer, revision } = ownOf(source, criterion.criterion)
  return {
    id: criterion.criterion,
    level: levelText(verdict, criterion.weight),
    requirement: verdict.title.ja,
    question: criterion.question.ja,
    verdict: verdict.state === "not-applicable" ? STATE_WORDS["not-applicable"].ja : verdictText(criterion),
    evidence: evidenceText(criterion, answer, source),
    ...answerCells(answer),
    revision: asked ? revision : "",
    asked,
  }
}

/** What a line's own answer says; the verdict on its class stands in the first sheet. */
const lineVerdict = (answer: Answer | undefined, now: number): string => {
  if (answer === undefined) return `${STATE_WORDS.unknown.ja}(${UNKNOWN_WORDS["awaiting-answer"].ja})`
  if (answer.state === "no" || answer.state === "planned") return STATE_WORDS.unmet.ja
  if (answer.until <= now) return `${STATE_WORDS.unknown.ja}(期限切れ)`
  return answer.state === "not-applicable" ? STATE_WORDS["not-applicable"].ja : STATE_WORDS.met.ja
}

const lineRow = (source: ChecklistSource, line: ChecklistLine): SheetRow => {
  const { answer, revision } = ownOf(source, line.id)
  const all = source.document.verdicts.flatMap((verdict) => verdict.criteria)
  const seen = all.filter((one) => line.seenBy?.includes(one.criterion))
  const parent = source.requirements.flatMap((one) => one.criteria).find((one) => one.id === line.criterion)
  return {
    id: line.id,
    level: line.kind === "root" ? "根本的な対策" : "保険的な対策",
    requirement: parent?.question.ja ?? line.criterion,
    question: line.alternatives ? `${line.text.ja}(${line.alternatives} はどれか一つ)` : line.text.ja,
    verdict: lineVerdict(answer, source.now),
    evidence: [...seen.map((one) => `点検: ${verdictText(one)}(${one.criterion})`), ...answerEvidence(answer)].join(
      "\n",
    ),
    ...answerCells(answer),
    revision,
    asked: true,
  }
}

const RETURN = "sekisho checklist import で取り込みます。"
const RETURN_PART = "回答のページの「記入したExcelを送る」から送るか、お店に返してください。"

const headOf = (name: string, { document, now, shop, part }: ChecklistSource): readonly string[] => [
  `${name} ― ${document.site.publicUrl ?? document.site.id}${part ? ` ― ${part.name} 様の担当` : ""}`,
  `${FORM_MARK}${shop} 書き出し ${japanDay(now)} 関所 ${document.sekisho} カタログ ${document.catalogue} 最後の点検 ${document.durationMs > 0 ? day(document.startedAt) : "なし"}`,
  `色のついた列に記入し、${part ? RETURN_PART : RETURN}「回答」は一覧から選びます。「(未確認)」は段階を原典で確かめていない印です。この表は審査の結果ではありません。`,
]

const SHEET_OF: Readonly<Record<Phase, (typeof SHEET_NAMES)[number]>> = {
  build: SHEET_NAMES[0],
  operate: SHEET_NAMES[1],
  owner: SHEET_NAMES[2],
  card: SHEET_NAMES[3],
}

/** The five sheets, or what is left of them for one person, ready to be written. Pure. */
export const checklistSheets = (source: ChecklistSource): readonly Sheet[] => {
  const asked = new Set(
    source.requirements.flatMap((one) =>
      one.criteria.filter((each) => each.means.includes("answered")).map(({ id }) => id),
    ),
  )
  const ofPhase = (phase: Phase): readonly SheetRow[] =>
    source.document.verdicts
      .filter((verdict) => verdict.phase === phase)
      .flatMap((verdict) => verdict.criteria.map((one) => criterionRow(source, verdict, one, asked.has(one.criterion))))
  const sheet = (name: (typeof SHEET_NAMES)[number], rows: readonly SheetRow[]): Sheet => ({
    name,
    head: headOf(name, source),
    rows: rows.filter(({ id }) => source.part?.questions.has(id) ?? true),
  })
  const sheets = [
    ...PHASES.map((phase) => sheet(SHEET_OF[phase], ofPhase(phase))),
    sheet(
      SHEET_NAMES[4],
      CHECKLIST.map((line) => lineRow(source, line)),
    ),
  ]
  return source.part ? sheets.filter(({ rows }) => rows.length > 0) : sheets
}

import { UI } from "../words.ts"
import type { Words } from "../../lib/words.ts"
import type { PaperCriterion, PaperVerdict } from "../document.ts"
import { seenOf } from "../first-things.ts"
import { japanDay } from "../html/text.ts"
import { PAPER, said } from "./words.ts"

/** What stands behind an answer: one check that saw it, or one person who said it. */
export interface Proof {
  readonly says: Words
  readonly who: Words
  /** ISO 8601 UTC. */
  readonly at: string
  /** Until when it counts; null of a plan, which counts for nothing yet. */
  readonly until: string | null
  /** Texts from outside: what was seen, where the provider says so, files, who approved it. */
  readonly lines: readonly Words[]
}
/** How one row of the card company's paper is filled in. */
export interface Declaration {
  readonly kind: "yes" | "alternative" | "planned" | "not-applicable" | "blank"
  /** Beside the answer: a day, a reason, the measure. */
  readonly note: Words | null
  readonly proofs: readonly Proof[]
  /** Of a blank row: what it lacks. */
  readonly missing: Words | null
}

const MAX_LINES = 3
const same = (text: string): Words => ({ ja: text, en: text })
const day = (iso: string): Words => ({ ja: japanDay(iso, "ja"), en: japanDay(iso, "en") })
const dated = (key: "plannedFor" | "plannedOver", iso: string): Words => {
  const date = day(iso)
  return { ja: said(key, { date: date.ja }).ja, en: said(key, { date: date.en }).en }
}

/** Names of evidence files without the hash under which they are kept. */
const fileName = (name: string): string => name.replace(/#sha256=[0-9a-f]{64}$/, "")

const answerProof = ({ answer, because }: PaperCriterion): readonly Proof[] =>
  answer === undefined
    ? []
    : [
        {
          says: answer.text === undefined || answer.text.trim() === "" ? because : same(answer.text),
          who: said("personSaid", { name: answer.by }),
          at: answer.at,
          until: answer.state === "planned" ? null : answer.until,
          lines: [
            ...(answer.approvedBy === undefined ? [] : [said("approvedBy", { name: answer.approvedBy })]),
            ...(answer.link === undefined ? [] : [same(answer.link)]),
            ...(answer.evidence ?? []).map((name) => said("file", { name: fileName(name) })),
          ],
        },
      ]

/** Where the person's own words already stand beside the answer. */
const reasonProof = (criterion: PaperCriterion): readonly Proof[] =>
  answerProof(criterion).map((proof) => ({ ...proof, says: criterion.because }))

const sightProofs = ({ observations }: PaperCriterion, atMs: number): readonly Proof[] =>
  observations
    .filter(({ status, validUntil }) => status === "ok" && Date.parse(validUntil) > atMs)
    .map(({ says, title, by, observedAt, validUntil, evidence }) => ({
      says,
      who: {
        ja: said("checkSaw", { check: `${title.ja} (${by})` }).ja,
        en: said("checkSaw", { check: `${title.en} (${by})` }).en,
      },
      at: observedAt,
      until: validUntil,
      lines: evidence.slice(0, MAX_LINES).map(({ where, value }) => same(`${where} ${value}`)),
    }))

const SIGHT = new Set(["observed-ok", "observed-partly", "inside-ok", "enforced", "enforced-partly"])
const proofsOf = (criterion: PaperCriterion, atMs: number): readonly Proof[] => {
  const sight = sightProofs(criterion, atMs)
  return SIGHT.has(criterion.reason) && sight.length > 0 ? sight : answerProof(criterion)
}

const blank = (missing: Words): Declaration => ({ kind: "blank", note: null, proofs: [], missing })

const notApplicable = (verdict: PaperVerdict, criterion: PaperCriterion, atMs: number): Declaration => {
  const aside = verdict.state === "not-applicable" ? verdict.because : undefined
  const { answer, reason, because } = criterion
  if (aside === undefined && reason === "answered-not-applicable" && answer !== undefined)
    return {
      kind: "not-applicable",
      note: same(answer.text ?? ""),
      proofs: reasonProof(criterion),
      missing: null,
    }
  const seen = criterion.observations.find(({ status }) => status === "not-applicable")
  return {
    kind: "not-applicable",
    note: aside ?? (reason === "observed-not-applicable" ? seen?.says : undefined) ?? because,
    proofs: aside === undefined ? sightProofs(criterion, atMs) : [],
    missing: null,
  }
}

const unmet = (criterion: PaperCriterion, atMs: number): Declaration => {
  const { answer, because } = criterion
  const seen = seenOf(criterion)
  if (answer?.state !== "planned") return blank(seen?.says ?? because)
  if (!(Date.parse(answer.until) > atMs)) return blank(dated("plannedOver", answer.until))
  return { kind: "planned", note: dated("plannedFor", answer.until), proofs: answerProof(criterion), missing: null }
}

const met = (criterion: PaperCriterion, atMs: number): Declaration => {
  const { answer, reason } = criterion
  if (reason === "answered-alternative")
    return { kind: "alternative", note: same(answer?.text ?? ""), proofs: reasonProof(criterion), missing: null }
  const proofs = proofsOf(criterion, atMs)
  if (proofs.length === 0) return blank(PAPER.noProof)
  return { kind: "yes", note: reason === "answered-provider" ? PAPER.byProvider : null, proofs, missing: null }
}

/**
 * The answer to one question, for the card company: yes only where the criterion is met and something stands behind it.
 * `atMs`: the day of the paper in milliseconds since 1970 UTC, against which planned days are held.
 */
export const declare = (verdict: PaperVerdict, criterion: PaperCriterion, atMs: number): Declaration => {
  if (verdict.state === "not-applicable" && verdict.because !== undefined)
    return notApplicable(verdict, criterion, atMs)
  switch (criterion.state) {
    case "met":
      return met(criterion, atMs)
    case "not-applicable":
      return notApplicable(verdict, criterion, atMs)
    case "unmet":
      return unmet(criterion, atMs)
    case "partly":
      return blank(PAPER.partlySeen)
    case "unknown":
      return blank(outsideReason(criterion))
  }
}

/** Why it is not known, for a reader outside the shop, who runs no commands and has nothing to answer here. */
export const outsideReason = ({ reason, because }: PaperCriterion): Words => {
  if (reason === "no-observation") return PAPER.notLooked
  return reason === "answer-missing" || reason === "not-probed" ? PAPER.awaits : because
}

/** One proof's who and when in one line. */
export const proofLine = ({ who, at, until }: Proof): Words => {
  const line = (language: "ja" | "en"): string =>
    [
      who[language],
      japanDay(at, language),
      ...(until === null ? [] : [said("goodUntil", { date: japanDay(until, language) })[language]]),
    ].join(UI.listComma[language])
  return { ja: line("ja"), en: line("en") }
}

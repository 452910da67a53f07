import { PHASES, roleOf, type Phase } from "../guideline/requirement.ts"
import { UNKNOWNS, type Reason, type VerdictState } from "../guideline/verdict-shape.ts"
import type { Words } from "../lib/words.ts"
import type { Counts, Document, PaperCriterion, PaperVerdict } from "./document.ts"
import { SAMPLE_CRITERIA } from "./sample-criteria.ts"
import { SAMPLE_ROWS, type SampleRow } from "./sample-requirements.ts"

const words = (ja: string, en: string): Words => ({ ja, en })
const PLAIN: Readonly<Record<VerdictState, readonly [Reason, Words]>> = {
  met: ["answered-yes", words("「はい」と回答されています。", "The answer is yes.")],
  partly: ["observed-partly", words("一部だけ確かめられました。", "A part of it was proved.")],
  unmet: ["answered-no", words("「いいえ」と回答されています。", "The answer is no.")],
  unknown: ["answer-missing", words("まだ回答がありません。", "Nobody has answered yet.")],
  "not-applicable": ["once-open", words("公開後は operate/2 で判定します。", "Once open, operate/2 is asked instead.")],
}

/** The one question that stands for a requirement of which the sample tells no more. */
const plainCriterion = ({ id, state, title }: SampleRow): PaperCriterion => {
  const [reason, because] = PLAIN[state]
  return {
    criterion: `${id}.done`,
    weight: "core",
    state,
    ...(state === "unknown" ? { unknown: "awaiting-answer" as const } : {}),
    ...(state === "unmet" ? { severity: "medium" as const } : {}),
    reason,
    question: words(`「${title[0]}」の対策をしていますか`, `Is this done: ${title[1]}?`),
    why: words("お客様の情報を守るために要ります。", "It is needed to keep customers' data safe."),
    because,
    ...(state === "unmet" || state === "partly"
      ? { remedy: words("担当者を決め、期限を書いて始めます。", "Name a person and a day, and begin.") }
      : {}),
    source: "recalled",
    observations: [],
  }
}

const verdictOf = (row: SampleRow): PaperVerdict => {
  const phase = PHASES.find((name) => row.id.startsWith(`${name}/`)) ?? ("build" satisfies Phase)
  const criteria = SAMPLE_CRITERIA[row.id] ?? [plainCriterion(row)]
  const kinds = new Set(criteria.filter(({ weight }) => weight === "core").map(({ unknown }) => unknown))
  return {
    requirement: row.id,
    role: roleOf({ phase } as Parameters<typeof roleOf>[0], { state: "open" }), // roleOf reads the phase only
    state: row.state,
    unknowns: UNKNOWNS.filter((kind) => kinds.has(kind)),
    phase,
    title: words(...row.title),
    ...(row.official === undefined
      ? {}
      : { officialTitle: { ja: row.official, provenance: row.id === "build/14" ? "recalled" : "confirmed" } as const }),
    explanation: words(
      `${row.title[0]}ための要件です。攻撃の多くは、ここが足りないお店から始まります。`,
      `${row.title[1]}: most attacks begin at shops that lack this.`,
    ),
    level: row.level,
    levelProvenance: row.id === "operate/1" ? "confirmed" : "recalled",
    ...(row.id === "operate/1" ? { levelPage: 61 } : {}),
    places: row.places,
    criteria,
  }
}

const countsOf = (verdicts: readonly PaperVerdict[]): Counts => {
  const empty = () => ({ met: 0, partly: 0, unmet: 0, unknown: 0, "not-applicable": 0 })
  const counts = { must: empty(), need: empty(), advise: empty() }
  for (const { role, level, state } of verdicts) if (role !== "later") counts[level][state]++
  return counts
}

const verdicts = SAMPLE_ROWS.map(verdictOf)

/** A realistic result for tests: an open EC-CUBE 4 shop that pays by token, every state, hostile text in its evidence. */
export const sampleDocument: Document = {
  schema: "sekisho-check/1",
  sekisho: "0.1.0",
  catalogue: "2026-11-20",
  site: {
    id: "main",
    publicUrl: "https://shop.example.jp/",
    state: "open",
    form: "oss",
    payment: "token",
    membership: true,
    platform: "ec-cube-4",
    strangers: ["public"],
    platformName: "EC-CUBE 4",
    platformVersion: "4.2.1",
  },
  startedAt: "2026-11-20T01:29:30Z",
  durationMs: 41_250,
  requestsSent: 143,
  browserRequestsSent: 212,
  vantage: "public",
  counts: countsOf(verdicts),
  verdicts,
  notSeen: [
    {
      fact: "registration",
      what: words("ドメインの登録", "Domain registration"),
      fault: "service-silent",
      why: words("登録情報のサービスが答えませんでした。", "The registration service did not answer."),
      detail: "ETIMEDOUT <b>whois.jprs.jp</b>",
    },
  ],
}

import { z } from "zod"
import { ANSWER_STATES, EVIDENCE_KINDS, SEVERITIES } from "../guideline/observation.ts"
import { LEVELS, PHASES, SOURCES } from "../guideline/requirement.ts"
import { FORMS, PAYMENTS, SITE_STATES, VANTAGES } from "../guideline/site.ts"
import { REASONS, UNKNOWNS, VERDICT_STATES } from "../guideline/verdict-shape.ts"
import { SekishoError } from "../lib/errors.ts"
import type { Document } from "./document.ts"

/** A stored result comes from a file: every text and every list of it is bounded. */
const MAX_TEXT = 20_000
const MAX_ITEMS = 1_000

const text = z.string().max(MAX_TEXT)
const name = z.string().max(300)
const list = <T extends z.ZodType>(of: T) => z.array(of).max(MAX_ITEMS)
const time = z.iso.datetime().meta({ description: "ISO 8601, UTC" })
const count = z.number().int().nonnegative()
const words = z
  .object({ ja: text, en: text })
  .meta({ id: "Words", description: "One thing said in Japanese and English" })
const provenance = z.enum(["confirmed", "recalled"])

const evidence = z.object({ kind: z.enum(EVIDENCE_KINDS), where: text, value: text }).meta({
  id: "Evidence",
  description: "One thing that was seen: its kind, where, and its text, cut and without secrets",
})

const observation = z
  .object({
    criteria: list(name),
    by: name,
    means: z.enum(["observed", "inside", "enforced"]),
    outcome: name,
    status: z.enum(["ok", "not-ok", "not-applicable", "unknown"]),
    partly: z.literal(true).exactOptional(),
    mode: z.enum(["observe", "enforce"]).exactOptional(),
    severity: z.enum(SEVERITIES).exactOptional(),
    vantage: z.enum(VANTAGES),
    observedAt: time,
    validUntil: time,
    evidence: list(evidence),
    title: words,
    says: words,
    remedy: words.exactOptional(),
  })
  .meta({
    id: "Observation",
    description: "What was seen, where, when, by which check or guard, and until when it counts",
  })

const answer = z
  .object({
    state: z.enum(ANSWER_STATES),
    by: name,
    at: time,
    until: time,
    text: text.exactOptional(),
    link: text.exactOptional(),
    approvedBy: name.exactOptional(),
    evidence: list(name).exactOptional(),
  })
  .meta({ id: "Answer", description: "A person's answer to one criterion" })

const criterion = z
  .object({
    criterion: name,
    weight: z.enum(["core", "plus"]),
    state: z.enum(VERDICT_STATES),
    unknown: z.enum(UNKNOWNS).exactOptional(),
    reason: z.enum(REASONS),
    severity: z.enum(SEVERITIES).exactOptional(),
    question: words,
    why: words,
    because: words,
    remedy: words.exactOptional(),
    source: z.enum(SOURCES).exactOptional(),
    places: list(name).exactOptional(),
    effort: z.enum(["small", "medium", "large"]).exactOptional(),
    observations: list(observation),
    answer: answer.exactOptional(),
  })
  .meta({ id: "Criterion", description: "The smallest question under a requirement, with its result" })

const verdict = z
  .object({
    requirement: name,
    phase: z.enum(PHASES),
    role: z.enum(["score", "gap", "later"]),
    state: z.enum(VERDICT_STATES),
    unknowns: list(z.enum(UNKNOWNS)),
    reason: z.enum(REASONS).exactOptional(),
    because: words.exactOptional(),
    title: words,
    officialTitle: z.object({ ja: text, provenance }).exactOptional(),
    explanation: words,
    level: z.enum(LEVELS),
    levelProvenance: provenance,
    levelPage: count.exactOptional(),
    places: list(name),
    criteria: list(criterion),
  })
  .meta({ id: "Verdict", description: "One numbered requirement with its result" })

const states = z.object({ met: count, partly: count, unmet: count, unknown: count, "not-applicable": count })

const notSeen = z.object({ fact: name, what: words, fault: name, why: words, detail: text })

const documentSchema = z
  .object({
    schema: z.literal("sekisho-check/1"),
    sekisho: name,
    catalogue: name,
    site: z.object({
      id: name,
      publicUrl: text.nullable(),
      state: z.enum(SITE_STATES),
      form: z.enum(FORMS).nullable(),
      payment: z.enum(PAYMENTS).nullable(),
      membership: z.boolean().nullable(),
      platform: name.nullable(),
      platformName: name.nullable(),
      platformVersion: name.nullable(),
      strangers: list(z.enum(VANTAGES)),
    }),
    startedAt: time,
    durationMs: z.number().nonnegative(),
    requestsSent: count,
    browserRequestsSent: count,
    vantage: name.nullable(),
    counts: z.object({ must: states, need: states, advise: states }),
    verdicts: list(verdict),
    notSeen: list(notSeen),
  })
  .meta({
    title: "sekisho-check/1",
    description: "The result of one run of sekisho check",
  }) satisfies z.ZodType<Document>

/** The JSON Schema of what `--format json` prints. */
export const documentJsonSchema = (): object => z.toJSONSchema(documentSchema, { io: "input" })

/**
 * Reads a stored result. Keys that this version does not know are left out.
 * @param file named in the error
 * @throws SekishoError `RESULT_DAMAGED` with the first place that does not fit
 */
export const parseDocument = (value: unknown, file = "-"): Document => {
  const parsed = documentSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const path = issue === undefined ? "" : issue.path.map(String).join(".")
  throw new SekishoError("RESULT_DAMAGED", { file, reason: `${path === "" ? "(top)" : path}: ${issue?.code ?? "?"}` })
}

const aboutSchema = z.object({
  platform: name.nullable(),
  platformName: name.nullable(),
  platformVersion: name.nullable(),
  durationMs: z.number().nonnegative(),
  requestsSent: count,
  browserRequestsSent: count,
  vantage: name.nullable(),
  notSeen: list(notSeen),
})
/** The facts of a run beside what it saw. */
export type RunAbout = z.infer<typeof aboutSchema>

const runSchema = z.object({
  startedAt: time,
  observations: z.array(observation).max(5_000),
  /** Not kept by the first version. */
  about: aboutSchema.exactOptional(),
})

/** What one run saw, as it is kept among the records. Throws `RECORDS_DAMAGED`; `key` is named in it. */
export const parseRun = (value: unknown, key: string): z.infer<typeof runSchema> => {
  const parsed = runSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const reason = parsed.error.issues[0]?.path.map(String).join(".") || "?"
  throw new SekishoError("RECORDS_DAMAGED", { key, reason })
}

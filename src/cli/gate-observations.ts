import type { Evidence, Observation } from "../guideline/observation.ts"
import { isUntried, type Life, type LifeDoor } from "../gate/life/proof.ts"
import { DAY_MS } from "../lib/clock.ts"
import { cutEvidence } from "../lib/limits.ts"
import { fill, type Values, type Words } from "../lib/words.ts"
import { CLAIMS, SAYS, UNTRIED, type Claim } from "./gate-claims.ts"

export const ENFORCED_CRITERIA: ReadonlySet<string> = new Set([
  ...CLAIMS.flatMap(({ criteria }) => criteria),
  "gate/proof-of-life",
])

const TITLE: Words = { ja: "門の防御「{guard}」", en: "the gate's guard: {guard}" }
/** Puts a claim's name and other values in, each language with its own name. */
const filled = (told: Words, { name }: Claim, values: Values = {}): Words => ({
  ja: fill(told, { ...values, guard: name.ja }).ja,
  en: fill(told, { ...values, guard: name.en }).en,
})

const evidenceOf = (doors: readonly LifeDoor[]): readonly Evidence[] =>
  doors.slice(0, 20).map(({ door, reason, steps }): Evidence => ({
    kind: "door",
    where: door,
    value: cutEvidence([reason, ...steps].join(" · ")),
  }))

/** Why a claim could not be tried, by the first door that could not. */
const whyUntried = (doors: readonly LifeDoor[]): Words => {
  const why = doors.find(isUntried)?.reason.slice("untried.".length) ?? "no-door"
  return UNTRIED[why] ?? { ja: why, en: why }
}

const saysOf = (claim: Claim, doors: readonly LifeDoor[]): Words => {
  const missing = doors.filter(({ acted }) => !acted)
  if (doors.length > 0 && missing.length === 0) return filled(SAYS.alive, claim, { count: doors.length })
  const failed = missing.filter((one) => !isUntried(one))
  const named = (some: readonly LifeDoor[]): string => some.slice(0, 5).map(({ door }) => door).join(", ") // prettier-ignore
  if (failed.length > 0) return filled(SAYS.dead, claim, { doors: named(failed) })
  const why = whyUntried(missing)
  const told = filled(SAYS.untried, claim)
  return { ja: fill(told, { why: why.ja }).ja, en: fill(told, { why: why.en }).en }
}

type Base = Pick<Observation, "means" | "vantage" | "observedAt" | "validUntil">
const observationOf = (life: Life, base: Base, claim: Claim): readonly Observation[] => {
  const mode = life.modes[claim.guard]
  const common = { ...base, criteria: claim.criteria, by: claim.guard, title: filled(TITLE, claim) }
  if (mode === "observe") {
    const evidence = [{ kind: "mode", where: life.url, value: "observe" }] as const
    return [{ ...common, mode, outcome: "observes", status: "unknown", evidence, says: filled(SAYS.observes, claim) }]
  }
  if (mode !== "enforce") return []
  const all = life.guards.find(({ guard }) => guard === claim.guard)?.doors ?? []
  const own = all.filter((one) => claim.claims.includes(one.claim))
  // What kept the guard from being tried at all is the reason for each of its works.
  const doors = own.length > 0 || !all.every(isUntried) ? own : all
  const alive = own.length > 0 && own.every(({ acted }) => acted)
  return [
    {
      ...common,
      mode,
      outcome: alive ? "alive" : "dead",
      status: alive ? "ok" : "unknown",
      ...(alive && claim.partly ? { partly: true } : {}),
      evidence: evidenceOf(doors),
      says: alive && claim.partly ? filled(claim.partly, claim) : saysOf(claim, doors),
    },
  ]
}

/** Whether the gate acted at every door that any enforced guard has. */
const wholeOf = (life: Life, base: Base): readonly Observation[] => {
  if (life.guards.length === 0) return []
  const missing = life.guards.filter(({ doors }) => !doors.every(({ acted }) => acted)).map(({ guard }) => guard)
  const count = life.guards.reduce((sum, { doors }) => sum + doors.length, 0)
  return [
    {
      ...base,
      criteria: ["gate/proof-of-life"],
      by: "gate",
      mode: "enforce",
      title: { ja: "門が働いている証拠", en: "proof that the gate acts" },
      outcome: missing.length === 0 ? "alive" : "dead",
      status: missing.length === 0 ? "ok" : "unknown",
      evidence: evidenceOf(life.guards.flatMap(({ doors }) => doors)),
      says: missing.length === 0 ? fill(SAYS.all, { count }) : fill(SAYS.none, { guards: missing.join(", ") }),
    },
  ]
}

/**
 * What the gate's last proof of life says about criteria; it counts for a day. A guard that only observes says so; one that did
 * not act at all doors of a claim, or could not be tried there, is unknown. Pure.
 */
export const observationsOf = (life: Life): readonly Observation[] => {
  const base = { means: "enforced", vantage: "gate", observedAt: life.atMs, validUntil: life.atMs + DAY_MS } as const
  return [...CLAIMS.flatMap((claim) => observationOf(life, base, claim)), ...wholeOf(life, base)]
}

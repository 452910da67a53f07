import type { Evidence, Observation } from "../guideline/observation.ts"
import type { Life } from "../gate/life/prove.ts"
import { DAY_MS } from "../lib/clock.ts"
import { fill, type Values, type Words } from "../lib/words.ts"

/** Which criteria a guard fulfils where it is enforced and alive. Ids of both are permanent. */
const CRITERIA: Readonly<Record<string, readonly string[]>> = {
  // That a listed address is asked for a second factor is not tried: nobody's factor is at hand for it.
  "admin-access": ["build/4.admin-refuses-strangers", "card/1.admin-reach"],
  "login-defence": ["build/7.login-limit", "build/7.log-in-measure", "card/login.attempt-limit"],
  waf: ["operate/6.waf", "operate/6.attacks-refused"],
}
export const ENFORCED_CRITERIA: ReadonlySet<string> = new Set([...Object.values(CRITERIA).flat(), "gate/proof-of-life"])

/** What each of these guards is called where owners read it. */
const NAMES: Readonly<Record<string, Words>> = {
  "admin-access": { ja: "管理画面の制限", en: "admin access" },
  "login-defence": { ja: "不正ログインの防御", en: "log-in defence" },
  waf: { ja: "WAF", en: "WAF" },
}
const TITLE: Words = { ja: "門の防御「{guard}」", en: "the gate's guard: {guard}" }
/** Puts a guard's name and other values in, each language with its own name. */
const filled = (told: Words, guard: string, values: Values = {}): Words => {
  const name = NAMES[guard] ?? { ja: guard, en: guard }
  return {
    ja: fill(told, { ...values, guard: name.ja }).ja,
    en: fill(told, { ...values, guard: name.en }).en,
  }
}
const SAYS = {
  alive: {
    ja: "お客様と同じ入口から試したところ、門の「{guard}」が実際に働きました(試した{count}か所すべて)。",
    en: "Tried through the door that visitors use, the gate's {guard} acted (at all of {count} places).",
  },
  dead: {
    ja: "門の「{guard}」が働くことを、{doors} で確かめられませんでした。",
    en: "It could not be shown that the gate's {guard} acts at {doors}.",
  },
  observes: {
    ja: "門の「{guard}」は記録だけをしています。止めてはいません。",
    en: "The gate's {guard} only observes; it stops nothing.",
  },
  all: {
    ja: "門は公開アドレスの {count} か所で、24時間以内に実際に働きました。",
    en: "Within 24 hours the gate acted at {count} doors of the public address.",
  },
  none: {
    ja: "門が公開アドレスのすべての入口で働いていることを確かめられませんでした({guards})。",
    en: "It could not be shown that the gate acts at every door of the public address ({guards}).",
  },
} as const satisfies Record<string, Words>

type Guard = Life["guards"][number]
const evidenceOf = (guard: Guard): readonly Evidence[] =>
  guard.doors.slice(0, 20).map(({ door, reason }): Evidence => ({ kind: "door", where: door, value: reason }))

/**
 * What the gate's last proof of life says about criteria; it counts for a day. A guard that only observes says so, one that did
 * not act everywhere is unknown. Pure.
 */
export const observationsOf = (life: Life): readonly Observation[] => {
  const base = {
    means: "enforced",
    vantage: "gate",
    observedAt: life.atMs,
    validUntil: life.atMs + DAY_MS,
  } as const
  const guards = Object.entries(CRITERIA).flatMap(([name, criteria]): readonly Observation[] => {
    const mode = life.modes[name]
    const common = { ...base, criteria, by: name, title: filled(TITLE, name) }
    if (mode === "observe")
      return [
        {
          ...common,
          mode,
          outcome: "observes",
          status: "unknown",
          evidence: [{ kind: "mode", where: life.url, value: "observe" }],
          says: filled(SAYS.observes, name),
        },
      ]
    const seen = life.guards.find((one) => one.guard === name)
    if (mode !== "enforce" || seen === undefined) return []
    const missing = seen.doors.filter(({ acted }) => !acted).map(({ door }) => door)
    return [
      {
        ...common,
        mode,
        outcome: seen.alive ? "alive" : "dead",
        status: seen.alive ? "ok" : "unknown",
        evidence: evidenceOf(seen),
        says: seen.alive
          ? filled(SAYS.alive, name, { count: seen.doors.length })
          : filled(SAYS.dead, name, { doors: missing.slice(0, 5).join(", ") }),
      },
    ]
  })
  if (life.guards.length === 0) return guards
  const dead = life.guards.filter(({ alive }) => !alive).map(({ guard }) => guard)
  const count = life.guards.reduce((sum, { doors }) => sum + doors.length, 0)
  const all: Observation = {
    ...base,
    criteria: ["gate/proof-of-life"],
    by: "gate",
    mode: "enforce",
    title: { ja: "門が働いている証拠", en: "proof that the gate acts" },
    outcome: dead.length === 0 ? "alive" : "dead",
    status: dead.length === 0 ? "ok" : "unknown",
    evidence: life.guards.flatMap(evidenceOf).slice(0, 20),
    says: dead.length === 0 ? fill(SAYS.all, { count }) : fill(SAYS.none, { guards: dead.join(", ") }),
  }
  return [...guards, all]
}

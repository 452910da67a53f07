import type { z } from "zod"
import { figureById } from "../../guideline/figures.ts"
import { SekishoError } from "../../lib/errors.ts"
import type { Words } from "../../lib/words.ts"
import type { PaperVerdict } from "../../report/document.ts"
import type { comparison } from "../contract/sites.ts"
import type { SiteNow } from "./site-now.ts"

type Comparison = z.infer<typeof comparison>
type Mine = Pick<Comparison, "mine" | "because" | "criteria">

const verdictsOf = ({ document }: SiteNow, ids: readonly string[]): readonly PaperVerdict[] =>
  document.verdicts.filter(({ requirement }) => ids.includes(requirement))

const SAYS = {
  better: {
    ja: "この店では、確かな証拠で対策が確かめられています。",
    en: "In this shop it is in hand, with evidence.",
  },
  same: { ja: "この店にも同じ弱点があります。", en: "This shop has the same weakness." },
  unknown: { ja: "この店ではまだわかりません。", en: "Not known of this shop yet." },
} as const satisfies Record<Comparison["mine"], Words>

/** By the verdicts on requirements: one unmet is a weakness, all met is none. */
const byVerdicts = (now: SiteNow, ids: readonly string[]): Mine => {
  const verdicts = verdictsOf(now, ids).filter(({ state }) => state !== "not-applicable")
  const unmet = verdicts.filter(({ state }) => state === "unmet")
  const mine = unmet.length > 0 ? "same" : verdicts.length > 0 && verdicts.every(({ state }) => state === "met") ? "better" : "unknown" // prettier-ignore
  const open = (unmet.length > 0 ? unmet : verdicts).flatMap(({ criteria }) =>
    criteria.filter(({ state, weight }) => weight === "core" && state !== "met" && state !== "not-applicable"),
  )
  return { mine, because: SAYS[mine], criteria: open.map(({ criterion }) => criterion) }
}

const bySeverity = ({ document, run }: SiteNow): Mine => {
  const high = document.verdicts
    .flatMap(({ criteria }) => criteria)
    .filter(({ state, severity }) => state === "unmet" && (severity === "high" || severity === "critical"))
  if (high.length > 0) return { mine: "same", because: SAYS.same, criteria: high.map(({ criterion }) => criterion) }
  if (run === null) return { mine: "unknown", because: SAYS.unknown, criteria: [] }
  return {
    mine: "better",
    because: {
      ja: "Sekishoの点検では、危険度の高い問題は見つかっていません。第三者の診断の代わりにはなりません。",
      en: "Sekisho's own look found no high risk. It does not replace a diagnosis by a third party.",
    },
    criteria: [],
  }
}

const byForm = ({ site }: SiteNow): Mine => {
  const { form } = site.site
  if (form === null) return { mine: "unknown", because: SAYS.unknown, criteria: [] }
  const own = form === "oss" || form === "scratch" || form === "package"
  return {
    mine: own ? "same" : "better",
    because: own
      ? { ja: "この店も自社で構築しています。", en: "This shop is self-built, too." }
      : {
          ja: "この店はSaaSかモールを使っています。事業者が受け持つ対策が多くなります。",
          en: "This shop uses a SaaS or a mall: the provider carries much of the work.",
        },
    criteria: [],
  }
}

const ROWS: readonly (readonly [figure: string, mine: (now: SiteNow) => Mine])[] = [
  ["self-built", byForm],
  ["not-updated", (now) => byVerdicts(now, now.site.site.state === "open" ? ["operate/1"] : ["build/2"])],
  ["no-operation-security", (now) => byVerdicts(now, ["operate/1", "operate/3", "operate/4"])],
  ["no-contract-clause", (now) => byVerdicts(now, ["owner/6"])],
  ["high-risk-found", bySeverity],
]

/** What shops that were broken into had in common, each beside this shop's own state. */
export const comparisonsOf = (now: SiteNow): readonly Comparison[] =>
  ROWS.map(([id, mine]) => {
    const figure = figureById(id)
    if (figure === undefined) throw new SekishoError("INTERNAL", { reason: `no figure ${id}` })
    const text = figure.unit === "percent" ? `${figure.value}%` : `${figure.value} / ${figure.outOf ?? "?"}`
    return {
      id,
      value: figure.value,
      figure: { ja: text, en: text },
      what: figure.what,
      source: figure.source,
      year: figure.year,
      ...mine(now),
    }
  })

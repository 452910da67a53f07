import { createHash } from "node:crypto"
import type { Severity } from "../guideline/observation.ts"
import type { Level } from "../guideline/requirement.ts"
import type { Language } from "../lib/words.ts"
import type { Document, PaperCriterion, PaperVerdict } from "./document.ts"
import { findings, seenOf, type Thing } from "./first-things.ts"
import { SEVERITY_WORDS, UI } from "./words.ts"

type SarifLevel = "error" | "warning" | "note"
const LEVEL_OF: Readonly<Record<Severity, SarifLevel>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
}
const LEVEL_WITHOUT: Readonly<Record<Level, SarifLevel>> = { must: "warning", need: "warning", advise: "note" }
/** A number for tools that sort by one, on the scale of CVSS. */
const SCORE: Readonly<Record<Severity, string>> = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.5" }
const MAX_LOCATIONS = 20
const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

const levelOf = (criterion: PaperCriterion, verdict: PaperVerdict): SarifLevel =>
  criterion.severity === undefined ? LEVEL_WITHOUT[verdict.level] : LEVEL_OF[criterion.severity]

/** The address without its query and fragment, so that a place stays the same place; null where it is no web address. */
const placeOf = (where: string): string | null => {
  if (!URL.canParse(where)) return null
  const url = new URL(where)
  if (url.protocol !== "https:" && url.protocol !== "http:") return null
  return `${url.origin}${url.pathname}`
}

const places = (criterion: PaperCriterion, document: Document): readonly string[] => {
  const seen = (seenOf(criterion)?.evidence ?? []).flatMap(({ where }) => placeOf(where) ?? [])
  const shop = document.site.publicUrl === null ? null : placeOf(document.site.publicUrl)
  const found = [...new Set(seen)].slice(0, MAX_LOCATIONS)
  return found.length > 0 ? found : shop === null ? [] : [shop]
}

/** The same finding at the same places in two runs has the same fingerprint, in any language. */
const fingerprint = (criterion: PaperCriterion, at: readonly string[]): string =>
  createHash("sha256")
    .update(JSON.stringify([criterion.criterion, seenOf(criterion)?.outcome ?? criterion.reason, at.toSorted()]))
    .digest("hex")

const rule = (criterion: PaperCriterion, verdict: PaperVerdict, language: Language) => ({
  id: criterion.criterion,
  name: criterion.criterion,
  shortDescription: { text: criterion.question[language] },
  fullDescription: { text: criterion.why[language] },
  help: { text: (criterion.remedy ?? criterion.why)[language] },
  defaultConfiguration: { level: LEVEL_WITHOUT[verdict.level] },
  properties: {
    tags: ["security", verdict.phase, verdict.level],
    requirement: verdict.requirement,
    levelProvenance: verdict.levelProvenance,
    ...(criterion.severity === undefined ? {} : { "security-severity": SCORE[criterion.severity] }),
  },
})

const messageOf = ({ criterion, seen }: Thing, language: Language): string => {
  const severity = criterion.severity === undefined ? "" : ` (${SEVERITY_WORDS[criterion.severity][language]})`
  const said = (seen?.says ?? criterion.because)[language]
  const shown = (seen?.evidence ?? []).map(({ where, value }) => `${where}: ${value}`)
  return [`${criterion.question[language]}${severity}`, said, ...shown].join("\n")
}

const result = (thing: Thing, index: number, document: Document, language: Language) => {
  const { criterion, verdict } = thing
  const at = places(criterion, document)
  return {
    ruleId: criterion.criterion,
    ruleIndex: index,
    kind: "fail",
    level: levelOf(criterion, verdict),
    message: { text: messageOf(thing, language) },
    locations: at.map((uri) => ({ physicalLocation: { artifactLocation: { uri } } })),
    partialFingerprints: { "sekishoFinding/v1": fingerprint(criterion, at) },
    properties: { requirement: verdict.requirement, weight: criterion.weight },
  }
}

const runOf = (document: Document, language: Language) => {
  const known = document.verdicts.flatMap((verdict) => verdict.criteria.map((criterion) => ({ criterion, verdict })))
  const rules = [...new Map(known.map((one) => [one.criterion.criterion, one])).values()]
  const indexOf = new Map(rules.map(({ criterion }, index) => [criterion.criterion, index]))
  return {
    tool: {
      driver: {
        name: "Sekisho",
        version: document.sekisho,
        properties: { catalogue: document.catalogue, notice: UI.examination[language] },
        rules: rules.map(({ criterion, verdict }) => rule(criterion, verdict, language)),
      },
    },
    language,
    invocations: [
      {
        executionSuccessful: true,
        startTimeUtc: document.startedAt,
        toolExecutionNotifications: document.notSeen.map(({ fact, what, why, detail }) => ({
          descriptor: { id: fact },
          level: "warning",
          message: { text: `${what[language]}: ${why[language]} ${detail}`.trimEnd() },
        })),
      },
    ],
    results: findings(document).map((thing) =>
      result(thing, indexOf.get(thing.criterion.criterion) ?? -1, document, language),
    ),
  }
}

/** The unmet criteria as SARIF 2.1.0; what could not be looked at stands among the notifications. Ends with a line end. */
export const renderSarif = (document: Document, language: Language): string =>
  `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [runOf(document, language)] }, null, 2)}\n`

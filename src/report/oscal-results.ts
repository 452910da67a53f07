import { OSCAL_NAME_SPACE, oscalId, type OscalProp } from "../guideline/export/oscal.ts"
import { stableUuid } from "../guideline/export/stable-uuid.ts"
import { isoTime } from "../lib/clock.ts"
import type { Language } from "../lib/words.ts"
import type { Document, PaperCriterion, PaperObservation } from "./document.ts"
import { observationsOf } from "./rejudge.ts"
import { filled, UI } from "./words.ts"

const OSCAL_VERSION = "1.1.2"

interface OscalObservation {
  readonly uuid: string
  readonly title: string
  readonly description: string
  readonly props: readonly OscalProp[]
  readonly methods: readonly ("EXAMINE" | "INTERVIEW" | "TEST")[]
  readonly collected: string
  readonly expires: string
  readonly "relevant-evidence"?: readonly { readonly description: string; readonly href?: string }[]
}
interface OscalFinding {
  readonly uuid: string
  readonly title: string
  readonly description: string
  readonly props: readonly OscalProp[]
  readonly target: {
    readonly type: "objective-id"
    readonly "target-id": string
    readonly status: { readonly state: "satisfied" | "not-satisfied"; readonly reason: "pass" | "fail" | "other" }
  }
  readonly "related-observations"?: readonly { readonly "observation-uuid": string }[]
}
export interface OscalResults {
  readonly "assessment-results": {
    readonly uuid: string
    readonly metadata: {
      readonly title: string
      readonly "last-modified": string
      readonly version: string
      readonly "oscal-version": string
      readonly remarks: string
    }
    readonly "import-ap": { readonly href: string; readonly remarks: string }
    readonly results: readonly {
      readonly uuid: string
      readonly title: string
      readonly description: string
      readonly start: string
      readonly end: string
      readonly props: readonly OscalProp[]
      readonly "reviewed-controls": {
        readonly "control-selections": readonly {
          readonly "include-controls": readonly { readonly "control-id": string }[]
        }[]
      }
      readonly observations?: readonly OscalObservation[]
      readonly findings?: readonly OscalFinding[]
    }[]
    readonly "back-matter": {
      readonly resources: readonly { readonly uuid: string; readonly title: string; readonly description: string }[]
    }
  }
}

const own = (name: string, value: string): OscalProp => ({ name, value, ns: OSCAL_NAME_SPACE })
const MAX_CHARS = 1_000
/** One line that is never empty, as OSCAL asks of texts and values. */
const told = (text: string): string => {
  const line = text
    .slice(0, MAX_CHARS)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
  return line === "" ? "-" : line
}

const seenUuid = (seen: PaperObservation): string => stableUuid(`observation/${JSON.stringify(seen)}`)

const fromSight = (seen: PaperObservation, language: Language): OscalObservation => ({
  uuid: seenUuid(seen),
  title: told(seen.title[language]),
  description: told(seen.says[language]),
  props: [own("by", seen.by), own("status", seen.status), own("vantage", seen.vantage), own("outcome", seen.outcome)],
  methods: ["TEST"],
  collected: seen.observedAt,
  expires: seen.validUntil,
  ...(seen.evidence.length === 0
    ? {}
    : {
        "relevant-evidence": seen.evidence.map(({ kind, where, value }) => ({
          description: told(`${kind} ${where}: ${value}`),
        })),
      }),
})

const answerUuid = ({ criterion, answer }: PaperCriterion): string =>
  stableUuid(`answer/${criterion}/${JSON.stringify(answer)}`)

const fromAnswer = (criterion: PaperCriterion, language: Language): readonly OscalObservation[] => {
  const { answer } = criterion
  if (answer === undefined) return []
  const files = [
    ...(answer.evidence ?? []).map((name) => ({ description: told(name) })),
    ...(answer.link === undefined ? [] : [{ description: told(answer.link), href: answer.link }]),
  ]
  return [
    {
      uuid: answerUuid(criterion),
      title: told(criterion.question[language]),
      description: told(answer.text ?? criterion.because[language]),
      props: [own("answer", answer.state), own("answered-by", told(answer.by))],
      methods: ["INTERVIEW"],
      collected: answer.at,
      expires: answer.until,
      ...(files.length === 0 ? {} : { "relevant-evidence": files }),
    },
  ]
}

/** Only what is met is satisfied. What is not known is not satisfied and says so: OSCAL has no third state. */
const statusOf = ({ state }: PaperCriterion): OscalFinding["target"]["status"] =>
  state === "met"
    ? { state: "satisfied", reason: "pass" }
    : { state: "not-satisfied", reason: state === "unmet" ? "fail" : "other" }

const finding = (document: Document, criterion: PaperCriterion, language: Language): OscalFinding => {
  const related = [
    ...criterion.observations.map(seenUuid),
    ...(criterion.answer === undefined ? [] : [answerUuid(criterion)]),
  ]
  return {
    uuid: stableUuid(`finding/${document.site.id}/${document.startedAt}/${criterion.criterion}`),
    title: told(criterion.question[language]),
    description: told(criterion.because[language]),
    props: [
      own("criterion", criterion.criterion),
      own("state", criterion.state),
      ...(criterion.unknown === undefined ? [] : [own("unknown", criterion.unknown)]),
      own("reason", criterion.reason),
      own("weight", criterion.weight),
      ...(criterion.severity === undefined ? [] : [own("severity", criterion.severity)]),
    ],
    target: {
      type: "objective-id",
      "target-id": `${oscalId(criterion.criterion)}_obj`,
      status: statusOf(criterion),
    },
    ...(related.length === 0 ? {} : { "related-observations": related.map((uuid) => ({ "observation-uuid": uuid })) }),
  }
}

/**
 * The result as OSCAL 1.1 assessment results over the catalogue that `sekisho guideline --format oscal` prints. What does not
 * apply has no finding; its requirement is named in the properties. Pure: the same document and day give the same bytes.
 * `madeAtMs`: the day of the paper in milliseconds since 1970 UTC.
 */
export const oscalResults = (document: Document, madeAtMs: number, language: Language): OscalResults => {
  const shop = document.site.publicUrl ?? document.site.id
  const criteria = document.verdicts.flatMap((verdict) => verdict.criteria)
  const judged = criteria.filter(({ state }) => state !== "not-applicable")
  const observations = [
    ...observationsOf(document).map((seen) => fromSight(seen, language)),
    ...criteria.flatMap((criterion) => fromAnswer(criterion, language)),
  ]
  const plan = stableUuid(`plan/${document.catalogue}`)
  const title = told(filled("title", { shop })[language])
  return {
    "assessment-results": {
      uuid: stableUuid(`results/${JSON.stringify([document, madeAtMs, language])}`),
      metadata: {
        title,
        "last-modified": isoTime(madeAtMs),
        version: document.catalogue,
        "oscal-version": OSCAL_VERSION,
        remarks: UI.examination[language],
      },
      "import-ap": { href: `#${plan}`, remarks: UI.catalogue[language] },
      results: [
        {
          uuid: stableUuid(`result/${document.site.id}/${document.startedAt}`),
          title,
          description: UI.examination[language],
          start: document.startedAt,
          end: isoTime(Date.parse(document.startedAt) + document.durationMs),
          props: [
            own("sekisho", document.sekisho),
            own("catalogue", document.catalogue),
            ...document.verdicts.map((verdict) => own("requirement-state", `${verdict.requirement} ${verdict.state}`)),
          ],
          "reviewed-controls": {
            "control-selections": [
              {
                "include-controls": document.verdicts.map(({ requirement }) => ({
                  "control-id": oscalId(requirement),
                })),
              },
            ],
          },
          ...(observations.length === 0 ? {} : { observations }),
          ...(judged.length === 0 ? {} : { findings: judged.map((one) => finding(document, one, language)) }),
        },
      ],
      "back-matter": {
        resources: [
          {
            uuid: plan,
            title: `Sekisho ${document.catalogue}`,
            description: "sekisho guideline --format oscal",
          },
        ],
      },
    },
  }
}

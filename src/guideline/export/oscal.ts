import type { Words } from "../../lib/words.ts"
import { CATALOGUE_DATE, CATALOGUE_EDITION } from "../catalogue.ts"
import { PHASE_WORDS } from "../reasons.ts"
import { PHASES, type Criterion, type Phase, type Requirement } from "../requirement.ts"
import { stableUuid } from "./stable-uuid.ts"

/** The name space of our own properties; OSCAL's own names are used for everything it has a name for. */
export const OSCAL_NAME_SPACE = "urn:sekisho:oscal"
const OSCAL_VERSION = "1.1.2"

export interface OscalProp {
  readonly name: string
  readonly value: string
  readonly ns?: string
}
export interface OscalLink {
  readonly href: string
  readonly rel: string
  readonly text?: string
}
export interface OscalPart {
  readonly id: string
  readonly name: string
  readonly title?: string
  readonly prose: string
  readonly props?: readonly OscalProp[]
}
export interface OscalControl {
  readonly id: string
  readonly class: string
  readonly title: string
  readonly props: readonly OscalProp[]
  readonly links?: readonly OscalLink[]
  readonly parts: readonly OscalPart[]
}
export interface OscalCatalog {
  readonly catalog: {
    readonly uuid: string
    readonly metadata: {
      readonly title: string
      readonly "last-modified": string
      readonly version: string
      readonly "oscal-version": string
      readonly remarks: string
    }
    readonly groups: readonly {
      readonly id: string
      readonly class: "phase"
      readonly title: string
      readonly controls: readonly OscalControl[]
    }[]
    readonly "back-matter": {
      readonly resources: readonly {
        readonly uuid: string
        readonly title: string
        readonly rlinks: readonly { readonly href: string }[]
      }[]
    }
  }
}

const IPA_PAGE = {
  uuid: stableUuid("resource/ipa-ec"),
  title: "IPA ECサイト構築・運用セキュリティガイドライン",
  rlinks: [{ href: "https://www.ipa.go.jp/security/guide/vuln/guideforecsite.html" }],
}
const CARD_PAGE = {
  uuid: stableUuid("resource/card"),
  title: "日本クレジット協会 クレジットカード・セキュリティガイドライン",
  rlinks: [{ href: "https://www.j-credit.or.jp/security/document/index.html" }],
}

/** `build/4` → `build-4`: an OSCAL id is a token, which holds no slash. */
export const oscalId = (id: string): string => id.replaceAll("/", "-")

const line = (words: Words): string => `${words.ja} / ${words.en}`
const paragraphs = (...words: readonly Words[]): string => words.flatMap(({ ja, en }) => [ja, en]).join("\n\n")
const own = (name: string, value: string): OscalProp => ({ name, value, ns: OSCAL_NAME_SPACE })

const objective = (criterion: Criterion): OscalPart => ({
  id: `${oscalId(criterion.id)}_obj`,
  name: "assessment-objective",
  prose: paragraphs(criterion.question, criterion.why),
  props: [
    own("criterion", criterion.id),
    own("weight", criterion.weight),
    own("source", criterion.source),
    own("saas", criterion.saas),
    ...criterion.means.map((means) => own("means", means)),
    ...(criterion.notYet ?? []).map((means) => own("means-not-yet", means)),
  ],
})

const guidance = (requirement: Requirement): OscalPart => ({
  id: `${oscalId(requirement.id)}_gdn`,
  name: "guidance",
  prose: requirement.criteria.map(({ id, remedy }) => [`**${id}**`, remedy.ja, remedy.en].join("\n\n")).join("\n\n"),
})

const propsOf = ({ id, level, places, officialTitle, onceOpen }: Requirement): readonly OscalProp[] => [
  { name: "label", value: id },
  own("level", level.value),
  own("level-provenance", level.provenance),
  ...(level.page === undefined ? [] : [own("level-page", String(level.page))]),
  ...(officialTitle ? [own("official-title", officialTitle.ja)] : []),
  ...(officialTitle ? [own("official-title-provenance", officialTitle.provenance)] : []),
  ...places.map((place) => own("place", place)),
  ...(onceOpen === undefined ? [] : [own("once-open", oscalId(onceOpen))]),
]

const linksOf = (requirement: Requirement, known: ReadonlySet<string>): readonly OscalLink[] => [
  { href: `#${(requirement.phase === "card" ? CARD_PAGE : IPA_PAGE).uuid}`, rel: "reference" },
  ...(requirement.seeAlso ?? []).map((id) =>
    known.has(id)
      ? { href: `#${oscalId(id)}`, rel: "related" }
      : { href: `urn:sekisho:see-also:${id.replaceAll("/", ":")}`, rel: "related", text: id },
  ),
]

const control = (requirement: Requirement, known: ReadonlySet<string>): OscalControl => ({
  id: oscalId(requirement.id),
  class: requirement.phase,
  title: line(requirement.title),
  props: propsOf(requirement),
  links: linksOf(requirement, known),
  parts: [
    { id: `${oscalId(requirement.id)}_smt`, name: "statement", prose: paragraphs(requirement.explanation) },
    guidance(requirement),
    ...requirement.criteria.map(objective),
  ],
})

/**
 * The catalogue as an OSCAL 1.1 catalog document, texts in Japanese and English. Pure: the same requirements give the same
 * document, byte for byte; its UUID changes only when its content does.
 */
export const oscalCatalog = (requirements: readonly Requirement[]): OscalCatalog => {
  const known = new Set(requirements.map((requirement) => requirement.id))
  const inPhase = (phase: Phase): readonly Requirement[] => requirements.filter((one) => one.phase === phase)
  const groups = PHASES.filter((phase) => inPhase(phase).length > 0).map((phase) => ({
    id: phase,
    class: "phase" as const,
    title: line(PHASE_WORDS[phase]),
    controls: inPhase(phase).map((requirement) => control(requirement, known)),
  }))
  return {
    catalog: {
      uuid: stableUuid(`catalog/${CATALOGUE_EDITION}/${JSON.stringify(groups)}`),
      metadata: {
        title: "ECサイトのセキュリティ要件 / Security requirements of EC sites (Sekisho)",
        "last-modified": `${CATALOGUE_DATE}T00:00:00Z`,
        version: CATALOGUE_EDITION,
        "oscal-version": OSCAL_VERSION,
        remarks: paragraphs({
          ja: "SekishoがIPAとカードのガイドラインをもとに自分の言葉で書いた一覧です。IPAやカード会社の文書ではなく、その審査でもありません。level-provenance が recalled の水準は未確認です。",
          en: "Written by Sekisho in its own words after the guidelines of IPA and the card industry. It is neither their document nor their examination. Levels whose level-provenance is 'recalled' are unconfirmed.",
        }),
      },
      groups,
      "back-matter": { resources: [IPA_PAGE, CARD_PAGE] },
    },
  }
}

import { stringify } from "yaml"
import type { Words } from "../../lib/words.ts"
import { CATALOGUE_DATE, CATALOGUE_EDITION, CATALOGUE_REVISION } from "../catalogue.ts"
import { LEVEL_WORDS, PHASE_WORDS, levelWords } from "../reasons.ts"
import { LEVELS, PHASES, type Criterion, type Level, type Phase, type Requirement } from "../requirement.ts"

const SLUG = "sekisho-ipa-ec-2023"
const FRAMEWORK_URN = `urn:sekisho:risk:framework:${SLUG}`
/** The name that the library gives to a requirement or a criterion. */
export const cisoUrn = (id: string): string => `urn:sekisho:risk:req_node:${SLUG}:${id.replaceAll("/", "-")}`

/** What the library says in Japanese beside its English. */
const translated = (said: Readonly<Record<string, Words>>): object => ({
  ...Object.fromEntries(Object.entries(said).map(([key, words]) => [key, words.en])),
  translations: { ja: Object.fromEntries(Object.entries(said).map(([key, words]) => [key, words.ja])) },
})

const joined = (...parts: readonly Words[]): Words => ({
  ja: parts.map((part) => part.ja).join("\n"),
  en: parts.map((part) => part.en).join("\n"),
})

const IMPORTANCE: Readonly<Record<Level, string>> = {
  must: "mandatory",
  need: "recommended",
  advise: "nice_to_have",
}

const criterionNode = (criterion: Criterion, requirement: Requirement): object => ({
  urn: cisoUrn(criterion.id),
  assessable: true,
  depth: 3,
  parent_urn: cisoUrn(requirement.id),
  ref_id: criterion.id,
  ...translated({
    name: criterion.question,
    description: criterion.why,
    annotation: criterion.remedy,
  }),
  importance: criterion.weight === "plus" ? "nice_to_have" : IMPORTANCE[requirement.level.value],
  implementation_groups: [criterion.weight === "plus" ? "plus" : requirement.level.value],
})

const requirementNodes = (requirement: Requirement): readonly object[] => {
  const level = levelWords(requirement.level)
  const official = requirement.officialTitle
  const rating: Words = {
    ja: `水準: ${level.ja}${official ? `\n公式の項目名: ${official.ja}` : ""}`,
    en: `Level: ${level.en}`,
  }
  return [
    {
      urn: cisoUrn(requirement.id),
      assessable: false,
      depth: 2,
      parent_urn: cisoUrn(requirement.phase),
      ref_id: requirement.id,
      ...translated({ name: requirement.title, description: joined(requirement.explanation, rating) }),
    },
    ...requirement.criteria.map((criterion) => criterionNode(criterion, requirement)),
  ]
}

const phaseNodes = (phase: Phase, requirements: readonly Requirement[]): readonly object[] => {
  const mine = requirements.filter((requirement) => requirement.phase === phase)
  if (mine.length === 0) return []
  const head = { urn: cisoUrn(phase), assessable: false, depth: 1, ref_id: phase }
  return [{ ...head, ...translated({ name: PHASE_WORDS[phase] }) }, ...mine.flatMap(requirementNodes)]
}

const group = (ref: string, name: Words, description: Words): object => ({
  ref_id: ref,
  ...translated({ name, description }),
})
const LEVEL_GROUP: Words = {
  ja: "ガイドラインの水準(未確認のものを含みます)",
  en: "Level of the guideline, unconfirmed ones included",
}
const GROUPS: readonly object[] = [
  ...LEVELS.map((level) => group(level, LEVEL_WORDS[level], LEVEL_GROUP)),
  group("plus", { ja: "助言", en: "plus" }, { ja: "判定を左右しない助言", en: "Advice that decides nothing" }),
]

const NAME: Words = {
  ja: "ECサイトのセキュリティ要件(Sekisho)",
  en: "Security requirements of EC sites (Sekisho)",
}
const DESCRIPTION: Words = {
  ja: `IPAのECサイトのガイドラインとカードのガイドラインをもとに、Sekishoが自分の言葉で書いた一覧です。版: ${CATALOGUE_EDITION}。IPAやカード会社の文書ではなく、その審査でもありません。`,
  en: `Written by Sekisho in its own words after IPA's guideline for EC sites and the card guideline. Edition: ${CATALOGUE_EDITION}. It is neither their document nor their examination.`,
}

/** The catalogue as a library of CISO Assistant, YAML text in English with Japanese translations. Pure. */
export const cisoAssistantLibrary = (requirements: readonly Requirement[]): string =>
  stringify(
    {
      convert_library_version: "v1 ; Compat Mode: [False]",
      urn: `urn:sekisho:risk:library:${SLUG}`,
      locale: "en",
      ref_id: SLUG,
      ...translated({ name: NAME, description: DESCRIPTION }),
      copyright: "Apache-2.0",
      version: CATALOGUE_REVISION,
      publication_date: CATALOGUE_DATE,
      provider: "Sekisho",
      packager: "sekisho",
      objects: {
        framework: {
          urn: FRAMEWORK_URN,
          ref_id: SLUG,
          ...translated({ name: NAME, description: DESCRIPTION }),
          implementation_groups_definition: GROUPS,
          requirement_nodes: PHASES.flatMap((phase) => phaseNodes(phase, requirements)),
        },
      },
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  )

import { REQUIREMENTS } from "../../guideline/catalogue.ts"
import type { Words } from "../../lib/words.ts"
import type { Document, PaperCriterion, PaperVerdict } from "../document.ts"
import { japanDay } from "../html/text.ts"
import { SITE_WORDS, UI } from "../words.ts"
import { declare, type Declaration } from "./declaration.ts"
import { partsOf, type Part } from "./parts.ts"
import type { Details } from "./details.ts"
import { PROVIDER_WORDINGS, type ProviderWording } from "./provider-wordings.ts"
import type { BlankLine, PaperOptions } from "./shape.ts"
import { PAPER } from "./words.ts"

export interface DeclaredRow {
  readonly criterion: PaperCriterion
  readonly declaration: Declaration
  /** Blank, but one of its alternatives is in place. */
  readonly needless: boolean
}
export interface DeclaredPart extends Omit<Part, "criteria"> {
  readonly rows: readonly DeclaredRow[]
}
/** One measure of the card guideline. `verdict` is null where the result does not hold it. */
export interface DeclaredItem {
  readonly id: string
  readonly title: Words
  readonly verdict: PaperVerdict | null
  readonly parts: readonly DeclaredPart[]
}

/** Where the provider's question is stricter than ours, our yes is no answer to it. */
const held = (declaration: Declaration, why: Words | undefined): Declaration =>
  why === undefined || declaration.kind !== "yes"
    ? declaration
    : { ...declaration, kind: "blank", note: null, missing: why }

interface Asked {
  readonly atMs: number
  readonly wording: ProviderWording
}
const rowOf = (verdict: PaperVerdict, part: Part, criterion: PaperCriterion, { atMs, wording }: Asked): DeclaredRow => {
  const declaration = held(declare(verdict, criterion, atMs), wording.stricter[criterion.criterion])
  const needless = part.enough && declaration.kind === "blank" && criterion.state !== "met"
  return { criterion, declaration: needless ? { ...declaration, missing: null } : declaration, needless }
}

/** The card guideline's measures in their order, each question with its answer to the form that `details` names. */
export const declaredItems = (document: Document, atMs: number, details: Details = {}): readonly DeclaredItem[] =>
  REQUIREMENTS.filter(({ phase }) => phase === "card").map(({ id, title }) => {
    const verdict = document.verdicts.find(({ requirement }) => requirement === id) ?? null
    const parts = verdict === null ? [] : partsOf(verdict)
    return {
      id,
      title: verdict?.title ?? title,
      verdict,
      parts: parts.map((part) => ({
        scene: part.scene,
        rule: part.rule,
        enough: part.enough,
        rows:
          verdict === null
            ? []
            : part.criteria.map((criterion) => rowOf(verdict, part, criterion, { atMs, wording: wordingOf(details) })),
      })),
    }
  })

const KINDS = ["yes", "alternative", "planned", "not-applicable", "blank"] as const
/** How many rows carry each answer. */
export const countsOf = (items: readonly DeclaredItem[]): readonly (readonly [Declaration["kind"], number])[] => {
  const rows = items.flatMap(({ parts }) => parts.flatMap((part) => part.rows))
  return KINDS.map((kind) => [kind, rows.filter(({ declaration }) => declaration.kind === kind).length])
}

const siteWord = (value: string | null): Words =>
  value === null ? UI.notTold : (SITE_WORDS[value] ?? { ja: value, en: value })

/** The shop's data on top of the paper. */
export const shopData = ({ site }: Document): readonly (readonly [Words, Words])[] => {
  const software = [site.platformName ?? site.platform, site.platformVersion].filter((part) => part !== null).join(" ")
  const members = site.membership === null ? UI.notTold : site.membership ? PAPER.membershipYes : PAPER.membershipNo
  return [
    [PAPER.shopAddress, site.publicUrl === null ? UI.unnamedShop : { ja: site.publicUrl, en: site.publicUrl }],
    [UI.stage, siteWord(site.state)],
    [UI.form, siteWord(site.form)],
    [UI.software, software === "" ? UI.notTold : { ja: software, en: software }],
    [UI.payment, siteWord(site.payment)],
    [PAPER.membership, members],
  ]
}
/** Who stands behind the shop, to be filled in where the shop has not told. */
export const shopLines = (details: Details = {}): readonly BlankLine[] => [
  [PAPER.merchantName, details.company],
  [PAPER.providerName, details["card-company"]],
  [PAPER.developer, details.developer],
  [PAPER.operator, details.operator],
]
/** Where the owner signs at the end of the paper, and when the next one is due. */
export const confirmLines = ({
  renewal = null,
  language,
}: Pick<PaperOptions, "renewal" | "language">): readonly BlankLine[] => [
  [PAPER.ownerName],
  [PAPER.signedOn],
  ...(renewal === null ? [] : [[PAPER.nextRenewal, japanDay(`${renewal}T00:00:00Z`, language)] as const]),
]
/** Whose form the answers are for. */
export const wordingOf = ({ provider = "generic" }: Details = {}): ProviderWording => PROVIDER_WORDINGS[provider]

import { REQUIREMENTS } from "../../guideline/catalogue.ts"
import type { Words } from "../../lib/words.ts"
import type { Document, PaperCriterion, PaperVerdict } from "../document.ts"
import { SITE_WORDS, UI } from "../words.ts"
import { declare, type Declaration } from "./declaration.ts"
import { partsOf, type Part } from "./parts.ts"
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

const rowOf = (verdict: PaperVerdict, part: Part, criterion: PaperCriterion, atMs: number): DeclaredRow => {
  const declaration = declare(verdict, criterion, atMs)
  const needless = part.enough && declaration.kind === "blank" && criterion.state !== "met"
  return { criterion, declaration: needless ? { ...declaration, missing: null } : declaration, needless }
}

/** The card guideline's measures in their order, each question with its answer. */
export const declaredItems = (document: Document, atMs: number): readonly DeclaredItem[] =>
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
        rows: verdict === null ? [] : part.criteria.map((criterion) => rowOf(verdict, part, criterion, atMs)),
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
export const SHOP_BLANKS: readonly Words[] = [PAPER.merchantName, PAPER.providerName, PAPER.developer, PAPER.operator]

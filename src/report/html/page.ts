import type { Document } from "../document.ts"
import type { Language } from "../../lib/words.ts"
import type { ShopSize } from "../loss.ts"
import { filled, UI } from "../words.ts"
import { aboutSection } from "./about.ts"
import { html, type Markup } from "./escape.ts"
import { figureSection } from "./figure.ts"
import { framed, policyFor, siteFacts } from "./frame.ts"
import { notSeenSection } from "./not-seen.ts"
import { ownerSection } from "./owner.ts"
import { practitionerSection } from "./practitioner.ts"
import { STYLE } from "./style.ts"
import { addressTag, shopName, timeTag } from "./text.ts"

export interface HtmlOptions {
  readonly language: Language
  /** What the owner told about the shop's size, for the cost of a breach. */
  readonly size?: ShopSize
}

export const CONTENT_SECURITY_POLICY = policyFor(STYLE)

/** The shop's address and the time of the check. */
export const addressAndTime = ({ site, startedAt }: Document, language: Language): Markup =>
  html`${site.publicUrl !== null && addressTag(site.publicUrl)}<span
      >${UI.checkedAt[language]}: ${timeTag(startedAt, language)} (${UI.japanTime[language]})</span
    >`

/** The whole paper as one HTML file: no script, no request to anywhere. */
export const renderHtml = (document: Document, { language, size = {} }: HtmlOptions): string => {
  const name = shopName(document.site.publicUrl) ?? UI.unnamedShop[language]
  return framed({
    language,
    title: filled("title", { shop: name })[language],
    subtitle: UI.subtitle,
    name,
    under: addressAndTime(document, language),
    facts: siteFacts(document, language),
    contents: [
      ["owner", UI.ownerTitle],
      ["figure", UI.figureTitle],
      ["practitioner", UI.practitionerTitle],
      ["not-seen", UI.notSeenTitle],
      ["about", UI.aboutTitle],
    ],
    body: [
      ownerSection(document, size, language),
      figureSection(document, language),
      practitionerSection(document, language),
      notSeenSection(document, language),
      aboutSection(document, language),
    ],
  })
}

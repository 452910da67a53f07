import type { Language, Words } from "../../lib/words.ts"
import type { Document } from "../document.ts"
import { html, type Markup, type Piece } from "../html/escape.ts"
import { shopName } from "../html/text.ts"
import type { ShopSize } from "../loss.ts"
import { plain } from "../markdown.ts"
import { UI } from "../words.ts"
import type { PaperContext } from "./context.ts"
import type { Details } from "./details.ts"
import { PAPER, said } from "./words.ts"

export interface PaperOptions {
  readonly language: Language
  /** What the shop told about itself for its papers. */
  readonly details?: Details
  /** What the owner told about the shop's size. */
  readonly size: ShopSize
  /** The day of the paper, in milliseconds since 1970 UTC. */
  readonly madeAtMs: number
  /** Rows of the card company's sheet that the owner has confirmed as they stand now, and when it is renewed. */
  readonly confirmations?: PaperContext["confirmations"]
  readonly renewal?: string | null
}
/** One paper for one reader, in both shapes. Both end with a line end and are whole files. */
export interface Paper {
  readonly html: (document: Document, options: PaperOptions) => string
  readonly md: (document: Document, options: PaperOptions) => string
}

export const nameOf = ({ site }: Document, language: Language): string =>
  shopName(site.publicUrl) ?? UI.unnamedShop[language]

export const versionsOf = ({ sekisho, catalogue }: Document): Words => said("versions", { sekisho, catalogue })

/** A line that is filled in by hand; with its value where it is known. */
export type BlankLine = readonly [title: Words, value?: string | undefined]

export const blanks = (lines: readonly BlankLine[], language: Language): Markup =>
  html`<dl class="blanks">
    ${lines.map(
      ([title, value]) =>
        html`<div>
          <dt>${title[language]}</dt>
          <dd>${value ?? html`<span class="hidden">${PAPER.toFill[language]}</span>`}</dd>
        </div>`,
    )}
  </dl>`
export const blankLines = (lines: readonly BlankLine[], language: Language): readonly string[] =>
  lines.map(
    ([title, value]) =>
      `- ${plain(title[language])}: ${value === undefined ? "＿＿＿＿＿＿＿＿＿＿＿＿" : plain(value)}`,
  )

export const section = (id: string, title: string, body: Piece): Markup =>
  html`<section class="sheet paper" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${body}
  </section>`

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`
/** A Markdown table; its cells must already be escaped. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n")

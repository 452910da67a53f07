import type { VerdictState } from "../../guideline/verdict-shape.ts"
import type { Language } from "../../lib/words.ts"

/** A cell of a table. `lines` stand under its text in small type; `tone` colours the text; `fill` is left empty to write in. */
export interface Cell {
  readonly text: string
  readonly bold?: true
  readonly tone?: VerdictState
  readonly lines?: readonly string[]
  readonly fill?: true
}
/** One row of as many cells as the table has shares, or a title across all of them. */
export type Row = readonly (string | Cell)[] | { readonly title: string }

/** A line to be filled in by hand; `value` where it is known. */
export interface Blank {
  readonly title: string
  readonly value?: string | undefined
}

/** What a paper is made of. All texts are plain: no markup, line ends are kept. */
export type Block =
  | { readonly kind: "heading"; readonly text: string; readonly level: 2 | 3 }
  | { readonly kind: "text"; readonly text: string; readonly as?: "lead" | "fine" | "strong" | "warning" }
  | { readonly kind: "list"; readonly items: readonly string[]; readonly ordered?: true; readonly boxes?: true }
  | { readonly kind: "facts"; readonly rows: readonly (readonly [title: string, value: string])[] }
  | { readonly kind: "blanks"; readonly rows: readonly Blank[] }
  | {
      readonly kind: "table"
      readonly caption: string
      /** Titles of the columns; empty where the rows speak for themselves. */
      readonly head: readonly string[]
      /** Widths of the columns as shares of the whole. */
      readonly shares: readonly number[]
      readonly rows: readonly Row[]
    }
  /** A drawing as SVG, and the same told in words. */
  | { readonly kind: "picture"; readonly svg: string; readonly says: string; readonly share: number }
  /** A few short blocks that stand on one page. */
  | { readonly kind: "keep"; readonly blocks: readonly Block[] }
  /** What follows begins on a new page. */
  | { readonly kind: "page" }

/** One paper whole, in one language, before it becomes PDF, HTML or Markdown. */
export interface Sheet {
  readonly language: Language
  /** Of the file and of a window. */
  readonly title: string
  /** The small line above the name. */
  readonly subtitle: string
  readonly name: string
  /** Stand under the name. */
  readonly facts: readonly (readonly [title: string, value: string])[]
  /** Day of the paper in milliseconds since 1970 UTC. */
  readonly madeAtMs: number
  /** Stands on every page: edition of the catalogue, version, time. */
  readonly footer: string
  /** `wall`: big type, made to hang on a wall. `dense`: a long list. */
  readonly type?: "wall" | "dense" | "one-page"
  /** Only a paper that is made to be published leaves out our name. */
  readonly published?: true
  readonly blocks: readonly Block[]
  /** What the paper is not; its last sentence. */
  readonly end: string
}

/** The text of a cell. */
export const cellText = (cell: string | Cell): string => (typeof cell === "string" ? cell : cell.text)

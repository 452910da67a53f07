/** Text that is already HTML. Only {@link html} and {@link trusted} make one. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
export type Piece = Markup | string | number | null | undefined | false | readonly Piece[]

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

/** Outside text for an element or a quoted attribute: no markup, no control characters, nothing that turns the reading direction. */
export const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, "\uFFFD")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "")

const print = (piece: Piece): string => {
  if (piece instanceof Markup) return piece.text
  if (piece === null || piece === undefined || piece === false) return ""
  if (typeof piece === "string") return escapeText(piece)
  if (typeof piece === "number") return Number.isFinite(piece) ? String(piece) : ""
  return piece.map(print).join("")
}

/** Line ends and indentation of the source are one space on the page, so that formatting the source changes nothing that is seen. */
const fixed = (part: string): string => part.replace(/\n\s*/g, " ")

/** A template whose values are escaped unless they are {@link Markup}. Attributes must be written in double quotes. */
export const html = (strings: TemplateStringsArray, ...values: readonly Piece[]): Markup =>
  new Markup(strings.reduce((whole, part, index) => whole + print(values[index - 1]) + fixed(part), ""))

/** What we have written ourselves, as it is: a style sheet, a drawing whose texts are already escaped. */
export const trusted = (text: string): Markup => new Markup(text)

/** The address when it is safe to link to, else null: only http and https, never a script. */
export const linkable = (address: string): string | null => {
  if (address.length > 2_048 || !URL.canParse(address)) return null
  const url = new URL(address)
  return (url.protocol === "https:" || url.protocol === "http:") && url.username === "" ? url.href : null
}

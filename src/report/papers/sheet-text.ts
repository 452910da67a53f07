import { html, type Piece } from "../html/escape.ts"

/** Text with its line ends kept. */
export const linesOf = (text: string): Piece =>
  text.split("\n").map((line, index) => (index === 0 ? line : html`<br />${line}`))

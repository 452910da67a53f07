import type { Language, Words } from "../../lib/words.ts"
import { html, linkable, type Markup } from "./escape.ts"

const LOCALE = { ja: "ja-JP", en: "en-GB" } as const satisfies Record<Language, string>

/** A time of the document as people in Japan read it; text that is no time stays as it is. */
export const japanTime = (iso: string, language: Language): string => {
  const timeMs = Date.parse(iso)
  if (Number.isNaN(timeMs)) return iso
  return new Intl.DateTimeFormat(LOCALE[language], {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "Asia/Tokyo",
  }).format(timeMs)
}
export const japanDay = (iso: string, language: Language): string => {
  const timeMs = Date.parse(iso)
  if (Number.isNaN(timeMs)) return iso
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: "long", timeZone: "Asia/Tokyo" }).format(timeMs)
}
export const timeTag = (iso: string, language: Language): Markup =>
  Number.isNaN(Date.parse(iso)) ? html`${iso}` : html`<time datetime="${iso}">${japanTime(iso, language)}</time>`

/** Text in which `code` stands between backticks and a block between lines of three; line ends are kept. */
export const richText = (text: string): Markup =>
  html`${text
    .split("```")
    .map((block, index) =>
      index % 2 === 1 ? html`<pre><code>${block.replace(/^\n|\n$/g, "")}</code></pre>` : inline(block),
    )}`

const inline = (text: string): Markup =>
  html`${text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`

export const rich = (words: Words, language: Language): Markup => richText(words[language])

/** What is left of a text for a first page: its first line, without code marks, cut to `maxChars` Japanese characters or twice as many Latin ones. */
export const firstLine = (text: string, maxChars: number): string => {
  const line = text.split("\n").find((part) => part.trim() !== "") ?? ""
  const plain = line.replaceAll("`", "").trim()
  const room = maxChars * 2
  let used = 0
  let kept = ""
  for (const character of plain) {
    used += character < "\u2000" ? 1 : 2
    if (used > room) return `${kept.trimEnd()}…`
    kept += character
  }
  return plain
}

/** The first sentence of a text, for a reader who is to know what is done and not how. */
export const firstSentence = (text: string, maxChars: number): string => {
  const line = firstLine(text, maxChars)
  const end = /。|[.!?](?= )/.exec(line)
  return end === null ? line : line.slice(0, end.index + 1)
}

/** The address as a link where it is safe, else as text. */
export const addressTag = (address: string): Markup => {
  const safe = linkable(address)
  return safe === null ? html`${address}` : html`<a href="${safe}" rel="noreferrer nofollow">${address}</a>`
}

/** What a shop is called on paper: its host name. */
export const shopName = (publicUrl: string | null): string | null =>
  publicUrl !== null && URL.canParse(publicUrl) ? new URL(publicUrl).host : publicUrl

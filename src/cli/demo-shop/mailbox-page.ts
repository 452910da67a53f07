import { cutEvidence } from "../../lib/limits.ts"
import { say, type Language, type Words } from "../../lib/words.ts"
import type { Mail } from "./mailbox.ts"

const WORDS = {
  title: { ja: "デモの店が送ったメール", en: "Mails the demo shop has sent" },
  about: {
    ja: "デモの店のメールは外へは送られず、ここに届きます。新しいものが上です。",
    en: "The demo shop's mails never leave this machine; they arrive here, newest first.",
  },
  none: { ja: "まだ1通もありません。", en: "There is none yet." },
  to: { ja: "宛先", en: "To" },
  links: { ja: "本文のリンク", en: "Links in the mail" },
  other: { ja: "English", en: "日本語" },
} as const satisfies Record<string, Words>

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? "")

/** Shops fill the line a mail program shows first with signs that nobody sees. */
const INVISIBLE = /[\p{Cf}\p{Cc}\u034f\u115f\u2800]/gu
const BODY_CHARS = 4_000
const LINKS = 20

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  "#39": "'",
  "#x27": "'",
  "#x3D": "=",
}
const unescapeHtml = (text: string): string =>
  text.replace(/&(#?[a-zA-Z0-9]{2,5});/g, (whole, name: string) => NAMED[name] ?? whole)

/** The text of a mail in HTML, tags left out in one pass, so that no shape of outside text takes long. */
export const textOf = (html: string): string => {
  let text = ""
  let hidden = ""
  for (let at = 0; at < html.length;) {
    const open = html.indexOf("<", at)
    const next = open === -1 ? html.length : open
    if (hidden === "") text += html.slice(at, next)
    if (open === -1) break
    const close = html.indexOf(">", open)
    if (close === -1) break
    const tag = html
      .slice(open + 1, close)
      .trim()
      .toLowerCase()
      .slice(0, 10)
    if (hidden === "")
      hidden = ["style", "script", "head", "title"].find((name) => tag === name || tag.startsWith(`${name} `)) ?? ""
    else if (tag === `/${hidden}`) hidden = ""
    if (/^(br|\/p|\/div|\/tr|\/h\d|\/li|\/table)\b/.test(tag)) text += "\n"
    at = close + 1
  }
  return unescapeHtml(text)
    .split("\n")
    .map((line) =>
      line
        .replace(INVISIBLE, "")
        .trim()
        .replace(/\s{2,}/g, " "),
    )
    .filter((line) => line !== "")
    .join("\n")
    .slice(0, BODY_CHARS)
}

/** The http addresses a mail links to, each once. */
export const linksOf = (html: string): readonly string[] => {
  const found = new Set<string>()
  for (const [, value = ""] of html.matchAll(/\bhref\s*=\s*"([^"]{1,2000})"/gi)) {
    const url = URL.parse(unescapeHtml(value))
    if (url !== null && (url.protocol === "http:" || url.protocol === "https:")) found.add(url.href)
    if (found.size === LINKS) break
  }
  return [...found]
}

const STYLE = `body{font:16px/1.7 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c2733;background:#f6f5f1}
article{background:#fff;border:1px solid #d9d5c9;border-radius:8px;padding:1rem 1.25rem;margin:1rem 0}h2{font-size:1.1rem;margin:0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}small{color:#5a6672}a{overflow-wrap:anywhere}`

const mailHtml = (mail: Mail, language: Language): string => {
  const time = Number.isFinite(mail.sentAtMs)
    ? new Date(mail.sentAtMs).toLocaleString(language === "ja" ? "ja-JP" : "en-GB")
    : ""
  const links = linksOf(mail.body).map(
    (link) => `<li><a href="${escapeHtml(link)}" rel="noreferrer noopener">${escapeHtml(link)}</a></li>`,
  )
  const list = links.length === 0 ? "" : `<p>${say(WORDS.links, language)}</p><ul>${links.join("")}</ul>`
  return `<article><h2>${escapeHtml(cutEvidence(mail.subject))}</h2>
<small>${escapeHtml(time)} · ${say(WORDS.to, language)}: ${escapeHtml(cutEvidence(mail.to))}</small>
<pre>${escapeHtml(textOf(mail.body))}</pre>${list}</article>`
}

/** The whole page. Everything a mail says is text here; nothing of it is taken as HTML. */
export const mailboxPage = (mails: readonly Mail[], language: Language): string => {
  const other = language === "ja" ? "en" : "ja"
  const list =
    mails.length === 0
      ? `<p>${say(WORDS.none, language)}</p>`
      : mails.map((mail) => mailHtml(mail, language)).join("\n")
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${say(WORDS.title, language)}</title><style>${STYLE}</style></head>
<body><main><h1>${say(WORDS.title, language)}</h1><p>${say(WORDS.about, language)} <a href="/?lang=${other}" lang="${other}">${say(WORDS.other, language)}</a></p>
${list}</main></body></html>
`
}

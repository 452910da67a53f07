import { createHash } from "node:crypto"
import type { Header } from "../accept/headers.ts"
import type { BodyPrefix, GateAnswer, GateRequest } from "../stages/stage.ts"
import { say, type Language, type Values, type Words } from "../../lib/words.ts"

const STYLE = `:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--line:#767676;--deed:#0b4f8a;--ondeed:#fff;--bad:#a4161a;--soft:#f3f5f7}
@media(prefers-color-scheme:dark){:root{--ink:#eee;--paper:#141414;--line:#8d8d8d;--deed:#9bcbf5;--ondeed:#0b1a26;--bad:#ff9b9b;--soft:#222}}
*{box-sizing:border-box}body{font:1rem/1.8 system-ui,"Hiragino Sans","Noto Sans JP",sans-serif;margin:0;color:var(--ink);background:var(--paper)}
header,main,footer{max-width:34rem;margin:0 auto;padding:0 1rem}header{display:flex;justify-content:space-between;gap:1rem;padding-top:1.5rem;font-size:.9rem}
main{padding-top:1rem}footer{margin-top:3rem;padding:1rem;font-size:.85rem}h1{font-size:1.5rem;line-height:1.4;margin:.5rem 0 1rem}
a{color:var(--deed)}label{display:block;font-weight:600}input[type=text]{font:1.4rem/1.4 ui-monospace,monospace;letter-spacing:.2em;width:100%;max-width:16rem;padding:.5rem .75rem;border:2px solid var(--line);border-radius:.4rem;background:var(--paper);color:var(--ink)}
button{font:inherit;font-weight:600;min-height:3rem;padding:.5rem 1.5rem;border:2px solid var(--deed);border-radius:.4rem;background:var(--deed);color:var(--ondeed);cursor:pointer}
button.plain{background:transparent;color:var(--deed)}:focus-visible{outline:3px solid #e09f00;outline-offset:2px}
.bad{border-left:.3rem solid var(--bad);padding:.5rem 1rem;background:var(--soft)}.note{padding:.5rem 1rem;background:var(--soft)}.row{margin:1rem 0}.check{display:flex;gap:.6rem;align-items:flex-start;font-weight:400}.check input{width:1.3rem;height:1.3rem;margin-top:.25rem}
progress{width:100%;height:1rem}code{font-size:1.1rem;overflow-wrap:anywhere}@media print{button,header a{display:none}}`

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`
const STYLE_HASH = hash(STYLE)

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? "")

/** A word for a page: its values are outside text. */
export const told = (words: Words, language: Language, values: Values = {}): string =>
  escaped(say(words, language, values))

/** What the visitor reads: what he chose on the page, else what his browser asks for first, else Japanese. */
export const languageOf = (request: GateRequest): Language => {
  const chosen = new URLSearchParams(request.query ?? "").get("lang")
  const wish = chosen ?? request.header("accept-language")?.trim().slice(0, 2).toLowerCase()
  return wish !== undefined && wish !== "ja" && (chosen === null || chosen === "en") ? "en" : "ja"
}

/** A path of this shop to go on to; anything that could lead elsewhere, or back to a page of ours, becomes the first page. */
export const safeBack = (origin: string, told: string | null): string => {
  if (told === null || told.length > 2_048 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(told) || told.includes("\\")) return "/"
  const url = URL.parse(told, origin)
  if (url === null || url.origin !== origin) return "/"
  if (/^\/\.sekisho(?:\/|$)/i.test(url.pathname) && url.pathname !== AUTHENTICATOR_PATH) return "/"
  return url.pathname + url.search
}
export const AUTHENTICATOR_PATH = "/.sekisho/authenticator"

export const backOf = (origin: string, request: GateRequest): string =>
  safeBack(origin, new URLSearchParams(request.query ?? "").get("back"))

/** The fields of a page's own form; null where what came is none. A field that is there twice counts as its first. */
export const formOf = (request: GateRequest, body: BodyPrefix): URLSearchParams | null =>
  /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(request.header("content-type") ?? "")
    ? new URLSearchParams(Buffer.from(body.bytes).toString("utf8"))
    : null

/**
 * Whether a form was sent by a person's own navigation. A script that got into the shop's pages has the same origin as ours, but
 * what it fetches says so. Browsers that do not tell are believed unless `strict`.
 */
export const isByHand = (request: GateRequest, strict = false): boolean => {
  const [mode, dest] = [request.header("sec-fetch-mode"), request.header("sec-fetch-dest")]
  if (mode === undefined || dest === undefined) return !strict
  return mode === "navigate" && dest === "document" && request.header("sec-fetch-site") === "same-origin"
}

export interface Page {
  readonly request: GateRequest
  /** The shop's host: whose page this is. */
  readonly host: string
  readonly status: number
  readonly title: Words
  /** HTML, everything from outside in it escaped. */
  readonly main: string
  readonly script?: string
  readonly headers?: readonly Header[]
  /** Kept when the language is changed. */
  readonly back?: string
}

const OTHER: Words = { ja: "English", en: "日本語" }
const REFERENCE: Words = {
  ja: "お問い合わせの際は、お店にこの番号をお伝えください",
  en: "Please tell the shop this number when you ask about this page",
}

/** A page of the gate's own: one language, no script but ours, in nobody's frame, kept nowhere. */
export const pageAnswer = ({ request, host, status, title, main, script, headers = [], back }: Page): GateAnswer => {
  const language = languageOf(request)
  const other: Language = language === "ja" ? "en" : "ja"
  const query = new URLSearchParams(request.query ?? "")
  if (back !== undefined) query.set("back", back)
  query.set("lang", other)
  const link = `<a href="${escaped(`${request.path}?${query}`)}" lang="${other}" hreflang="${other}">${told(OTHER, language)}</a>`
  const scripts = script === undefined ? "'none'" : hash(script)
  return {
    status,
    headers: [
      ["Content-Type", "text/html; charset=utf-8"],
      ["Content-Language", language],
      [
        "Content-Security-Policy",
        `default-src 'none'; style-src ${STYLE_HASH}; script-src ${scripts}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      ],
      // With no-referrer a browser would say "Origin: null" of our own forms.
      ["Referrer-Policy", "same-origin"],
      ...(request.visitor.scheme === "https" ? ([["Cross-Origin-Opener-Policy", "same-origin"]] as const) : []),
      ["Vary", "Accept-Language, Cookie"],
      ...headers,
    ],
    body: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${told(title, language)} - ${escaped(host)}</title><style>${STYLE}</style></head><body><header><span>${escaped(host)}</span>${link}</header><main><h1>${told(title, language)}</h1>${main}</main><footer>${told(REFERENCE, language)}: <code>${escaped(request.reference)}</code></footer>${script === undefined ? "" : `<script>${script}</script>`}</body></html>`,
  }
}

/** On to another page of this shop. */
export const goTo = (path: string, headers: readonly Header[] = []): GateAnswer => ({
  status: 303,
  headers: [["Location", path], ...headers],
  body: "",
})

export const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`
/** A form that goes to `path`, in the language of the page it stands on. */
export const form = (request: GateRequest, path: string, inner: string): string =>
  `<form method="post" action="${escaped(`${path}?lang=${languageOf(request)}`)}" class="row">${inner}</form>`
export const alert = (text: string): string => `<p class="bad" role="alert">${text}</p>`

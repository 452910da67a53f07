import { createHash } from "node:crypto"
import { say, type Language, type Words } from "../lib/words.ts"

/** What a visitor is told, by what happened to him. Never why in detail: that is in the event under the reference number. */
const PAGES = {
  refused: {
    title: { ja: "このリクエストはお受けできませんでした", en: "This request could not be accepted" },
    text: {
      ja: "お店を守る仕組みが、このアクセスを止めました。お心当たりがない場合は、ブラウザの戻るボタンで前の画面に戻り、もう一度お試しください。続くときは、このサイトのCookieを消してからお試しください。",
      en: "What protects this shop stopped this access. If you do not know why, go back and try again. If it stays, delete this site's cookies and try once more.",
    },
  },
  tooLarge: {
    title: { ja: "送られた内容が大きすぎます", en: "What was sent is too large" },
    text: {
      ja: "ファイルや入力を小さくして、もう一度お試しください。",
      en: "Please make the file or the text smaller and try again.",
    },
  },
  tooMany: {
    title: { ja: "アクセスが集中しています", en: "Too many requests" },
    text: {
      ja: "短い時間にアクセスが多くありました。少し待ってから、もう一度お試しください。",
      en: "There were many requests in a short time. Please wait a little and try again.",
    },
  },
  shopAway: {
    title: { ja: "ただいまお店につながりません", en: "The shop cannot be reached now" },
    text: {
      ja: "しばらく待ってから、もう一度お試しください。ご注文の途中だった場合は、注文履歴や確認メールをご覧になり、二重のご注文にならないようお確かめください。",
      en: "Please try again in a while. If you were placing an order, look at your order history or for a mail of confirmation first, so that you do not order twice.",
    },
  },
  unable: {
    title: { ja: "ただいまお受けできません", en: "This cannot be done now" },
    text: {
      ja: "しばらく待ってから、もう一度お試しください。",
      en: "Please try again in a while.",
    },
  },
} as const satisfies Record<string, { readonly title: Words; readonly text: Words }>

const REFERENCE: Words = { ja: "お問い合わせ番号", en: "Reference number" }
const ASK: Words = {
  ja: "お店にお問い合わせの際は、この番号をお伝えください。",
  en: "Please tell the shop this number when you ask about it.",
}

const pageFor = (status: number): (typeof PAGES)[keyof typeof PAGES] => {
  if (status === 413 || status === 414 || status === 431) return PAGES.tooLarge
  if (status === 429) return PAGES.tooMany
  if (status === 502 || status === 504) return PAGES.shopAway
  return status >= 500 && status !== 505 ? PAGES.unable : PAGES.refused
}

const STYLE =
  "body{font:1rem/1.8 system-ui,sans-serif;max-width:38rem;margin:3rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}h1,h2{font-size:1.4rem;line-height:1.4}code{font-size:1.2rem;letter-spacing:.05em}section+section{margin-top:2.5rem;border-top:1px solid #767676;padding-top:1.5rem}@media(prefers-color-scheme:dark){body{color:#eee;background:#111}}"
const part = (language: Language, status: number, reference: string, heading: "h1" | "h2"): string => {
  const page = pageFor(status)
  return `<section lang="${language}"><${heading}>${say(page.title, language)}</${heading}><p>${say(page.text, language)}</p><p>${say(REFERENCE, language)}: <code>${reference}</code><br>${say(ASK, language)}</p></section>`
}

/** A whole page, Japanese first, English below. `reference` is one of ours: letters, digits and a hyphen. */
export const pageHtml = (status: number, reference: string): string =>
  `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${say(pageFor(status).title, "ja")}</title><style>${STYLE}</style></head><body><main>${part("ja", status, reference, "h1")}${part("en", status, reference, "h2")}</main></body></html>`

interface JsonShape {
  readonly failureBody?: string | null | undefined
  /** Instead of the status's own words. */
  readonly says?: Words | undefined
}

/** The same for a program, in the shape in which the shop's own scripts expect an error where that is known. */
export const pageJson = (status: number, reference: string, { failureBody, says }: JsonShape = {}): string => {
  const title = says ?? pageFor(status).title
  if (failureBody) {
    const message = `${say(title, "ja")} / ${say(title, "en")} (${reference})`
    return failureBody.replaceAll("{message}", () => JSON.stringify(message).slice(1, -1))
  }
  return JSON.stringify({ error: { status, reference, message: title } })
}

/** Whether a person looks at the answer: what the browser says of itself, else what is asked for. */
export const isNavigation = (header: (name: string) => string | undefined): boolean => {
  const mode = header("sec-fetch-mode")
  if (mode !== undefined) return mode === "navigate"
  if (header("x-requested-with") !== undefined) return false
  return (header("accept") ?? "").includes("text/html")
}

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64")
/** Nothing but our own style: no script, no frame, no form, kept nowhere. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
}

import { createHash } from "node:crypto"
import type { Words } from "../../../lib/words.ts"
import type { Header } from "../../accept/headers.ts"
import type { GateAnswer } from "../stage.ts"
import { PASSKEY_SCRIPT, PASSKEY_SCRIPT_HASH } from "./script.ts"

const STYLE =
  "body{font:1rem/1.8 system-ui,sans-serif;max-width:38rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}h1{font-size:1.5rem;line-height:1.4}h2{font-size:1.15rem;margin:0 0 .25rem}section{border:1px solid #767676;border-radius:.5rem;padding:1rem 1.25rem;margin:1.25rem 0}p{margin:.25rem 0 .75rem}[lang=en]{color:#595959;font-size:.875rem;line-height:1.5}input{font:inherit;padding:.5rem .75rem;width:100%;box-sizing:border-box;border:1px solid #595959;border-radius:.25rem;margin:.25rem 0 .75rem;background:#fff;color:#1a1a1a}button{font:inherit;font-weight:600;padding:.6rem 1.25rem;border:0;border-radius:.25rem;background:#1f4e79;color:#fff;cursor:pointer}button:disabled{background:#767676;cursor:not-allowed}:focus-visible{outline:3px solid #d97706;outline-offset:2px}code{font-size:1.05rem;letter-spacing:.05em;overflow-wrap:anywhere}.wrong{border-left:.35rem solid #b3261e;padding-left:.75rem}"
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64")

/** Nothing but our own style and, where a page has it, the one script. */
const policy = (withScript: boolean): string =>
  `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; ${withScript ? `script-src 'sha256-${PASSKEY_SCRIPT_HASH}'; connect-src 'self'; ` : ""}form-action 'self'; base-uri 'none'; frame-ancestors 'none'`

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? "")

/** Japanese, and below it the same in English. Both are ours or were escaped before. */
export const both = ({ ja, en }: Words, tag = "p"): string => `<${tag}>${ja}</${tag}><p lang="en">${en}</p>`

export interface PageParts {
  readonly status: number
  readonly title: Words
  /** HTML. */
  readonly body: string
  readonly script?: true
  readonly headers?: readonly Header[]
}

/** A whole page for administrators. */
export const adminPage = ({ status, title, body, script, headers = [] }: PageParts): GateAnswer => ({
  status,
  headers: [
    ["content-type", "text/html; charset=utf-8"],
    ["content-security-policy", policy(script === true)],
    // Forms say where they come from only where a page does not forbid it.
    ["referrer-policy", "same-origin"],
    ...headers,
  ],
  body: `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title.ja}</title><style>${STYLE}</style></head><body><main><h1>${title.ja}</h1><p lang="en">${title.en}</p>${body}</main>${script ? `<script>${PASSKEY_SCRIPT}</script>` : ""}</body></html>`,
})

export const jsonAnswer = (status: number, value: object, headers: readonly Header[] = []): GateAnswer => ({
  status,
  headers: [["content-type", "application/json"], ...headers],
  body: JSON.stringify(value),
})

const SAYS = {
  wait: { ja: "端末の画面の案内に従ってください。", en: "Follow what your device shows." },
  failed: {
    ja: "確かめられませんでした。もう一度お試しください。うまくいかないときは、登録した端末かどうかをお確かめください。",
    en: "That could not be verified. Please try again; if it stays, make sure that this device is registered.",
  },
  unable: {
    ja: "このブラウザはパスキーに対応していません。別のブラウザをお使いいただくか、下の方法をお選びください。",
    en: "This browser has no passkeys. Use another one, or choose the other way below.",
  },
} as const satisfies Record<string, Words>

/** A form that makes or uses a passkey. `data` goes to the server with each step; its values are escaped here. */
export const passkeyForm = (
  action: string,
  data: Readonly<Record<string, string>>,
  words: { readonly head: Words; readonly text: Words; readonly button: Words },
): string => {
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escaped(value)}"`)
  const says = Object.entries(SAYS).map(
    ([word, said]) =>
      `<div data-say="${word}" role="status" hidden${word === "wait" ? "" : ` class="wrong"`}>${both(said)}</div>`,
  )
  return `<section>${both(words.head, "h2")}${both(words.text)}<form id="passkey" method="post" action="${action}"${attributes.join("")}><button>${words.button.ja} <span>/ ${words.button.en}</span></button></form>${says.join("")}<noscript>${both({ ja: "パスキーにはJavaScriptが要ります。", en: "Passkeys need JavaScript." })}</noscript></section>`
}

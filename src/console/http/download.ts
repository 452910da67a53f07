import type { Context } from "hono"
import type { FileReply } from "./call.ts"
import { DATA_POLICY, PAPER_POLICY } from "./headers.ts"

const MAX_NAME = 120

/** A file's name without anything that a system could take for more than a name. */
export const safeName = (name: string): string => {
  const base = name.toWellFormed().normalize("NFC").split(/[/\\]/).at(-1) ?? ""
  const clean = base.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*%;]/gu, "_").replace(/^[.\s]+|[.\s]+$/g, "")
  return [...clean].slice(0, MAX_NAME).join("") || "file"
}

/** Both spellings: plain for old browsers, UTF-8 for the others. */
const disposition = (kind: "attachment" | "inline", name: string): string => {
  const safe = safeName(name)
  const plain = safe.replace(/[^A-Za-z0-9._-]/g, "_")
  const whole = encodeURIComponent(safe).replace(/['()*!]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`
}

/** A file as the browser may have it: downloaded, or shown where nothing in it can run. */
export const download = (context: Context, { name, type, bytes, show }: FileReply): Response => {
  context.header("content-type", show ? type : type.startsWith("text/") ? `${type}; charset=utf-8` : type)
  context.header("content-disposition", disposition(show ? "inline" : "attachment", name))
  context.header("content-security-policy", show ? PAPER_POLICY : DATA_POLICY)
  return context.body(new Uint8Array(bytes))
}

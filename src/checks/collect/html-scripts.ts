import { createHash } from "node:crypto"
import type { ScriptTag } from "../facts.ts"
import type { Attributes } from "./html-attributes.ts"

/** Characters of one inline script that are kept; its hash is over all of it. */
const INLINE_CHARS = 64 * 1024
const JAVASCRIPT =
  /^(?:(?:text|application)\/(?:x-)?(?:java|ecma|j)script(?:1\.[0-5])?|text\/livescript|module|importmap|speculationrules)$/

/** Whether a browser would run it: blocks of JSON and templates in `<script>` are data. */
export const isExecutable = (attributes: Attributes): boolean => {
  const type = (attributes["type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? ""
  return type === "" || JAVASCRIPT.test(type)
}

export const readScript = (
  attributes: Attributes,
  inline: string,
  resolve: (address: string) => URL | null,
): ScriptTag => {
  const source = attributes["src"]
  const external = source !== undefined
  return {
    url: external ? (resolve(source)?.href ?? source.slice(0, 256)) : null,
    integrity: attributes["integrity"] ?? null,
    nonce: attributes["nonce"] !== undefined,
    sha256: external ? null : createHash("sha256").update(inline).digest("hex"),
    text: external ? "" : inline.slice(0, INLINE_CHARS),
  }
}

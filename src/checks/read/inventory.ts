import { Document, isMap, isSeq, parse } from "yaml"
import { z } from "zod"
import { cutEvidence, LIMITS } from "../../lib/limits.ts"
import type { BuyerWalk, LoadedScript, ScriptInventory } from "../facts.ts"
import { paymentScripts } from "./payment-pages.ts"
import { cutAddress } from "./script-address.ts"

const TEXT_CHARS = 512 * 1024
const SCRIPTS_MAX = 2_000
const HASH = z.string().regex(/^[0-9a-f]{64}$/, "sha256: 64 hex digits")
const SCHEMA = z.strictObject({
  version: z.literal(1),
  "approved-at": z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "approved-at: YYYY-MM-DD")
    .nullable(),
  "approved-by": z.string().max(200).nullable().optional(),
  scripts: z
    .array(
      z.strictObject({
        match: z.string().min(3).max(LIMITS.urlLength),
        sha256: z.array(HASH).max(100).default([]),
        reason: z.string().max(1_000).default(""),
      }),
    )
    .max(SCRIPTS_MAX),
})

/** An inventory, or in one line why the text is none. */
export type ParsedInventory =
  | { readonly state: "read"; readonly inventory: ScriptInventory }
  | { readonly state: "malformed"; readonly reason: string }

const reasonOf = (error: unknown): string => {
  if (!(error instanceof z.ZodError))
    return cutEvidence(error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "")
  const [issue] = error.issues
  return cutEvidence(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`)
}

const LINE_CHARS = 4_096
const INDENT_CHARS = 40
const OPEN_MAX = 16

/** Why text is nested deeper than any inventory is: the YAML reader's time grows faster than such text. Null where it is not. */
const tooDeep = (text: string): string | null => {
  let open = 0
  for (const [at, line] of text.split("\n").entries()) {
    if (line.length > LINE_CHARS || line.search(/[^ \t]/) > INDENT_CHARS) return `${at + 1}: line too long`
    if (/^[ \t]*(?:[-?:][ \t]+){3}/.test(line)) return `${at + 1}: nested too deep`
    for (const char of line) open += "[{".includes(char) ? 1 : "]}".includes(char) ? -1 : 0
    if (open > OPEN_MAX) return `${at + 1}: nested too deep`
  }
  return null
}
const parseYaml = (text: string): unknown => {
  if (text.trimStart().startsWith("{")) return JSON.parse(text)
  const reason = tooDeep(text)
  if (reason !== null) throw new Error(reason)
  return parse(text, { maxAliasCount: 0, schema: "core", logLevel: "silent" })
}

/**
 * Reads an approved inventory (YAML or JSON). The text is at most `TEXT_CHARS` characters, without aliases and deep nesting.
 * Never throws: what is no inventory is `malformed` with a reason.
 */
export const parseInventory = (text: string, file: string): ParsedInventory => {
  if (text.length > TEXT_CHARS) return { state: "malformed", reason: `> ${TEXT_CHARS} characters` }
  try {
    const value = SCHEMA.parse(parseYaml(text))
    return { state: "read", inventory: { file, approvedAt: value["approved-at"], scripts: value.scripts } }
  } catch (error) {
    return { state: "malformed", reason: reasonOf(error) }
  }
}

/** `js.example.com/v3/` matches everything below it, `js.example.com` the whole host, a whole address only itself. */
const matches = (match: string, script: LoadedScript): boolean => {
  if (script.inline || script.url === null) return match === "inline" && script.inline
  if (/^https?:\/\//.test(match)) return cutAddress(match) === script.url
  const address = script.url.replace(/^https?:\/\//, "").split("?", 1)[0] ?? ""
  return address === match || (match.endsWith("/") ? address.startsWith(match) : script.host === match)
}

/** `known` · `unknown`: no entry is for it · `changed`: an entry is for it, with other hashes · `unproven`: its body was not seen, or its own entry names no hash. */
export type Standing = "known" | "unknown" | "changed" | "unproven"

/** How a script stands to the inventory: the shop's own by its hash, a provider's by its address (and its hash where one is listed). */
export const standingOf = (script: LoadedScript, inventory: ScriptInventory): Standing => {
  const entries = inventory.scripts.filter(({ match }) => matches(match, script))
  const hashes = new Set(entries.flatMap(({ sha256 }) => sha256))
  if (script.inline) {
    if (script.sha256 === "") return "unproven"
    return hashes.has(script.sha256) || hashes.has(script.shape ?? "") ? "known" : "unknown"
  }
  if (entries.length === 0) return "unknown"
  if (!script.own && hashes.size === 0) return "known"
  if (script.sha256 === "" || hashes.size === 0) return "unproven"
  return hashes.has(script.sha256) ? "known" : "changed"
}

const HEADER = ` Sekisho: approved scripts of the payment pages / 支払いに関わるページで承認したスクリプト
 Look at every entry, write its reason, and fill in approved-at (YYYY-MM-DD) and approved-by.
 1件ずつ確かめて reason(必要な理由)を書き、approved-at(承認日)と approved-by(承認者)を記入してください。
 The shop's own scripts are told by their hash, a provider's by their address, inline ones by their shape.
 自社のスクリプトはハッシュで、決済会社などのスクリプトはアドレスで、ページ内のものは形で照合します。`

const entryOf = (script: LoadedScript) => ({
  match: script.inline
    ? "inline"
    : script.own
      ? (script.url ?? "")
      : ((script.url ?? "").replace(/^https?:\/\//, "").split("?", 1)[0] ?? ""),
  sha256: (script.own || script.inline) && script.sha256 !== "" ? [script.shape ?? script.sha256] : [],
  reason: "",
})

/** Proposes an inventory's text from a walk, for a person to look through and approve: it is not approved yet. */
export const writeInventory = (walk: BuyerWalk): string => {
  const scripts = paymentScripts(walk).map(({ script, page }) => ({ script, page, entry: entryOf(script) }))
  const document = new Document({
    version: 1,
    "approved-at": null,
    "approved-by": null,
    scripts: scripts.map(({ entry }) => entry),
  })
  document.commentBefore = HEADER
  const list = document.get("scripts")
  if (isSeq(list))
    for (const [at, item] of list.items.entries())
      if (isMap(item)) item.commentBefore = ` ${cutEvidence(`${scripts[at]?.page} ${scripts[at]?.script.head}`, 120)}`
  return document.toString({ lineWidth: 0 })
}

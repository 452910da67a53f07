import { parseMultipart } from "../../waf/bodies/multipart.ts"
import { parseUrlEncoded } from "../../waf/bodies/urlencoded.ts"
import type { ParsedBody } from "../../waf/bodies/parsed.ts"

/** The fields of a body by their name as everybody reads it (`entry[email][first]` and `{"entry":{"email":…}}` → `entry.email.first`). */
export type Fields = ReadonlyMap<string, readonly string[]>

const LIMITS = { arguments: 500, depth: 20, files: 20, fileContentBytes: 0, separator: "&" } as const
const CHARS = { name: 200, value: 4_096 } as const

/**
 * One spelling for what two programs read as the same field: PHP takes `login.email` and `login email` for `login_email`, so
 * these must not be a way to send a log-in that nobody counts.
 */
export const fieldName = (name: string): string => {
  const at = name.indexOf("[")
  const head = (at < 0 ? name : name.slice(0, at)).replace(/^ +/, "").replace(/[ .]/g, "_")
  const rest = at < 0 ? "" : name.slice(at).replace(/\]/g, "").replace(/\[/g, ".")
  return `${head}${rest}`.split("\u0000", 1)[0]?.slice(0, CHARS.name) ?? ""
}

const collect = (pairs: Iterable<readonly [name: string, value: string]>): Fields => {
  const fields = new Map<string, string[]>()
  for (const [name, value] of pairs) {
    const known = fields.get(name)
    const cut = value.slice(0, CHARS.value)
    if (known) known.push(cut)
    else fields.set(name, [cut])
  }
  return fields
}

/** Values hold latin1 bytes in the waf's readers; a log-in id is compared as text. */
const text = (bytes: string): string => Buffer.from(bytes, "latin1").toString("utf8")

const fromForm = (body: ParsedBody): Fields | null =>
  body.error === null && ![...body.flags].some((flag) => UNSURE.has(flag))
    ? collect(body.arguments.map(({ key, value }) => [fieldName(text(key)), text(value)] as const))
    : null
/** Oddities after which two programs may find different fields. */
const UNSURE = new Set(["boundary-whitespace", "header-folding", "invalid-header-folding", "invalid-part", "invalid-quoting", "missing-semicolon", "unmatched-boundary"]) // prettier-ignore

const members = function* (
  value: unknown,
  name: string,
  depth: number,
): Generator<readonly [name: string, value: string]> {
  if (depth > LIMITS.depth) throw new RangeError("depth")
  if (value !== null && typeof value === "object") {
    for (const [key, inner] of Object.entries(value))
      yield* members(inner, name === "" ? key : `${name}.${key}`, depth + 1)
    return
  }
  if (value !== null && value !== undefined) yield [name.slice(0, CHARS.name), String(value)]
}

/** How many members all objects of a JSON text have as it is written: after parsing, one of two equal names is gone. */
const writtenMembers = (json: string): number => {
  let [count, inText] = [0, false]
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at]
    if (inText && char === "\\") at += 1
    else if (char === '"') inText = !inText
    else if (char === ":" && !inText) count += 1
  }
  return count
}
const keptMembers = (value: unknown, depth = 0): number => {
  if (depth > LIMITS.depth) throw new RangeError("depth")
  if (value === null || typeof value !== "object") return 0
  const inner = Object.values(value)
  return inner.reduce((sum: number, one) => sum + keptMembers(one, depth + 1), Array.isArray(value) ? 0 : inner.length)
}

/** A JSON text that everybody reads alike; undefined for a broken one, or one that has a name twice. Throws where it is too deep. */
export const readJson = (text: string): unknown => {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return undefined
  }
  return writtenMembers(text) === keptMembers(parsed) ? parsed : undefined
}

/** The fields of what was JSON; null where they are too many. Throws where it is too deep. */
export const fieldsOfJson = (value: unknown): Fields | null => {
  const all: (readonly [string, string])[] = []
  for (const pair of members(value, "", 0)) {
    if (all.length >= LIMITS.arguments) return null
    all.push(pair)
  }
  return collect(all)
}
const fromJson = (body: string): Fields | null => {
  const parsed = readJson(body)
  return parsed === undefined ? null : fieldsOfJson(parsed)
}

/** A charset that the shop may follow and we do not: `charset=utf-7` gives one account many spellings. */
export const isUtf8 = (contentType: string): boolean => {
  const charset = /charset\s{0,8}=\s{0,8}["']?([^"';\s]{0,40})/i.exec(contentType)?.[1]
  return charset === undefined || /^(?:utf-?8|us-ascii)$/i.test(charset)
}

/**
 * Reads a whole body as the shop will, by its Content-Type. Null where it cannot be read in one way only (an unknown type, a
 * broken multipart, too many fields): who guards a log-in must then not let it pass as if it were none.
 */
export const readFields = (bytes: Uint8Array, contentType: string): Fields | null => {
  if (bytes.length === 0) return new Map()
  if (!isUtf8(contentType)) return null
  const kind = (contentType.split(";", 1)[0] ?? "").trim().toLowerCase()
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (kind === "application/x-www-form-urlencoded") return fromForm(parseUrlEncoded(body.toString("latin1"), LIMITS))
    if ((contentType.match(/boundary\s{0,8}=/gi) ?? []).length > 1) return null
    if (kind === "multipart/form-data") return fromForm(parseMultipart(body.toString("latin1"), contentType, LIMITS))
    if (kind === "application/json" || /^application\/[a-z0-9.+-]{1,60}\+json$/.test(kind))
      return fromJson(body.toString("utf8"))
  } catch {
    return null
  }
  return null
}

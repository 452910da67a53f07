/** To whom a feature is given. */
export type Allowance = "nobody" | "self" | "listed" | "everybody"
export type PermissionsPolicy = ReadonlyMap<string, Allowance>

const MAX_CHARS = 16_384
const MAX_FEATURES = 200
const KEY = /[a-z*][a-z0-9_\-.*]{0,63}/y
const SPACE = /[ \t]{0,200}/y
const COMMA = /,/y
const ITEM = /(?:"(?:[^"\\]|\\["\\]){0,512}"|[A-Za-z*][A-Za-z0-9:/!#$%&'*+\-.^_`|~]{0,255})/y
const PARAMETERS = /(?:;[ ]{0,8}[a-z*][a-z0-9_\-.*]{0,63}(?:=(?:"[^"]{0,512}"|[A-Za-z0-9*?:/.+-]{1,255}))?){0,20}/y

/** A place in the text that only moves forward. */
class Reader {
  readonly text: string
  at = 0
  constructor(text: string) {
    this.text = text
  }
  take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.text)
    if (match === null) return null
    this.at += match[0].length
    return match[0]
  }
  skip(mark: string): boolean {
    if (!this.text.startsWith(mark, this.at)) return false
    this.at += mark.length
    return true
  }
}

const allowanceOf = (items: readonly string[]): Allowance => {
  if (items.includes("*")) return "everybody"
  if (items.length === 0) return "nobody"
  return items.every((item) => item === "self") ? "self" : "listed"
}

const readValue = (reader: Reader): readonly string[] | null => {
  if (!reader.skip("(")) {
    const item = reader.take(ITEM)
    return item === null ? null : [item]
  }
  const items: string[] = []
  for (;;) {
    reader.take(SPACE)
    if (reader.skip(")")) return items
    const item = reader.take(ITEM)
    if (item === null) return null
    items.push(item)
    reader.take(PARAMETERS)
  }
}

/**
 * Reads Permissions-Policy, a dictionary of structured fields (RFC 9651). One mistake voids the whole header for a
 * browser: then, and for a header without a feature, null. The last of a repeat counts. Never throws.
 */
export const parsePermissionsPolicy = (value: string): PermissionsPolicy | null => {
  const reader = new Reader(value.slice(0, MAX_CHARS).trim())
  const policy = new Map<string, Allowance>()
  while (policy.size < MAX_FEATURES) {
    const feature = reader.take(KEY)
    if (feature === null || !reader.skip("=")) return null
    const items = readValue(reader)
    if (items === null) return null
    reader.take(PARAMETERS)
    policy.set(feature, allowanceOf(items))
    reader.take(SPACE)
    if (reader.at === reader.text.length) return policy
    if (reader.take(COMMA) === null) return null
    reader.take(SPACE)
  }
  return null
}

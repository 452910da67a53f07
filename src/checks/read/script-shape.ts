import { createHash } from "node:crypto"

export const sha256Of = (body: string | Uint8Array): string => createHash("sha256").update(body).digest("hex")

/** A script that can unpack text has none of its text taken out: the packed text is what it does. */
const UNPACKS = /\batob\b|fromCharCode|\beval\b|\bFunction\s{0,4}\(|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|decodeURI|unescape/i
const TOKEN = /(["'])(?=[\w+/=-]{0,127}\d)[\w+/=-]{16,128}\1/g
const NUMBER = /(?<![\w.$])\d{1,20}(?:\.\d{1,20})?(?![\w.$])/g

/** `var name = {…}`: a script that only hands over data. */
const ASSIGNS = /^\s{0,99}(?:(?:var|let|const)\s{1,9}|window\.)?([\w$.]{1,60})\s{0,9}=(?=\s{0,9}[[{])/
const DATA_DEPTH = 40
/** Ids and tokens that a shop makes anew for each answer: long words with a digit in them. */
export const MADE_UP = /\b(?=[a-z_-]{0,63}\d)[\w-]{12,64}\b/gi

const parseData = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The names of everything in it, and the hosts it points to: what may matter of data whose values change with each visit. */
const namesAndHosts = (value: unknown, depth: number, found: Set<string>): void => {
  if (typeof value === "string") {
    const host = /^(?:https?:|wss?:)?\/\//i.test(value) ? URL.parse(value, "https://a.invalid")?.host : undefined
    if (host) found.add(`//${host}`)
  }
  if (typeof value !== "object" || value === null || depth > DATA_DEPTH) return
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) found.add(key.replace(MADE_UP, "…"))
    namesAndHosts(inner, depth + 1, found)
  }
}

/** The shape of a script that is nothing but one assignment of JSON, which runs nothing; null for every other script. */
const dataShape = (text: string): string | null => {
  const [head, name] = ASSIGNS.exec(text) ?? []
  if (head === undefined) return null
  const data = parseData(text.slice(head.length).replace(/;?\s{0,99}$/, ""))
  if (data === undefined) return null
  const found = new Set<string>()
  namesAndHosts(data, 0, found)
  return sha256Of(JSON.stringify([name, [...found].toSorted()]))
}

/**
 * Hash of inline text that stays the same from visit to visit: quoted tokens of 16 to 128 characters with a digit in them,
 * and numbers, are taken out. Everything else counts, so that another address or another command is another shape.
 * Of a script that only assigns JSON, the names in it and the hosts it points to count.
 */
export const shapeOf = (text: string): string =>
  dataShape(text) ?? sha256Of(UNPACKS.test(text) ? text : text.replace(TOKEN, "$1…$1").replace(NUMBER, "0"))

import { bytesOfCode, codeAt, hexDigit } from "./characters.ts"
import { TRIGGER, type Transform } from "./transform.ts"

/** Named characters that matter to an attack: all of ASCII's punctuation that HTML has a name for. */
const NAMED: ReadonlyMap<string, number> = new Map(
  Object.entries<number>({
    amp: 38,
    apos: 39,
    ast: 42,
    bsol: 92,
    colon: 58,
    comma: 44,
    commat: 64,
    dollar: 36,
    equals: 61,
    excl: 33,
    grave: 96,
    gt: 62,
    hat: 94,
    lbrace: 123,
    lbrack: 91,
    lcub: 123,
    lowbar: 95,
    lpar: 40,
    lsqb: 91,
    lt: 60,
    nbsp: 160,
    newline: 10,
    num: 35,
    percnt: 37,
    period: 46,
    plus: 43,
    quest: 63,
    quot: 34,
    rbrace: 125,
    rbrack: 93,
    rcub: 125,
    rpar: 41,
    rsqb: 93,
    semi: 59,
    sol: 47,
    tab: 9,
    verbar: 124,
    vert: 124,
  }),
)

/** These are read without their semicolon too, as browsers do. */
const WITHOUT_SEMICOLON = new Set(["amp", "gt", "lt", "nbsp", "quot"])

interface Entity {
  readonly text: string
  readonly end: number
}

const numberAt = (value: string, at: number): Entity | null => {
  const hex = (codeAt(value, at) | 32) === 120
  const start = hex ? at + 1 : at
  let code = 0
  let end = start
  for (; end < value.length; end++) {
    const digit = hexDigit(value.charCodeAt(end))
    if (digit < 0 || (!hex && digit > 9)) break
    code = Math.min(0x110000, code * (hex ? 16 : 10) + digit)
  }
  if (end === start || code > 0x10ffff) return null
  return { text: bytesOfCode(code), end: codeAt(value, end) === 59 ? end + 1 : end }
}

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122

const nameAt = (value: string, at: number): Entity | null => {
  let end = at
  while (end - at < 10 && isLetter(codeAt(value, end))) end++
  if (end - at < 2) return null
  const name = value.slice(at, end).toLowerCase()
  const code = NAMED.get(name)
  if (codeAt(value, end) === 59 && code !== undefined) return { text: String.fromCharCode(code), end: end + 1 }
  for (let length = Math.min(4, name.length); length >= 2; length--) {
    const short = name.slice(0, length)
    if (WITHOUT_SEMICOLON.has(short)) return { text: String.fromCharCode(NAMED.get(short) ?? 63), end: at + length }
  }
  return null
}

/** Numeric entities and the names of ASCII punctuation; what is malformed stays. */
export const htmlEntityDecode: Transform = {
  name: "htmlentitydecode",
  triggers: TRIGGER.ampersand,
  apply(value) {
    let out = ""
    let from = 0
    for (let at = value.indexOf("&"); at >= 0; at = value.indexOf("&", at)) {
      const entity = codeAt(value, at + 1) === 35 ? numberAt(value, at + 2) : nameAt(value, at + 1)
      if (entity === null) at++
      else {
        out += value.slice(from, at) + entity.text
        from = at = entity.end
      }
    }
    return out + value.slice(from)
  },
}

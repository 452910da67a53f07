/** One program as a header names it: `Apache/2.4.6 (CentOS)` → Apache, 2.4.6. */
export interface ProductToken {
  readonly name: string
  readonly version: string | null
}

const HEADER_CHARS = 512
const TOKENS = 12
const TOKEN = /^([A-Za-z][A-Za-z0-9_.+-]{0,40})(?:\/(v?\d[A-Za-z0-9.+~:_-]{0,40}))?$/
const SPELT_OUT = /^([A-Za-z][A-Za-z .]{1,40}) (\d{1,4}(?:\.\d{1,4}){1,3})$/

/** The programs that a Server, X-Powered-By or generator text names. Comments in brackets are left out. Never throws. */
export const productTokens = (text: string): readonly ProductToken[] => {
  const plain = text
    .slice(0, HEADER_CHARS)
    .replace(/\([^()]{0,200}\)/g, " ")
    .trim()
  const spelt = SPELT_OUT.exec(plain)
  if (spelt?.[1] !== undefined && spelt[2] !== undefined) return [{ name: spelt[1], version: spelt[2] }]
  return plain
    .split(/[\s,]+/)
    .slice(0, TOKENS)
    .flatMap((token) => {
      const match = TOKEN.exec(token)
      return match?.[1] === undefined ? [] : [{ name: match[1], version: match[2] ?? null }]
    })
}

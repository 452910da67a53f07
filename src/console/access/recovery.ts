import type { RandomBytes } from "../world.ts"
import { hashOf, sameSecret } from "./tokens.ts"

const CODES = 10
/** No letters and digits that look alike. */
const LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
const GROUPS = 4
const GROUP_CHARS = 4

const oneCode = (random: RandomBytes): string => {
  const chars: string[] = []
  while (chars.length < GROUPS * GROUP_CHARS)
    for (const byte of random(32)) {
      // Beyond the last whole round some letters would come more often.
      const letter = byte < 256 - (256 % LETTERS.length) ? LETTERS[byte % LETTERS.length] : undefined
      if (letter !== undefined && chars.length < GROUPS * GROUP_CHARS) chars.push(letter)
    }
  return Array.from({ length: GROUPS }, (_, group) =>
    chars.slice(group * GROUP_CHARS, (group + 1) * GROUP_CHARS).join(""),
  ).join("-")
}

const plain = (code: string): string => code.toLowerCase().replaceAll(/[^a-z0-9]/g, "")

/** Ten codes to print, `abcd-efgh-jkmn-pqrs`; each lets its person in once in place of the authenticator. */
export const newRecoveryCodes = (random: RandomBytes): readonly string[] =>
  Array.from({ length: CODES }, () => oneCode(random))

/** What is kept of a code. Eighty random bits need no slow hash. */
export const recoveryHash = (code: string): string => hashOf(`recovery ${plain(code)}`)

/** Which of the kept ones this code is; -1 for none. Looks at all of them. */
export const findRecovery = (hashes: readonly string[], code: string): number => {
  const asked = recoveryHash(code)
  return hashes.reduce((found, hash, index) => (sameSecret(hash, asked) ? index : found), -1)
}

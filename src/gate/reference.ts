import { randomFillSync } from "node:crypto"

const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
const CHARS = 10
/** Chance is fetched for many numbers at a time: every request has one. */
const pool = new Uint8Array(CHARS * 256)
let used = pool.length

/** A number that a visitor can read out over the telephone: ten characters of 32, `7QK4M-2XW9H`; none looks like another. */
export const newReference = (): string => {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  let text = ""
  for (const end = used + CHARS; used < end; used += 1) text += ALPHABET.charAt((pool[used] ?? 0) & 31)
  return `${text.slice(0, 5)}-${text.slice(5)}`
}

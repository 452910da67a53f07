import { createChallenge, verifySolution } from "altcha-lib/v1"
import type { StageContext } from "../stages/stage.ts"

/** How long a puzzle can be handed in, and how long what it earned counts. */
const PUZZLE_MS = 10 * 60_000
export const PASS_MS = 15 * 60_000
/** Log-ins that one solved puzzle is good for. */
export const PASS_USES = 3
/** Hashes that the browser tries at the most: about a second on a phone. */
export const PUZZLE_SIZE = 60_000
/** How long somebody without scripts waits instead; one at a time from one address. */
export const WAIT_MS = 30_000

export interface Puzzle {
  readonly challenge: string
  readonly salt: string
  readonly size: number
  readonly signature: string
  /** Of the salt alone, for those who wait. */
  readonly waitSignature: string
}
export interface Solution {
  readonly salt: string
  readonly challenge: string
  readonly signature: string
  /** Null: without a script. */
  readonly number: number | null
}
export type PuzzleCheck = "solved" | "too-early" | "no"

export interface Puzzles {
  make(timeMs: number): Promise<Puzzle>
  /** Each counts once. Without a script the time that has passed counts. */
  check(given: Solution, address: string, timeMs: number): Promise<PuzzleCheck>
  /** What a solved one earns: a cookie's value. */
  pass(timeMs: number): Promise<string>
  /** Uses it up once; false where it is none or all used. */
  usePass(value: string | undefined, timeMs: number): Promise<boolean>
  /** Whether there is one, without using it. */
  hasPass(value: string | undefined, timeMs: number): Promise<boolean>
}

/** Proof-of-work puzzles of our own: no service elsewhere is asked, and nothing is told of the visitor. */
export const puzzlesOf = ({ site, services: { counters, keys, random } }: StageContext): Puzzles => {
  const hmacKey = keys.code("puzzle", site)
  const word = (size: number): string => Buffer.from(random(size)).toString("base64url")
  const passKey = (value: string): string => `login-defence/${site}/pass/${value}`
  const usesKey = (value: string): string => `login-defence/${site}/pass-uses/${value}`
  const isPass = (value: string | undefined): value is string => value !== undefined && /^[\w-]{20,40}$/.test(value)
  const issuedMs = (salt: string): number => Number.parseInt(salt.split(".", 1)[0] ?? "", 36)
  const hasPass = async (value: string | undefined, timeMs: number): Promise<boolean> =>
    isPass(value) &&
    (await counters.get(passKey(value), timeMs)) !== null &&
    (await counters.count(usesKey(value), PASS_MS, timeMs)) < PASS_USES
  return {
    async make(timeMs) {
      // The number is drawn by the library; the salt says when, and is signed with the rest.
      const salt = `${timeMs.toString(36)}.${word(12)}`
      const made = await createChallenge({ hmacKey, salt, maxNumber: PUZZLE_SIZE, algorithm: "SHA-256" })
      const waitSignature = keys.code("wait", `${site}\n${made.salt}`)
      return { challenge: made.challenge, salt: made.salt, size: PUZZLE_SIZE, signature: made.signature, waitSignature }
    },
    async check({ salt, challenge, signature, number }, address, timeMs) {
      const ageMs = timeMs - issuedMs(salt)
      // One spelling only: the library would take the salt without its end for the same.
      if (!(ageMs >= 0 && ageMs <= PUZZLE_MS) || !/^[0-9a-z]{1,12}\.[\w-]{16}&$/.test(salt)) return "no"
      if (number === null) {
        if (!keys.matches("wait", `${site}\n${salt}`, signature)) return "no"
        if (ageMs < WAIT_MS) return "too-early"
        const alone = await counters.setIfAbsent(`login-defence/${site}/waited/${address}`, "1", WAIT_MS, timeMs)
        if (!alone) return "too-early"
      } else {
        const payload = { algorithm: "SHA-256", challenge, number, salt, signature } as const
        if (!(await verifySolution(payload, hmacKey, false))) return "no"
      }
      return (await counters.setIfAbsent(`login-defence/${site}/puzzle/${salt}`, "1", PUZZLE_MS, timeMs))
        ? "solved"
        : "no"
    },
    async pass(timeMs) {
      const value = word(20)
      await counters.set(passKey(value), "1", PASS_MS, timeMs)
      return value
    },
    hasPass,
    async usePass(value, timeMs) {
      if (!(await hasPass(value, timeMs)) || value === undefined) return false
      return (await counters.add(usesKey(value), PASS_MS, timeMs)) <= PASS_USES
    },
  }
}

import { hash, verify } from "@node-rs/argon2"
import { SekishoError } from "../../lib/errors.ts"
import { COMMON_PASSWORDS } from "./common-passwords.ts"

export const MIN_PASSWORD_CHARS = 12

/** Argon2id, the library's default kind, with the memory and passes that OWASP names as least (19 MiB, 2). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/** Hashing takes 19 MiB each: more at once would let strangers fill the memory. */
const AT_ONCE = 4

let running = 0
const waiting: (() => void)[] = []
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= AT_ONCE) await new Promise<void>((next) => void waiting.push(next))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

const plain = (password: string): string => password.normalize("NFKC").toLowerCase()

/** `aaaaaaaaaaaa`, `abababababab`: too few different letters. */
const isMonotonous = (password: string): boolean => new Set(password).size < 5
/** `123456789012`, `abcdefghijkl`: every letter follows the one before. */
const isSequence = (password: string): boolean => {
  const codes = [...password].map((letter) => letter.codePointAt(0) ?? 0)
  const steps = codes.slice(1).filter((code, index) => Math.abs(code - (codes[index] ?? 0)) === 1)
  return steps.length >= codes.length * 0.8
}
/** A common word stays one with digits and signs around it. */
const core = (password: string): string => password.replaceAll(/[^a-z]/g, "")

/** Throws `CONSOLE_PASSWORD_SHORT` or `CONSOLE_PASSWORD_COMMON`. `login` must not stand in it. */
export const checkPassword = (password: string, login: string): void => {
  const text = plain(password)
  if ([...password].length < MIN_PASSWORD_CHARS)
    throw new SekishoError("CONSOLE_PASSWORD_SHORT", { min: MIN_PASSWORD_CHARS })
  const name = plain(login)
  const common =
    COMMON_PASSWORDS.has(text) ||
    COMMON_PASSWORDS.has(core(text)) ||
    isMonotonous(text) ||
    isSequence(text) ||
    (name.length >= 4 && text.includes(name))
  if (common) throw new SekishoError("CONSOLE_PASSWORD_COMMON")
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize("NFKC"), COST))

/** Of nobody: where there is no such account the same work is done, so that the time says nothing. */
let nobody: Promise<string> | null = null

/** Whether it is the password behind that hash; without a hash always false, after the same time. */
export const isPassword = async (kept: string | null, password: string): Promise<boolean> => {
  nobody ??= hashPassword("the password of nobody at all")
  const against = kept ?? (await nobody)
  const right = await inTurn(() => verify(against, password.normalize("NFKC")))
  return right && kept !== null
}

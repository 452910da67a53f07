import type { Cookie } from "../accept/cookies.ts"
import type { Header } from "../accept/headers.ts"
import { isNamed } from "../header.ts"
import { after } from "../soon.ts"
import type { Soon } from "../../storage/counters.ts"
import type { StageContext } from "../stages/stage.ts"
import { z } from "zod"

/** How long what is known of a session is kept; after that the shop is asked again. */
export const BINDING_MS = 12 * 60 * 60_000
/** Where the shop cannot be asked: longer than its own sessions live, so that none comes free by waiting. */
const UNASKED_MS = 30 * 24 * 60 * 60_000
/** How long "nobody is logged in" is believed. */
const ANONYMOUS_MS = 5 * 60_000
/** Session cookies of one visitor that are looked at. */
const MAX_SESSIONS = 4
/** What was found out lately is kept for the next request: so many of each, none longer than that. */
const LATELY = { most: 2_000, chars: 500 } as const

const shape = z.object({
  state: z.enum(["anonymous", "pending", "passed"]),
  account: z.string().nullable(),
  sinceMs: z.number(),
  factorMs: z.number(),
  id: z.string().nullable(),
})
/** What the gate knows of one session of the shop. */
export interface Binding {
  /** `pending`: a password was given, the second factor was not. */
  readonly state: "anonymous" | "pending" | "passed"
  /** Code of the account; null where it is not known (yet). */
  readonly account: string | null
  /** When it got into this state. */
  readonly sinceMs: number
  /** When a factor was last given in it; 0 for never. */
  readonly factorMs: number
  /** The id that was typed, sealed; null for none. */
  readonly id: string | null
}
export const ANONYMOUS = { state: "anonymous", account: null, factorMs: 0, id: null } as const

export interface Sessions {
  /** A code for each session that the visitor has: the shop's own value never stands in a store of ours. */
  codesOf(cookies: readonly Cookie[]): readonly string[]
  /** Those that an answer hands out. */
  codesIn(headers: readonly Header[]): readonly string[]
  /** The visitor's cookies as they are after this answer, for a question to the shop in his name. */
  cookieAfter(cookies: readonly Cookie[], headers: readonly Header[]): string
  read(code: string, timeMs: number): Soon<Binding | null>
  write(code: string, binding: Binding, timeMs: number): Soon<void>
  forget(code: string): Soon<void>
  /** A factor was given in this session, by this account: a change may follow for `forMs`. */
  setFresh(code: string, account: string, forMs: number, timeMs: number): Soon<void>
  /** The account for which it was; null for none. */
  freshFor(code: string, timeMs: number): Soon<string | null>
  forgetFresh(code: string): Soon<void>
}

/** One spelling: a shop takes `s%3Aabc` and `s:abc` for the same session, so nobody may leave his state behind by respelling it. */
const plainValue = (value: string): string => {
  const bare = /^"(.*)"$/.exec(value)?.[1] ?? value
  try {
    return decodeURIComponent(bare)
  } catch {
    return bare
  }
}

const setCookie = (line: string): (Cookie & { readonly deleted: boolean }) | null => {
  const [pair = ""] = line.split(";", 1)
  const at = pair.indexOf("=")
  if (at < 1) return null
  const value = pair.slice(at + 1).trim()
  const deleted = value === "" || value === "deleted" || /;\s{0,8}max-age\s{0,8}=\s{0,8}(?:0|-)/i.test(line)
  return { name: pair.slice(0, at).trim(), value, deleted }
}
const handedOut = (headers: readonly Header[]) =>
  headers
    .filter((header) => isNamed(header, "set-cookie"))
    .map(([, line]) => setCookie(line))
    .filter((cookie) => cookie !== null)

type SessionParts = Pick<StageContext, "site" | "profile"> & {
  readonly services: Pick<StageContext["services"], "counters" | "keys">
}
/** Answers once for each text what `make` makes of it, as long as that is among what was asked for lately. */
const lately = <T>(make: (text: string) => T): ((text: string) => T) => {
  const kept = new Map<string, T>()
  return (text) => {
    const before = kept.get(text)
    if (before !== undefined) return before
    const made = make(text)
    if (kept.size >= LATELY.most) kept.clear()
    if (text.length <= LATELY.chars) kept.set(text, made)
    return made
  }
}

const bindingIn = (text: string): Binding | null => {
  const parsed = shape.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : null
}

/** By what the stages of one site are built with: several of them ask of the same sessions. */
const made = new WeakMap<SessionParts, Sessions>()

/** Sessions of the cookie that the profile names; null where it names none. */
export const sessionsOf = (parts: SessionParts): Sessions | null => {
  const pattern = parts.profile.accounts?.session
  if (pattern === undefined) return null
  const sessions = made.get(parts) ?? makeSessions(parts, pattern)
  made.set(parts, sessions)
  return sessions
}

const makeSessions = ({ site, profile, services }: SessionParts, pattern: RegExp): Sessions => {
  const { counters, keys } = services
  const keptMs = profile.accounts?.whoami ? BINDING_MS : UNASKED_MS
  const key = (code: string): string => `accounts/${site}/session/${code}`
  const freshKey = (code: string): string => `accounts/${site}/fresh/${code}`
  /** A page is dozens of requests of one session. */
  const codeIn = lately((pair) => {
    const at = pair.indexOf("=")
    return keys.code("session", `${site}\n${pair.slice(0, at)}\n${plainValue(pair.slice(at + 1))}`)
  })
  const readBinding = lately(bindingIn)
  const codesFor = (cookies: readonly Cookie[]): readonly string[] =>
    cookies
      .filter(({ name }) => pattern.test(name))
      .slice(0, MAX_SESSIONS)
      .map(({ name, value }) => codeIn(`${name}=${value}`))
  /** By the cookies of one request, of which several stages ask. */
  const known = new WeakMap<readonly Cookie[], readonly string[]>()
  return {
    codesOf(cookies) {
      const codes = known.get(cookies) ?? codesFor(cookies)
      known.set(cookies, codes)
      return codes
    },
    codesIn: (headers) => codesFor(handedOut(headers).filter(({ deleted }) => !deleted)),
    cookieAfter(cookies, headers) {
      const jar = new Map(cookies.map(({ name, value }) => [name, value]))
      for (const { name, value, deleted } of handedOut(headers))
        if (deleted) jar.delete(name)
        else jar.set(name, value)
      return [...jar].map(([name, value]) => `${name}=${value}`).join("; ")
    },
    read: (code, timeMs) =>
      after(counters.get(key(code), timeMs), (text) => (text === null ? null : readBinding(text))),
    write: (code, binding, timeMs) =>
      counters.set(key(code), JSON.stringify(binding), binding.state === "anonymous" ? ANONYMOUS_MS : keptMs, timeMs),
    forget: (code) => counters.delete(key(code)),
    setFresh: (code, account, forMs, timeMs) => counters.set(freshKey(code), account, forMs, timeMs),
    freshFor: (code, timeMs) => counters.get(freshKey(code), timeMs),
    forgetFresh: (code) => counters.delete(freshKey(code)),
  }
}

import { GENERIC, PROFILES } from "./profiles.ts"
import type { Profile, Sign } from "./profile.ts"

/** Points from which a shop software counts as recognised. */
export const RECOGNISED_POINTS = 10
/** Characters of one text that the signs are looked for in. */
const TEXT_CHARS = 512 * 1024

/** One answer of the shop, as far as signs need it. Header names in lower case. */
export interface SeenAnswer {
  readonly where: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly text: string
}
export interface Given {
  readonly answers: readonly SeenAnswer[]
  /** Names of the cookies that the shop set. */
  readonly cookies: readonly string[]
  /** Bodies of the paths that `body-of` signs name, by path. */
  readonly bodies: ReadonlyMap<string, string>
}
export interface FoundSign {
  readonly kind: Sign["in"]
  readonly where: string
  readonly value: string
}
export interface Detection {
  readonly profile: Profile
  readonly version: string | null
  readonly points: number
  readonly signs: readonly FoundSign[]
}

interface Place {
  readonly where: string
  readonly text: string
}

const placesOf = (sign: Sign, given: Given): readonly Place[] => {
  switch (sign.in) {
    case "html":
      return given.answers
    case "cookie":
      return given.cookies.map((name) => ({ where: "set-cookie", text: name }))
    case "header":
      return given.answers.flatMap(({ headers }) =>
        headers.filter(([name]) => name === sign.name).map(([name, value]) => ({ where: name, text: value })),
      )
    case "body-of": {
      const text = given.bodies.get(sign.name ?? "")
      return text === undefined ? [] : [{ where: sign.name ?? "", text }]
    }
  }
}

interface Match {
  readonly sign: Sign
  readonly found: FoundSign
  readonly version: string | null
}

const matchOf = (sign: Sign, given: Given): Match | null => {
  for (const { where, text } of placesOf(sign, given)) {
    const match = sign.pattern.exec(text.slice(0, TEXT_CHARS))
    if (match === null) continue
    const version = sign.version === true ? (match[1] ?? null) : null
    return { sign, found: { kind: sign.in, where, value: match[0].slice(0, 120) }, version }
  }
  return null
}

/** How well one profile fits what was seen; every sign counts once. */
export const weigh = (profile: Profile, given: Given): Detection => {
  const matches = profile.signs.map((sign) => matchOf(sign, given)).filter((match) => match !== null)
  return {
    profile,
    version: matches.find((match) => match.version !== null)?.version ?? null,
    points: matches.reduce((sum, { sign }) => sum + sign.points, 0),
    signs: matches.map(({ found }) => found),
  }
}

/** The shop software that fits best, the earlier one where two fit equally; the generic profile where none reaches {@link RECOGNISED_POINTS}. */
export const detectPlatform = (given: Given): Detection => {
  const best = PROFILES.map((profile) => weigh(profile, given)).reduce((a, b) => (b.points > a.points ? b : a))
  return best.points >= RECOGNISED_POINTS ? best : { profile: GENERIC, version: null, points: 0, signs: [] }
}

/** Paths that the `body-of` signs of these profiles want asked, each once. */
export const pathsToAsk = (profiles: readonly Profile[], only: "all" | "version" = "all"): readonly string[] => [
  ...new Set(
    profiles.flatMap(({ signs }) =>
      signs
        .filter((sign) => sign.in === "body-of" && (only === "all" || sign.version === true))
        .flatMap(({ name }) => (name === undefined ? [] : [name])),
    ),
  ),
]

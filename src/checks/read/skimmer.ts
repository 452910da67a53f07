import { cutEvidence } from "../../lib/limits.ts"
import { isForeign, isProvider } from "./skimmer-hosts.ts"

export const SKIMMER_SHAPES = [
  "card-fields-sent-elsewhere",
  "all-fields-sent-elsewhere",
  "hidden-address-at-checkout",
  "disguised-sending",
] as const
export type SkimmerShape = (typeof SKIMMER_SHAPES)[number]
export interface SkimmerSign {
  readonly shape: SkimmerShape
  readonly text: string
}
/** One script: its text, the host it came from (null for inline) and the shop's host. */
export interface ScriptText {
  readonly text: string
  readonly host: string | null
  readonly shopHost: string
}

const TEXT_CHARS = 1024 * 1024
/** Characters around a sending in which what is sent must stand. */
const NEAR_CHARS = 4_000
const MATCHES_MAX = 200

const CARD_WORDS =
  /card[-_ ]?(?:no\b|num|cvv|cvc|code)|cc[-_](?:no|num|number|csc|cid|cvv)|ccnum|\bcvv2?\b|\bcvc\b|securityCode|security_code|カード番号/i
const READS_FIELDS = /\.value\b|FormData\s{0,4}\(|\[\s{0,4}["']value["']\s{0,4}\]|\.val\s{0,4}\(\s{0,4}\)/
const READS_ALL_FIELDS =
  /(?:querySelectorAll|getElementsByTagName|\$|jQuery)\s{0,4}\(\s{0,4}["'`][^"'`]{0,60}(?:input|select)[^"'`]{0,60}["'`]|document\s{0,4}\.\s{0,4}forms|\.elements\b/
const ENCODES = /\bbtoa\s{0,4}\(/
const ASKS_PLACE =
  /location\b[^;{}]{0,120}(?:check-?out|shopping|one-?page|payment|\/cart|\/order|\/regi)|(?:check-?out|one-?page|payment)[^;{}]{0,80}location\b/i
const LOADS_OR_SENDS =
  /createElement\s{0,4}\(\s{0,4}["'`](?:script|img|iframe)|new\s{1,4}Image\b|sendBeacon|\bfetch\s{0,4}\(|XMLHttpRequest|WebSocket|\.src\s{0,4}=/
/** Names such as `_0x3fa2`, which one family of disguising tools gives. */
const DISGUISED_NAME = /_0x[0-9a-f]{4,6}/g
const ESCAPED = /\\x([0-9a-f]{2})/gi

const decodeBase64 = (text: string): string => Buffer.from(text, "base64").toString("latin1")
const hostIn = (text: string): string | null =>
  /^\s{0,8}(?:https?:|wss?:)?\/\/([a-z0-9.-]{3,253}(?::\d{1,5})?)/i.exec(text)?.[1] ?? null
const hostOfDecoded = (base64: string): string | null => {
  const plain = decodeBase64(base64)
  return (
    hostIn(plain) ?? /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}(?:\/|$)/i.exec(plain)?.[0].replace("/", "") ?? null
  )
}
const matchesOf = (pattern: RegExp, text: string): readonly RegExpExecArray[] => [
  ...text.matchAll(pattern).take(MATCHES_MAX),
]

const LITERAL = `["'\`]((?:https?:|wss?:)?//[^"'\`\\s]{3,300})`
const DECODED = `(?:window\\s{0,2}\\.\\s{0,2})?atob\\s{0,4}\\(\\s{0,4}["'\`]([A-Za-z0-9+/=]{8,400})["'\`]`
const NAME = `([A-Za-z_$][\\w$]{0,40})`
const ADDRESS = `(?:${LITERAL}|${DECODED}|${NAME})`
/** Ways in which a page sends something, with the address it sends to. An image only counts when something is appended to its address. */
const SENDINGS = [
  new RegExp(`\\bsendBeacon\\s{0,4}\\(\\s{0,4}${ADDRESS}`, "g"),
  new RegExp(`\\bfetch\\s{0,4}\\(\\s{0,4}${ADDRESS}`, "g"),
  new RegExp(`\\bnew\\s{1,4}WebSocket\\s{0,4}\\(\\s{0,4}${ADDRESS}`, "g"),
  new RegExp(`\\.open\\s{0,4}\\(\\s{0,4}["'\`](?:POST|GET|PUT)["'\`]\\s{0,4},\\s{0,4}${ADDRESS}`, "gi"),
  new RegExp(`\\.src\\s{0,4}=\\s{0,4}${ADDRESS}["'\`]?\\)?\\s{0,4}(?:\\+|\\$\\{|\\.concat)`, "g"),
  new RegExp(`\\.action\\s{0,4}=\\s{0,4}${ADDRESS}`, "g"),
]
const ASSIGNED = new RegExp(`${NAME}\\s{0,4}[=:]\\s{0,4}(?:${LITERAL}|${DECODED})`, "g")
const HIDDEN = new RegExp(DECODED, "g")
const DISGUISED_NAMES_MIN = 40
const ESCAPED_MIN = 200

interface Sending {
  readonly at: number
  readonly text: string
  /** The address was packed, so that nobody reads it. */
  readonly hidden: boolean
}
interface Address {
  readonly host: string
  readonly hidden: boolean
}

const addressOf = (literal: string | undefined, decoded: string | undefined): Address | null => {
  const host = literal === undefined ? hostOfDecoded(decoded ?? "") : hostIn(literal)
  return host === null ? null : { host, hidden: literal === undefined }
}

const assignedAddresses = (text: string): ReadonlyMap<string, Address> => {
  const found = new Map<string, Address>()
  for (const [, name = "", literal, decoded] of matchesOf(ASSIGNED, text)) {
    const address = addressOf(literal, decoded)
    if (address !== null) found.set(name, address)
  }
  return found
}

const foreignSendings = (text: string, homes: readonly (string | null)[]): readonly Sending[] => {
  const names = assignedAddresses(text)
  return SENDINGS.flatMap((pattern) =>
    matchesOf(pattern, text).flatMap((match) => {
      const [whole, literal, decoded, name] = match
      const address = name === undefined ? addressOf(literal, decoded) : names.get(name)
      if (!address || !isForeign(address.host, homes)) return []
      return [{ at: match.index, text: `${whole} → ${address.host}`, hidden: address.hidden }]
    }),
  )
}

const near = (text: string, at: number): string => text.slice(Math.max(0, at - NEAR_CHARS), at + NEAR_CHARS)

const shapeOfSending = (text: string, sending: Sending): SkimmerSign | null => {
  const around = near(text, sending.at)
  const sign = (shape: SkimmerShape): SkimmerSign => ({ shape, text: cutEvidence(sending.text) })
  if (!READS_FIELDS.test(around)) return null
  if (CARD_WORDS.test(around)) return sign("card-fields-sent-elsewhere")
  const packs = sending.hidden || ENCODES.test(around)
  return READS_ALL_FIELDS.test(around) && packs ? sign("all-fields-sent-elsewhere") : null
}

const hiddenAddress = (text: string, homes: readonly (string | null)[]): SkimmerSign | null => {
  for (const match of matchesOf(HIDDEN, text)) {
    const host = hostOfDecoded(match[1] ?? "")
    const around = near(text, match.index)
    if (host === null || !isForeign(host, homes) || !ASKS_PLACE.test(around) || !LOADS_OR_SENDS.test(around)) continue
    return { shape: "hidden-address-at-checkout", text: cutEvidence(`${match[0]} → ${host}`) }
  }
  return null
}

const disguised = (text: string, plain: string): SkimmerSign | null => {
  const names = [...text.matchAll(DISGUISED_NAME).take(DISGUISED_NAMES_MIN)].length
  const escapes = [...text.matchAll(ESCAPED).take(ESCAPED_MIN)].length
  if (names < DISGUISED_NAMES_MIN && escapes < ESCAPED_MIN) return null
  const card = CARD_WORDS.exec(plain)
  if (card === null || !READS_FIELDS.test(plain) || !LOADS_OR_SENDS.test(plain)) return null
  return { shape: "disguised-sending", text: cutEvidence(card[0]) }
}

/**
 * Shapes of card skimming in one script, each once. They are signs, not proofs: what is typed into card fields, or into all
 * fields, goes to a host that is neither the shop's nor the script's own nor a card provider's. Reads at most 1 MiB.
 */
export const skimmerSigns = (script: ScriptText): readonly SkimmerSign[] => {
  const text = script.text.slice(0, TEXT_CHARS)
  if (script.host !== null && isProvider(script.host)) return []
  const plain = text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  const homes = [script.host, script.shopHost]
  const signs = [
    ...foreignSendings(plain, homes).map((sending) => shapeOfSending(plain, sending)),
    hiddenAddress(plain, homes),
    disguised(text, plain),
  ].filter((sign) => sign !== null)
  return [...new Map(signs.map((sign) => [sign.shape, sign])).values()]
}

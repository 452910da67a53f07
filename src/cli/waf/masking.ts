import { cutEvidence } from "../../lib/limits.ts"

/** Names of fields, cookies and headers whose values are nobody's business. */
const SECRET_NAME =
  /(?:^|[^a-z])(?:pass|sid|pin|otp)(?:\d{0,2}$|[^a-z0-9])|passw(?:or)?d|passphrase|passcode|pwd|secret|token|csrf|nonce|session|sess(?:id)?$|authorization|api[-_]?key|cvv|cvc|security[-_]?code|card[-_]?(?:no|num)|one[-_]?time|暗証|パスワード/i

const KNOWN_SECRETS = new Set(["cookie", "pass", "log_pwd", "eccube", "ecsessid", "ocsessid", "zenid"])

/** Whether the values of this name may be passwords, card numbers or keys to somebody's session. */
export const isSecretName = (name: string): boolean =>
  KNOWN_SECRETS.has(name.toLowerCase()) || SECRET_NAME.test(name.slice(0, 256))

const isCard = (digits: string): boolean => {
  let sum = 0
  for (const [index, digit] of [...digits].toReversed().entries()) {
    const doubled = index % 2 === 1 ? Number(digit) * 2 : Number(digit)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** 13 digits are left out: one JAN code in ten passes the sum. */
const DIGITS = /\d(?:[ -]?\d){13,18}/g

const maskCards = (text: string): string =>
  text.replace(DIGITS, (found) => {
    const digits = found.replace(/[ -]/g, "")
    return isCard(digits) ? `••••${digits.slice(-4)}` : found
  })

/** `password=…` inside of a longer text: an address, a body, a header. */
const PAIR = /([A-Za-z0-9_.[\]-]{1,64})("?\s?[=:]\s?"?)([^&;"\s]{1,512})/g

const maskPairs = (text: string): string =>
  text.replace(PAIR, (found, name: string, sign: string) => (isSecretName(name) ? `${name}${sign}••••` : found))

/** Latin1 bytes as the text that they are in UTF-8; a character that was cut in the middle is left out. */
export const readable = (bytes: string): string =>
  Buffer.from(bytes, "latin1")
    .toString("utf8")
    .replace(/\uFFFD{1,3}$/, "")

/** A value as it may be shown: control characters taken out, card numbers and passwords masked, cut. */
export const shown = (bytes: string, maxChars: number): string =>
  cutEvidence(maskPairs(maskCards(readable(bytes))), maxChars)

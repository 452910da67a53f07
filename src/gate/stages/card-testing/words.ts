/** Members of an answer that tell why, and what they speak of when it is about a card. */
const TELLING = new Set(["message", "messages", "error", "errors", "detail", "details", "reason", "description", "code", "decline_code", "errorcode", "error_code", "error_message", "errormessage"]) // prettier-ignore
const OF_CARDS =
  /card|expir|cvc|cvv|security code|declin|fund|insufficient|do_not_honor|issuer|luhn|カード|有効期限|セキュリティコード|残高|限度額|与信|名義/i
const LIMITS = { chars: 64 * 1024, depth: 8, members: 2_000 } as const

const SAME =
  "お支払いを完了できませんでした。入力内容をお確かめのうえ、別のお支払い方法もご検討ください。 / The payment could not be completed. Please check what you entered or pay in another way."
const SAME_CODE = "payment_failed"
/** `incorrect_number`, `expired_card`: for programs. */
const isCode = (text: string): boolean => /^[\w.-]{1,60}$/.test(text)
const tells = (text: string): boolean => OF_CARDS.test(text) || (isCode(text) && /number/i.test(text))

/** The answer to a failed payment without what it tells about the card; null where it tells nothing or is no JSON. */
export const inSameWords = (text: string): string | null => {
  if (text.length > LIMITS.chars) return null
  let changed = false
  let seen = 0
  const level = (value: unknown, telling: boolean, depth: number): unknown => {
    seen += 1
    if (depth > LIMITS.depth || seen > LIMITS.members) throw new RangeError("too deep")
    if (typeof value === "string" && telling && tells(value)) {
      changed = true
      return isCode(value) ? SAME_CODE : SAME
    }
    if (Array.isArray(value)) return value.map((one) => level(one, telling, depth + 1))
    if (value === null || typeof value !== "object") return value
    const members = Object.entries(value).map(
      ([name, inner]) => [name, level(inner, TELLING.has(name.toLowerCase()), depth + 1)] as const,
    )
    return Object.fromEntries(members)
  }
  try {
    const levelled = level(JSON.parse(text), false, 0)
    return changed ? JSON.stringify(levelled) : null
  } catch {
    return null
  }
}

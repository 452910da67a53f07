import type { FormTag } from "../facts.ts"

type Field = FormTag["fields"][number]

const TEXT_CHARS = 200
/** Types in which nobody types a number. */
const NOT_TYPED = new Set([
  "hidden",
  "submit",
  "button",
  "image",
  "reset",
  "checkbox",
  "radio",
  "file",
  "search",
  "email",
])
const CARD = new Set(["card", "creditcard", "credit", "cc", "debitcard"])
const NUMBER = /^(?:no|num|number|nbr|pan)\d{0,2}$/
const CARD_NUMBER = /^(?:credit|debit)?(?:card|cc)(?:no|num|number|nbr)\d{0,2}$/
const CODE = /^(?:(?:card|cc)?(?:cvv|cvc|csc)2?|cvn)$/
/** Cards and codes that are no payment cards: gifts, points, members, patients. */
const OTHER_CARD =
  /gift|point|loyal|member|coupon|voucher|stamp|reward|ギフト|ポイント|会員|商品券|クーポン|診察|図書|学生|社員/
const LABEL_NUMBER = /カード番号|カードの番号|カードno|card number|card no\.?(?:\s|$)|credit card no/
const LABEL_CODE = /cvv|cvc|カード確認番号|カード裏面/
const LABEL_UNCLEAR_CODE = /セキュリティ[・ ]?コード|security code/

/** `cardNumber[0]`, `card_no-1` → words in lower case. */
const wordsOf = (name: string): readonly string[] =>
  name
    .slice(0, TEXT_CHARS)
    .normalize("NFKC")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9\u3040-\u30ff\u4e00-\u9fff]+/)
    .filter((word) => word !== "")

const nameSays = (name: string): "number" | "code" | null => {
  const words = wordsOf(name)
  if (words.some((word) => CODE.test(word))) return "code"
  const isNumber = words.some(
    (word, at) => CARD_NUMBER.test(word) || (CARD.has(word) && NUMBER.test(words[at + 1] ?? "")),
  )
  return isNumber ? "number" : null
}

const labelSays = (label: string): "number" | "code" | "unclear" | null => {
  const text = label.slice(0, TEXT_CHARS).normalize("NFKC").toLowerCase()
  if (LABEL_NUMBER.test(text)) return "number"
  if (LABEL_CODE.test(text)) return "code"
  return LABEL_UNCLEAR_CODE.test(text) ? "unclear" : null
}

/** `unclear`: a security code, which beside a card number is the card's, and alone may be one of two-step log-in. */
const asksFor = (field: Field): "number" | "code" | "unclear" | null => {
  const hints = field.autocomplete.toLowerCase().split(/\s+/)
  if (hints.includes("cc-number")) return "number"
  if (hints.includes("cc-csc")) return "code"
  if (NOT_TYPED.has(field.type)) return null
  const texts = `${field.name} ${field.id} ${field.label}`
    .slice(0, 3 * TEXT_CHARS)
    .normalize("NFKC")
    .toLowerCase()
  if (OTHER_CARD.test(texts) || hints.includes("one-time-code")) return null
  const bySecurityCode = /security[-_ ]?code/.test(texts) ? "unclear" : null
  return nameSays(field.name) ?? nameSays(field.id) ?? labelSays(field.label) ?? bySecurityCode
}

/** What a field calls itself, for evidence: its name, else its id, its label or its hint to the browser. */
const nameOf = (field: Field): string => field.name || field.id || field.label || field.autocomplete

/** A field for a card's number or code: what it is called, and the host that its form sends it to (null: no form sends it). */
export interface CardField {
  readonly field: string
  readonly sentTo: string | null
}
const sentTo = (form: FormTag, field: Field): string | null =>
  field.name === "" || form.method === "none" || !URL.canParse(form.action) ? null : new URL(form.action).host

/** The fields on one page in which a buyer would type a card's number or code, each name once. */
export const cardFieldsOf = (forms: readonly FormTag[]): readonly CardField[] => {
  const asked = forms.flatMap((form) =>
    form.fields.map((field) => ({ field: nameOf(field), sentTo: sentTo(form, field), asks: asksFor(field) })),
  )
  const hasCard = asked.some(({ asks }) => asks === "number" || asks === "code")
  const found = asked.filter(({ asks }) => asks !== null && (asks !== "unclear" || hasCard))
  return [...new Map(found.map(({ field, sentTo }) => [field, { field, sentTo }])).values()]
}

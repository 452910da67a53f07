import { isCardNumber } from "./number.ts"

/** Where a card number stands in a text. The number itself is never handed on. */
export interface Found {
  readonly start: number
  readonly end: number
}

/** 14 to 19 digits with at most one blank or hyphen between two of them. */
const DIGITS = /(?<![0-9A-Za-z._-])[2-6]\d{0,5}(?:[ -]?\d){13,18}(?![0-9A-Za-z_])/g
/** What every text has in which {@link DIGITS} are. Written out it is found many times quicker than counted. */
const PERHAPS = new RegExp(`[2-6]${"[ -]?\\d".repeat(13)}`)
const BEFORE = 80
const MOST = 20

/** UTF-8 read as latin1, as the texts are. */
const latin1 = (words: readonly string[]): string => words.map((word) => Buffer.from(word).toString("latin1")).join("|")

const CARD = latin1(["カード"])
const CARD_WORDS = new RegExp(
  `(?<![a-z])cards?(?![a-z])|card_?-?(?:no|num)|creditcard|(?<![a-z])cc(?:[-_]?(?:num|no))?(?![a-z])|(?<![a-z])pan(?![a-z])|payment_?(?:card|number)|${CARD}|${latin1(["クレジット", "ｶｰﾄﾞ"])}`,
  "gi",
)
/** What other long numbers are called; also by words that hold the word for card: these end where it ends, and count. */
const OTHER_WORDS = new RegExp(
  `(?:gift|point|member|membership|loyalty|stamp|library)(?:[ _-]?cards?(?![a-z]))?|(?:${latin1(["ポイント", "ギフト", "会員", "診察", "図書"])})(?:${CARD})?|jan|ean|gtin|upc|isbn|sku|barcode|order|invoice|track|slip|shipment|product|item|coupon|serial|account|phone|(?<![a-z])tel|time|date|uuid|session|token|csrf|nonce|hash|(?<![a-z])id(?![a-z])|_id(?![a-z])|ref|${latin1(["注文", "伝票", "追跡", "問い合わせ", "問合せ", "受付", "請求", "商品", "品番", "管理番号", "製造", "シリアル", "口座", "電話", "型番", "予約", "荷物", "送り状", "インボイス", "登録番号", "バーコード", "ロット"])}`,
  "gi",
)
const lastOf = (pattern: RegExp, text: string): number => {
  let last = -1
  for (const match of text.matchAll(pattern)) last = match.index + match[0].length
  return last
}

/** `4111 1111 1111 1111`, `3782 822463 10005`: written as on a card. */
const isGrouped = (text: string): boolean =>
  /^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$/.test(text) || /^\d{4}([ -])\d{6}\1\d{4,5}$/.test(text)
const isValueAlone = (before: string, after: string): boolean =>
  /["'=>]\s{0,3}$/.test(before) && /^\s{0,3}(?:["'<&]|$)/.test(after)

/**
 * Card numbers in a text (latin1). A number counts with a word for card before it, nearer than one for another long number; one
 * that is written as on a card and stands alone as a value needs no word. The first {@link MOST} are answered.
 */
export const cardsIn = (text: string): readonly Found[] => {
  if (!PERHAPS.test(text)) return []
  const found: Found[] = []
  for (const match of text.matchAll(DIGITS)) {
    const [written] = match
    const [start, end] = [match.index, match.index + written.length]
    if (!isCardNumber(written.replace(/[ -]/g, ""))) continue
    const before = text.slice(Math.max(0, start - BEFORE), start)
    const [card, other] = [lastOf(CARD_WORDS, before), lastOf(OTHER_WORDS, before)]
    const named = card > other
    const alone = other < 0 && isGrouped(written) && isValueAlone(before, text.slice(end, end + 4))
    if (!named && !alone) continue
    found.push({ start, end })
    if (found.length >= MOST) break
  }
  return found
}

/** Stars instead of all digits but the last four; everything else stays. */
export const masked = (text: string, cards: readonly Found[]): string => {
  let result = ""
  let from = 0
  for (const { start, end } of cards) {
    const written = text.slice(start, end)
    const kept = /(?:\d[ -]?){4}$/.exec(written)?.index ?? 0
    result += text.slice(from, start) + written.slice(0, kept).replace(/\d/g, "*") + written.slice(kept)
    from = end
  }
  return result + text.slice(from)
}

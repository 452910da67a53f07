import type { Deed } from "../../records/journal.ts"
import type { Words } from "../../lib/words.ts"

/** What people did, in the journal's words. */
export const DEED_WORDS: Readonly<Record<Deed, Words>> = {
  answer: { ja: "質問に回答しました", en: "answered" },
  withdraw: { ja: "回答を取り消しました", en: "took an answer back" },
  import: { ja: "表計算のファイルから回答を取り込みました", en: "imported answers from a spreadsheet" },
  assign: { ja: "担当者か期限を決めました", en: "set a person or a due date" },
  mark: { ja: "指摘の対応状況を変えました", en: "changed the state of a finding" },
  check: { ja: "点検しました", en: "checked the shop" },
  order: { ja: "指示書に署名しました", en: "signed an order" },
  acknowledge: { ja: "指示書を受け取りました", en: "acknowledged an order" },
  "order-withdrawn": { ja: "指示書を取り消しました", en: "withdrew an order" },
  file: { ja: "証拠のファイルを預けました", en: "uploaded an evidence file" },
  contractor: { ja: "委託先へのリンクを作りました", en: "made a link for a contractor" },
  "contractor-removed": { ja: "委託先へのリンクを止めました", en: "took a contractor's link back" },
  terminal: { ja: "端末確認のリンクを作りました", en: "made a link for a terminal" },
  "terminal-removed": { ja: "端末確認のリンクを止めました", en: "took a terminal's link back" },
  "terminal-answer": { ja: "端末について回答しました", en: "answered for a terminal" },
  remind: { ja: "お知らせのメールを送りました", en: "sent a reminder by mail" },
  card: { ja: "カード会社への回答を確認しました", en: "confirmed rows of the card company's sheet" },
  details: { ja: "書類に載せる情報を変えました", en: "changed what the papers say about the shop" },
  size: { ja: "店の規模を変えました", en: "changed the shop's size" },
  sample: { ja: "見本の店を出し入れしました", en: "loaded or removed the sample shop" },
  people: { ja: "利用者かサインインの方法を変えました", en: "changed people or their ways to sign in" },
}

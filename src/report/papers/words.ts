import { fill, type Values, type Words } from "../../lib/words.ts"
import type { Scene } from "../../guideline/requirement.ts"

const words = (ja: string, en: string): Words => ({ ja, en })

/** The five ways in which a row of the card company's paper can be filled in. */
export const DECLARED_WORDS = {
  yes: words("はい", "Yes"),
  alternative: words("代替策", "Other measure"),
  planned: words("実施予定", "Planned"),
  "not-applicable": words("対象外", "Does not apply"),
  blank: words("空欄", "Left blank"),
} as const satisfies Record<string, Words>

export const SCENE_WORDS: Readonly<Record<Scene, Words>> = {
  registration: words("会員登録のとき", "At registration"),
  "log-in": words("ログインのとき", "At log-in"),
  change: words("会員情報を変更するとき", "At changes of account data"),
}

/** Every sentence of the papers for single readers. */
export const PAPER = {
  madeAt: words("作成日", "Made on"),
  versions: words("Sekisho {sekisho}・要件一覧 {catalogue}", "Sekisho {sekisho} · catalogue {catalogue}"),
  madeWith: words("作成に使った版", "Made with"),
  toFill: words("記入欄", "To be filled in"),
  signedOn: words("記入した日", "Date"),

  ownerTitle: words("{shop} 経営者の方へ", "{shop}: for the owner"),

  acquirerSubtitle: words("カード会社への回答(セキュリティ・チェックリスト)", "Answers for the card company"),
  acquirerTitle: words("{shop} カード会社への回答", "{shop}: answers for the card company"),
  acquirerLead: words(
    "確かめられた項目だけを「はい」としています。分からないもの、足りないものは空欄にし、何が足りないかを添えました。",
    "Only what is proved says yes. What is missing or not known is left blank, and says what it lacks.",
  ),
  acquirerWording: words(
    "質問はSekishoの言葉で書いています。カード会社の用紙とは文言や順番が違うことがあるので、見比べて写してください。Sekisho独自の助言の項目は含みません。",
    "The questions are in Sekisho's words; the card company's own form may word or order them otherwise. Compare before you copy. Sekisho's own advice is left out.",
  ),
  acquirerConfirm: words(
    "一行ずつ、経営者の方が確かめて名前を書いてください。名前のない行は、まだお店の回答ではありません。",
    "The owner confirms each row by name. A row without a name is not yet the shop's answer.",
  ),
  acquirerAnswers: words("カードのガイドラインの対策", "Measures of the card guideline"),
  shopPart: words("お店について", "About the shop"),
  answersPart: words("質問ごとの回答", "Answers, question by question"),
  confirmPart: words("確認と署名", "Confirmation"),
  shopAddress: words("お店のアドレス", "Address"),
  membership: words("会員登録", "Member accounts"),
  membershipYes: words("あり", "yes"),
  membershipNo: words("なし", "no"),
  merchantName: words("加盟店名(会社名)", "Merchant (company)"),
  providerName: words("カード会社・決済代行会社", "Card company or payment provider"),
  developer: words("開発した会社・担当者", "Developer (company, person)"),
  operator: words("運用している会社・担当者", "Operator (company, person)"),
  ownerName: words("経営者の氏名", "Owner's name"),
  answer: words("回答", "Answer"),
  ground: words("根拠", "Ground"),
  confirmed: words("確認した経営者の名前", "Confirmed by (owner)"),
  nextRenewal: words("次の更新日", "Next renewal"),
  confirmedHere: words("氏名と日付を記入", "name and date"),
  plannedFor: words("{date}まで", "by {date}"),
  plannedOver: words(
    "予定していた日({date})を過ぎています。実施したかどうかを確かめてください。",
    "The planned day ({date}) has passed. Find out whether it was done.",
  ),
  byProvider: words("事業者が実施", "done by the provider"),
  checkSaw: words("点検「{check}」が確認", "seen by the check '{check}'"),
  personSaid: words("{name}さんの回答", "answered by {name}"),
  approvedBy: words("承認: {name}", "approved by {name}"),
  goodUntil: words("{date}まで有効", "counts until {date}"),
  file: words("証拠: {name}", "evidence: {name}"),
  missing: words("足りないもの", "Missing"),
  partlySeen: words(
    "一部だけ確かめられました。全部を確かめるまでは空欄です。",
    "Only a part of it is proved; it stays blank until all of it is.",
  ),
  noProof: words(
    "裏づけになる点検や回答の記録が見つかりません。",
    "No record of a check or an answer stands behind it.",
  ),
  notLooked: words("まだ点検していません。", "It has not been looked at yet."),
  awaits: words("お店の方の回答がまだありません。", "The shop has not answered yet."),
  notNeeded: words(
    "ほかの方法で足りているため、この行は必要ありません。",
    "Another measure is enough; this row is not needed.",
  ),
  ruleAny: words("次のうち一つ以上", "at least one of these"),
  ruleEnough: words("一つ以上あることを確かめました", "at least one is proved"),
  ruleNotEnough: words("まだ一つも確かめられていません", "none is proved yet"),
  noResult: words(
    "この要件の点検結果がありません。全部の要件を点検してから作り直してください。",
    "There is no result for this item. Check all items, then make this paper again.",
  ),
  counted: words("{word} {count}件", "{word}: {count}"),

  publicSubtitle: words("ネットショップのセキュリティ対策", "Security measures of this online shop"),
  publicTitle: words("{shop} のセキュリティ対策", "Security measures of {shop}"),
  publicLead: words(
    "IPA(情報処理推進機構)「ECサイト構築・運用セキュリティガイドライン」の構築時の14項目について、お店が行っている対策をまとめました。",
    "What this shop does about the fourteen build items of IPA's security guideline for online shops.",
  ),
  publicTable: words("14項目の対策", "The fourteen items"),
  publicAsOf: words("{date}現在", "as of {date}"),
  publicDoes: words("お店の取り組み", "What the shop does"),
  publicPartly: words("この対策の一部を行っています。", "A part of this is in place."),
  publicPlanned: words("対応を進めています。", "We are working on it."),
  publicSilent: words("この項目の記載はまだありません。", "Nothing is stated for this item yet."),
  publicNotApplicable: words("このお店には当てはまりません。", "This does not concern this shop."),
  publicProvider: words(
    "一部は、お店が利用しているサービスの事業者が行っています。",
    "A part of this is done by the provider of a service that the shop uses.",
  ),
  publicEnd: words(
    "この一覧は、お店が自分で確かめてまとめたものです。IPA(情報処理推進機構)やカード会社による審査ではありません。",
    "The shop has made this list by its own checks. It is not an examination by IPA or a card company.",
  ),

  contractorSubtitle: words("委託先への依頼書・回答票", "Request to the contractor, with answer sheet"),
  contractorTitle: words("{shop} 委託先への依頼", "{shop}: request to the contractor"),
  contractorLead: words(
    "直してほしいこと {mend}件と、確かめて答えてほしいこと {ask}件です。期限と回答を書き込み、返してください。",
    "To mend: {mend}. To find out and answer: {ask}. Please fill in the day and the answer, and return it.",
  ),
  contractorHow: words(
    "回答の書き方: 「はい」は済んだ日と証拠(設定や画面の写し、報告書)を、「予定」は日付を、「対象外」は理由を添えてください。",
    "How to answer: yes, with the day and evidence (settings, pictures, reports); planned, with the date; does not apply, with the reason.",
  ),
  contractorSecret: words(
    "この依頼書には見つかった弱点が書かれています。作業する方以外に渡さないでください。",
    "This request names weaknesses. Hand it only to those who work on them.",
  ),
  mendPart: words("直してほしいこと", "To mend"),
  askPart: words("確かめて答えてほしいこと", "To find out and answer"),
  mendNone: words("直すことは見つかっていません。", "Nothing to mend was found."),
  askNone: words("確かめることは残っていません。", "Nothing is left to find out."),
  item: words("項目とすること", "Item and what to do"),
  place: words("場所", "Place"),
  due: words("期限", "Due"),
  contractorAnswer: words("回答(済んだ日・証拠)", "Answer (day, evidence)"),
  stateNow: words("いまの状態", "State now"),
  foundAt: words("見つかった場所", "Where"),
  toDo: words("すること", "What to do"),
  askedBy: words("依頼するお店の担当者", "Asked by (shop)"),
  contractorName: words("委託先の会社・担当者", "Contractor (company, person)"),
  answerBy: words("回答の期限", "Answer until"),
  answered: words("回答した方の氏名", "Answered by"),
  signPart: words("回答した方", "Answered by"),
  paperBody: words("書類の内容", "The paper"),
} as const satisfies Record<string, Words>

export const said = (key: keyof typeof PAPER, values: Values): Words => fill(PAPER[key], values)

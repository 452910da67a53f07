import type { Share } from "../../guideline/saas/shares.ts"
import type { Words } from "../../lib/words.ts"
import type { Custom, Operator } from "./answers.ts"

const words = (ja: string, en: string): Words => ({ ja, en })

export const SHARE_WORDS: Readonly<Record<Share, Words>> = {
  provider: words("サービス側", "provider"),
  shared: words("両方", "both"),
  shop: words("お店側", "shop"),
}
export const OPERATOR_WORDS: Readonly<Record<Operator, Words>> = {
  own: words("社内の担当者", "own staff"),
  contractor: words("契約した委託先", "a contractor"),
  nobody: words("決まっていない", "nobody yet"),
}
export const CUSTOM_WORDS: Readonly<Record<Custom, Words>> = {
  none: words("特にない", "nothing"),
  design: words("見た目だけ", "looks only"),
  functions: words("SaaSにない機能が必要", "functions that carts lack"),
}

/** Every sentence of the plan. */
export const PLAN = {
  title: words("お店を作る前の計画", "Before there is a shop"),
  subtitle: words("作り方の選択、要求仕様、見積もりの質問、開店の判定", "Form, requirements, questions, go/no-go"),
  advice: words("勧める作り方", "What we advise"),
  why: words("理由", "Why"),
  missing: words(
    "まだ聞いていないこと(分かると、勧めが変わることがあります)",
    "Not told yet; it may change the advice",
  ),
  told: words("うかがったこと", "What was told"),
  notTold: words("未回答", "not told"),
  operator: words("開店後に更新と監視をする人", "Who updates and watches"),
  custom: words("既製のカートにない要望", "Wishes beyond ready-made carts"),
  hours: words("守る作業に使える時間", "Hours for keeping it safe"),
  hoursValue: words("月{count}時間", "{count} a month"),
  service: words("考えているサービス", "Service in mind"),
  choices: words("作り方ごとの分担と手間", "The forms compared"),
  form: words("作り方", "Form"),
  carried: words("要件の分担(サービス側・両方・お店側)", "Requirements (provider / both / shop)"),
  carriedValue: words("{provider}・{shared}・{shop}", "{provider} / {shared} / {shop}"),
  work: words("お店の作業時間(月)", "Shop's hours a month"),
  workValue: words("{low}〜{high}時間", "{low}–{high}"),
  yen: words("作業の費用(年)", "That in yen a year"),
  yenValue: words("{low}〜{high}円", "¥{low}–{high}"),
  buy: words("買うもの(見積もりを取る)", "To be bought (ask for quotations)"),
  assumed: words(
    "時間はSekishoの仮定で、費用は1時間{rate}円で計算したものです。買うものの金額は、必ず見積もりで確かめてください。分担は要件の一覧から求めたもので、サービスごとの違いは含みません。",
    "Hours are assumptions of Sekisho, reckoned at ¥{rate} an hour. Amounts of what is bought come from quotations only. Shares follow from the list of requirements, not from the single service.",
  ),
  shares: words("要件ごとの分担", "Who carries what"),
  serviceTitle: words("{name}について分かっていること", "What is known about {name}"),
  serviceLead: words(
    "「提供者が実施」と答えるには、サービスの説明のページが要ります。未確認のものは、下のページか問い合わせで必ず確かめてください: {page}",
    "To answer 'provider' you need the service's own page. Confirm what is unconfirmed there: {page}",
  ),
  statement: words("内容", "What it does"),
  known: words("根拠", "How it is known"),
  retold: words("サービスの説明で確認", "read on the service's page"),
  recalled: words("未確認", "unconfirmed"),
  yours: words("お店が設定・管理する", "the shop acts"),
  theirs: words("サービスが行う", "the service acts"),
  who: words("誰が", "Who"),
  questions: words("見積もりのときの質問", "Questions for quotations"),
  question: words("質問", "Question"),
  good: words("良い答えに入っているもの", "A good answer holds"),
  answer: words("A社・B社の答え", "Answers (A, B)"),
  requirements: words("要求仕様書", "Requirements"),
  goNoGo: words("開店できるかの判定表", "Open or wait"),
  figures: words("事故の費用の目安: 約{range}(公表された数字による幅)", "What a breach costs: about {range}"),
} as const satisfies Record<string, Words>

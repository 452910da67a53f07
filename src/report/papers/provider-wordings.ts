import type { Words } from "../../lib/words.ts"

export const PROVIDER_IDS = ["generic", "stripe", "paidy", "older-form"] as const
export type ProviderId = (typeof PROVIDER_IDS)[number]

/** What is known about one provider's own form of the security checklist. */
export interface ProviderWording {
  readonly name: Words
  /** What differs from our rows; stands above the answers. */
  readonly note: Words
  /** The form asks, line by line, whether own staff or a contractor does it. */
  readonly asksWho: boolean
  /** Questions that are stricter than ours: a yes of ours does not answer them. By criterion, with the reason. */
  readonly stricter: Readonly<Record<string, Words>>
}

const UNVERIFIED: Words = {
  ja: "用紙そのものではなく、加盟店が公開している記入例から分かったことです(未確認)。写す前に、必ずお手元の用紙と見比べてください。",
  en: "This comes from filled-in forms that merchants have published, not from the form itself (unverified). Compare with the form in your hands before you copy.",
}
const noted = (ja: string, en: string): Words => ({ ja: `${ja}${UNVERIFIED.ja}`, en: `${en} ${UNVERIFIED.en}` })

/** By provider; `generic` where the provider's wording is not known. */
export const PROVIDER_WORDINGS: Readonly<Record<ProviderId, ProviderWording>> = {
  generic: {
    name: { ja: "共通の書式", en: "Generic" },
    note: {
      ja: "カード会社の用紙とは文言や順番が違うことがあります。",
      en: "The card company's own form may word or order the questions otherwise.",
    },
    asksWho: true,
    stricter: {},
  },
  stripe: {
    name: { ja: "Stripeのセキュリティ・チェックリスト", en: "Stripe's security checklist" },
    note: noted(
      "五つの対策を順に問い、続けて不正ログイン対策を、会員登録・ログイン・会員情報の変更の場面ごとに問います。会員のいないお店は「会員ログインがない」を選ぶ欄があります。",
      "It asks the five measures in order, then the log-in measures for registration, log-in and changes. Shops without members have an answer of their own.",
    ),
    asksWho: false,
    stricter: {},
  },
  paidy: {
    name: { ja: "ペイディの申告フォーム", en: "Paidy's declaration form" },
    note: noted(
      "対策を自社で行うか、委託先が行うかも問います。",
      "It also asks whether own staff or a contractor carries each measure out.",
    ),
    asksWho: true,
    stricter: {},
  },
  "older-form": {
    name: { ja: "以前の書式(2022年〜2024年)", en: "Form of 2022 to 2024" },
    note: noted(
      "管理者のログインのロックを「6回以下」で問う書式があります。",
      "Some of these ask for an administrator's lock after at most six failures.",
    ),
    asksWho: true,
    stricter: {
      "card/1.lock": {
        ja: "この用紙は6回以下の失敗でロックされるかを問います。Sekishoは10回以下までしか確かめていないので、設定の回数を見て記入してください。",
        en: "This form asks for at most six failures; Sekisho has only confirmed at most ten. Look the setting up, then fill it in.",
      },
    },
  },
}

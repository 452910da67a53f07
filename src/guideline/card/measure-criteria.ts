import type { Words } from "../../lib/words.ts"
import { LOG_IN_MEASURES, measureSlug } from "../measures.ts"
import type { Criterion, Scene } from "../requirement.ts"
import { MEMBER_SHOPS } from "../shop-kinds.ts"

const SCENE_WORDS: Readonly<Record<Scene, Words>> = {
  registration: { ja: "会員登録のとき", en: "At registration" },
  "log-in": { ja: "ログインのとき", en: "At log-in" },
  change: { ja: "会員情報を変更するとき", en: "When account data are changed" },
}

/** What each measure is asked, why, and how it is put in place; by its slug. */
const MEASURE_WORDS: Readonly<Record<string, { readonly asks: Words; readonly why: Words; readonly remedy: Words }>> = {
  "block-addresses": {
    asks: { ja: "怪しい接続元を断っていますか", en: "are suspicious addresses blocked?" },
    why: {
      ja: "攻撃に使われる接続元は、短い時間に多くの要求を送ることで見分けられます。",
      en: "Addresses used for attacks give themselves away by many requests in a short time.",
    },
    remedy: {
      ja: "短時間に多くのIDを試す接続元や、海外やデータセンターからの不自然な要求を、CDN、WAF、ショップソフトのどれかで断ちます。",
      en: "Block addresses that try many ids quickly, and odd requests from abroad or data centres, in CDN, WAF or shop software.",
    },
  },
  "multi-factor": {
    asks: { ja: "二段階認証か多要素認証を求めていますか", en: "is a second step or factor asked for?" },
    why: {
      ja: "パスワードだけでは、本人かどうかを確かめられません。",
      en: "A password alone does not show who is there.",
    },
    remedy: {
      ja: "メールやSMSのコード、認証アプリ、パスキーのどれかを、この場面で必ず通る手順に入れます。",
      en: "Make a code by mail or SMS, an authenticator app or a passkey a step that nobody can skip here.",
    },
  },
  "registration-data": {
    asks: {
      ja: "氏名、住所、電話番号、メールアドレスが確かかを調べていますか",
      en: "are name, address, phone and mail checked?",
    },
    why: {
      ja: "でたらめな情報で作られた会員は、不正な購入に使われます。",
      en: "Accounts with made-up data serve fraudulent purchases.",
    },
    remedy: {
      ja: "確認メールのリンクを開かせ、郵便番号と住所の食い違い、使い捨てのメール、同じ電話番号の大量登録を断るか保留にします。",
      en: "Have a mailed link opened; refuse or hold postcodes that do not match, throw-away mail and many accounts with one phone number.",
    },
  },
  "attempt-limit": {
    asks: { ja: "試行回数を厳しく限っていますか", en: "are attempts strictly limited?" },
    why: {
      ja: "回数を限れば、機械で試し続けることができません。",
      en: "With a limit, machines cannot keep trying.",
    },
    remedy: {
      ja: "アカウントごとに30分10回で止め、接続元ごとの速さも限ります。ログインのすべての入口に同じ制限をかけます。",
      en: "Stop at ten per account in 30 minutes, slow down each address, and use the same limit at every log-in door.",
    },
  },
  notice: {
    asks: { ja: "メールかSMSで本人に知らせていますか", en: "is the member told by mail or SMS?" },
    why: {
      ja: "本人がいち早く気づき、連絡してくれます。",
      en: "Members notice first and tell you.",
    },
    remedy: {
      ja: "日時、端末、おおよその場所、身に覚えがないときの連絡先を書いたメールを、この場面のたびに送ります。新しい端末のときだけでもかまいません。",
      en: "Mail time, device, rough place and a contact each time, or at least for new devices.",
    },
  },
  behaviour: {
    asks: {
      ja: "属性や行動の分析で不審な動きを見つけていますか",
      en: "does analysis of attributes and behaviour find odd acts?",
    },
    why: {
      ja: "本人と違う時間、速さ、操作の順番から、なりすましを見分けられます。",
      en: "Unusual time, speed or order of acts betrays an impostor.",
    },
    remedy: {
      ja: "不正検知サービスか決済代行会社の機能を契約し、この場面の情報も渡す設定にします。点数の高いものを保留にする人を決めます。",
      en: "Use a fraud detection service or your provider's, feed it this scene as well, and name who holds back high scores.",
    },
  },
  device: {
    asks: {
      ja: "端末の特徴で見慣れない端末を見分けていますか",
      en: "are unfamiliar devices told by their fingerprint?",
    },
    why: {
      ja: "接続元を次々に変える攻撃でも、同じ端末であることがわかります。",
      en: "It shows that changing addresses belong to one device.",
    },
    remedy: {
      ja: "不正検知サービスの端末識別を入れ、同じ端末から多数のアカウントを使う動きを止めます。プライバシーポリシーにも書きます。",
      en: "Add a service's device recognition, stop one device from using many accounts, and mention it in the privacy policy.",
    },
  },
}

/** Those that the gate can show of itself. */
const PROVED_BY_GATE: ReadonlySet<string> = new Set([
  "attempt-limit",
  "block-addresses",
  "block-addresses-registration",
  "multi-factor",
  "multi-factor-change",
  "notice-change",
])

/** One criterion for each measure in each scene that it can serve: a measure at log-in says nothing about registration. */
export const measureCriteria: readonly Criterion[] = LOG_IN_MEASURES.flatMap((measure) => {
  const words = MEASURE_WORDS[measure.slug]
  if (words === undefined) return []
  return measure.scenes.map((scene): Criterion => ({
    id: `card/login.${measureSlug(measure, scene)}`,
    question: {
      ja: `${SCENE_WORDS[scene].ja}、${words.asks.ja}`,
      en: `${SCENE_WORDS[scene].en}, ${words.asks.en}`,
    },
    why: words.why,
    remedy: words.remedy,
    means: ["enforced", "answered"],
    ...(PROVED_BY_GATE.has(measureSlug(measure, scene)) ? {} : { notYet: ["enforced"] as const }),
    weight: "core",
    source: "card",
    applies: MEMBER_SHOPS,
    answerDays: 365,
    saas: "provider",
  }))
})

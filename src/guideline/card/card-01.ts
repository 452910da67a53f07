import { CARD_SHOPS } from "../shop-kinds.ts"
import type { Requirement } from "../requirement.ts"

export const card01: Requirement = {
  id: "card/1",
  phase: "card",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "管理画面と管理者のIDを守る", en: "Protect the admin screen and its accounts" },
  explanation: {
    ja: "カードのガイドラインの五つの対策の一つ目です。管理画面に届く場所を限り、二つ目の要素を求め、10回以下の失敗でロックします。",
    en: "The first of the card guideline's five measures: limit where the admin screen can be reached from, ask for a second factor, and lock after at most ten failures.",
  },
  places: ["firewall", "web-application"],
  criteria: [
    {
      id: "card/1.admin-reach",
      question: {
        ja: "管理画面は許可した接続元だけに開いていますか(IPを限れないなら、手前にBasic認証などがありますか)",
        en: "Is the admin screen open to listed addresses only or, where that is impossible, behind Basic authentication or the like?",
      },
      why: {
        ja: "管理画面を取られると、決済の画面を書き換えられてカード番号が盗まれます。",
        en: "Whoever takes the admin screen rewrites the payment page and steals card numbers.",
      },
      remedy: {
        ja: 'Webサーバーで接続元を限ります。できない場合だけ、auth_basic "admin"; と auth_basic_user_file(Apacheは AuthType Basic)を管理画面の手前に置き、ショップソフトとは別のIDとパスワードにします。',
        en: 'Limit addresses in the web server. Only where that is impossible put auth_basic "admin"; with auth_basic_user_file (Apache: AuthType Basic) in front, with an id and password different from the shop\'s.',
      },
      means: ["observed", "enforced", "answered"],
      weight: "core",
      source: "card",
      needsStranger: true,
      answerDays: 90,
      places: ["firewall"],
      saas: "shared",
    },
    {
      id: "card/1.second-factor",
      question: {
        ja: "管理者のログインは、二段階または二要素の認証ですか",
        en: "Do administrators log in with two steps or two factors?",
      },
      why: {
        ja: "管理者のパスワードが漏れても、それだけでは入れなくなります。",
        en: "A leaked administrator's password is then not enough.",
      },
      remedy: {
        ja: "管理者の全員に認証アプリかパスキーを設定します。EC-CUBE 4ではメンバーごとの設定を一人ずつ確かめます。",
        en: "Set up an authenticator app or passkey for every administrator; in EC-CUBE 4 check each member of staff.",
      },
      means: ["observed", "enforced", "answered"],
      notYet: ["observed"],
      weight: "core",
      source: "card",
      answerDays: 180,
      places: ["web-application"],
      saas: "shop",
    },
    {
      id: "card/1.lock",
      question: {
        ja: "管理者のアカウントは、10回以下のログイン失敗でロックされますか",
        en: "Does an administrator's account lock after at most ten failed log-ins?",
      },
      why: {
        ja: "パスワードの総当たりを止めます。",
        en: "It stops password guessing.",
      },
      remedy: {
        ja: "ショップソフトの設定、プラグイン、または手前のWebサーバーで回数を限ります。捨ててよい管理者アカウントで、本当にロックされるかを試します。",
        en: "Limit it in the shop software, by a plug-in or in the web server, and try it with a throw-away admin account.",
      },
      means: ["observed", "enforced", "answered"],
      notYet: ["observed"],
      weight: "core",
      source: "card",
      answerDays: 180,
      places: ["web-application"],
      saas: "provider",
    },
  ],
  applies: CARD_SHOPS,
  seeAlso: ["build/4", "build/6", "pci-dss/8.3.4"],
}

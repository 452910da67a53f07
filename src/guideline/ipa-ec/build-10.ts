import { MEMBER_SHOPS } from "../shop-kinds.ts"
import type { Requirement } from "../requirement.ts"

export const build10: Requirement = {
  id: "build/10",
  phase: "build",
  level: { value: "need", provenance: "recalled" },
  title: { ja: "会員のログインに二要素認証を入れる", en: "Give members a second factor at log-in" },
  officialTitle: { ja: "サイト利用者のログイン時における二要素認証を導入する", provenance: "confirmed" },
  explanation: {
    ja: "会員がログインするとき、パスワードに加えてメールやSMSのコード、認証アプリ、パスキーなどを求めます。新しい端末のときだけ求める方式でもかまいません。",
    en: "Besides the password, members give a code from mail, SMS or an app, or use a passkey. Asking only on a new device counts.",
  },
  places: ["web-application", "user-terminal"],
  criteria: [
    {
      id: "build/10.second-factor",
      question: {
        ja: "会員のログインで、パスワードのあとに二つ目の要素を求めていますか(新しい端末のときだけでも可)",
        en: "After the password, does the member log-in ask for a second factor, at least on a new device?",
      },
      why: {
        ja: "パスワードの使い回しは止められません。二つ目の要素があれば、漏れたパスワードだけでは入れません。",
        en: "People will reuse passwords. With a second factor a leaked one is not enough.",
      },
      remedy: {
        ja: "EC-CUBE 4.2以降は公式の会員向け二要素認証プラグイン、WooCommerceは二要素認証のプラグイン、OpenCart 4は標準の設定を使います。ログイン、購入途中のログイン、APIの全部の入口で求められるかを試験用アカウントで確かめます。",
        en: "EC-CUBE 4.2 and later have official plug-ins for members, WooCommerce third-party ones, OpenCart 4 a built-in setting. With a test account confirm that every door asks: log-in, checkout and API.",
      },
      means: ["observed", "enforced", "answered"],
      notYet: ["observed"],
      weight: "core",
      source: "guideline",
      answerDays: 180,
      saas: "provider",
    },
    {
      id: "build/10.separate-mailbox",
      question: {
        ja: "二つ目の要素は、パスワードの再設定と同じメール箱だけに頼っていませんか",
        en: "Does the second factor rest on something other than the mailbox that resets the password?",
      },
      why: {
        ja: "コードも再設定も同じメール箱に届くと、メール箱を取られた会員は両方を破られます。",
        en: "If code and reset both arrive in one mailbox, whoever has it has both.",
      },
      remedy: {
        ja: "認証アプリかパスキーも選べるようにし、再設定のあとの最初のログインではメール以外の確認を求めます。",
        en: "Offer an authenticator app or passkeys as well, and ask for something other than mail at the first log-in after a reset.",
      },
      means: ["observed", "enforced", "answered"],
      notYet: ["observed", "enforced"],
      weight: "plus",
      source: "ours",
      answerDays: 365,
      saas: "provider",
    },
  ],
  applies: MEMBER_SHOPS,
  seeAlso: ["build/7", "card/login", "build/11"],
}

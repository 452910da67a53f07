import { MEMBER_SHOPS } from "../shop-kinds.ts"
import type { Requirement } from "../requirement.ts"

export const build07: Requirement = {
  id: "build/7",
  phase: "build",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "会員への不正ログインを防ぐ", en: "Defend members against log-in abuse" },
  officialTitle: {
    ja: "サイト利用者情報の登録時及びパスワード入力時における、不正ログイン対策を実施する",
    provenance: "confirmed",
  },
  explanation: {
    ja: "よそで漏れたIDとパスワードの組を機械的に試す攻撃から会員を守ります。会員登録、ログイン、会員情報の変更の三つの場面のそれぞれで、少なくとも一つの対策が働いていることを求めます。",
    en: "Members must be protected against machines that try id and password pairs leaked elsewhere. At registration, at log-in and at changes of account data, at least one measure has to be at work.",
  },
  places: ["web-application"],
  criteria: [
    {
      id: "build/7.login-limit",
      question: {
        ja: "一つの会員アカウントへの連続した失敗は、接続元を変えられても止まりますか(どのログイン口でも)",
        en: "Are repeated failures on one account stopped even when the addresses change, at every log-in door?",
      },
      why: {
        ja: "接続元ごとの制限だけでは、多数のIPアドレスから一つの会員を狙う攻撃を止められません。",
        en: "A limit per address alone does not stop many addresses that try one member.",
      },
      remedy: {
        ja: "アカウントごとに、30分に10回の失敗で30分止める設定を入れます。ログイン画面だけでなく、購入途中のログイン、API、アプリ用の入口にも同じ制限をかけます。",
        en: "Per account, stop for 30 minutes after ten failures within 30 minutes. Put the same limit on the log-in at checkout, on APIs and on app endpoints.",
      },
      means: ["observed", "enforced", "answered"],
      notYet: ["observed"],
      weight: "core",
      source: "recalled",
      answerDays: 180,
      saas: "provider",
    },
    {
      id: "build/7.many-accounts",
      question: {
        ja: "一つの接続元から多数の会員アカウントを試す動きは止まりますか",
        en: "Is one address that tries many accounts stopped?",
      },
      why: {
        ja: "漏れたリストを順に試す攻撃は、会員一人あたり一回しか失敗しないので、アカウントごとの制限には掛かりません。",
        en: "Working through a leaked list fails once per member, so a limit per account never sees it.",
      },
      remedy: {
        ja: "同じ接続元から1分に30以上の別のIDが試されたら止めます。失敗の割合が急に上がったら知らせる設定も入れます。",
        en: "Stop an address that tries 30 or more different ids within a minute, and raise an alarm when the share of failures jumps.",
      },
      means: ["observed", "enforced", "answered"],
      notYet: ["observed"],
      weight: "core",
      source: "recalled",
      answerDays: 180,
      saas: "provider",
    },
    {
      id: "build/7.registration-measure",
      question: {
        ja: "会員登録のとき、七つの対策のうち一つ以上が働いていますか",
        en: "At registration, is at least one of the seven measures at work?",
      },
      why: {
        ja: "機械で大量に作られた会員は、カード番号の試し打ちや不正な購入に使われます。",
        en: "Accounts made in bulk by machines are used to test stolen cards and to buy with them.",
      },
      remedy: {
        ja: "登録したメールアドレスへ確認メールを送って開かせ、怪しい接続元からの登録を断り、短時間の大量登録を止めます。どの対策かを回答に書きます。",
        en: "Confirm the mail address by a link, refuse suspicious addresses, and stop bulk registration. Say in the answer which measure it is.",
      },
      means: ["enforced", "answered"],
      weight: "core",
      source: "card",
      answerDays: 365,
      saas: "provider",
    },
    {
      id: "build/7.log-in-measure",
      question: {
        ja: "ログインのとき、七つの対策のうち一つ以上が働いていますか",
        en: "At log-in, is at least one of the seven measures at work?",
      },
      why: {
        ja: "ログインを破られると、住所、購入履歴、保存したカードでの購入まで使われます。",
        en: "A broken log-in opens address, history and purchases with the saved card.",
      },
      remedy: {
        ja: "試行回数の制限に加えて、二要素認証、新しい端末からのログインの通知、怪しい接続元の遮断のどれかを入れます。どの対策かを回答に書きます。",
        en: "Besides the limit add a second factor, a notice for new devices, or a block of suspicious addresses. Say in the answer which measure it is.",
      },
      means: ["enforced", "answered"],
      weight: "core",
      source: "card",
      answerDays: 365,
      saas: "provider",
    },
    {
      id: "build/7.change-measure",
      question: {
        ja: "パスワードやメールアドレスの変更のとき、七つの対策のうち一つ以上が働いていますか",
        en: "When password or mail address are changed, is at least one of the seven measures at work?",
      },
      why: {
        ja: "侵入者はまずメールアドレスを書き換え、本人を締め出します。",
        en: "An intruder first changes the mail address and locks the member out.",
      },
      remedy: {
        ja: "変更の前に今のパスワードか二つ目の要素を求め、変更を元のメールアドレスにも知らせます。どの対策かを回答に書きます。",
        en: "Ask for the current password or a second factor first, and tell the old mail address as well. Say in the answer which measure it is.",
      },
      means: ["enforced", "answered"],
      weight: "core",
      source: "card",
      answerDays: 365,
      saas: "provider",
    },
    {
      id: "build/7.same-words",
      question: {
        ja: "IDの間違いとパスワードの間違いを、同じ言葉で返していますか",
        en: "Does the shop answer an unknown id and a wrong password with the same words?",
      },
      why: {
        ja: "言葉が違うと、どのメールアドレスが会員かを調べられます。",
        en: "Different words reveal which mail addresses are members.",
      },
      remedy: {
        ja: "ログインは「メールアドレスまたはパスワードが違います」に統一し、パスワード再設定の画面も、登録の有無にかかわらず同じ文にします。",
        en: "Use one sentence for both, and the same sentence on the reset page whether or not the address is registered.",
      },
      means: ["observed", "answered"],
      notYet: ["observed"],
      weight: "plus",
      source: "recalled",
      answerDays: 365,
      saas: "provider",
    },
    {
      id: "build/7.weak-passwords",
      question: {
        ja: "短いパスワードや、漏えい済みのパスワードを断っていますか",
        en: "Are short passwords and known leaked ones refused?",
      },
      why: {
        ja: "「password1」や使い回しは、攻撃の最初の数回で当たります。",
        en: "Common and reused passwords fall within the first few tries.",
      },
      remedy: {
        ja: "10文字以上(できれば12文字以上)を求め、よく使われる言葉、IDと同じもの、漏えいリストにあるものを断ります。文字種の強制や定期変更は要りません。",
        en: "Ask for at least ten characters (better twelve) and refuse common words, the id itself and passwords on leak lists. Forced character mixes and regular changes are not needed.",
      },
      means: ["observed", "enforced", "answered"],
      notYet: ["observed"],
      weight: "plus",
      source: "recalled",
      answerDays: 365,
      saas: "provider",
    },
  ],
  group: {
    kind: "per-scene",
    scenes: {
      registration: { kind: "any", of: ["build/7.registration-measure"] },
      "log-in": {
        kind: "all",
        of: ["build/7.login-limit", "build/7.many-accounts", { kind: "any", of: ["build/7.log-in-measure"] }],
      },
      change: { kind: "any", of: ["build/7.change-measure"] },
    },
  },
  applies: MEMBER_SHOPS,
  seeAlso: ["card/login", "build/10", "build/11"],
}

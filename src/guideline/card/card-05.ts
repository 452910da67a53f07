import { CARD_SHOPS } from "../shop-kinds.ts"
import type { Requirement } from "../requirement.ts"

export const card05: Requirement = {
  id: "card/5",
  phase: "card",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "カード番号の試し打ちを止める", en: "Stop the testing of card numbers" },
  explanation: {
    ja: "五つの対策の五つ目です。盗んだ番号や機械で作った番号が使えるかを店で試されるのを、四つの方法のうち一つ以上で防ぎます。放っておくと、決済代行会社から決済を止められることもあります。",
    en: "The fifth of the five measures: thieves test stolen or generated numbers at a shop. Prevent it by at least one of four ways. If nothing is done, the provider may suspend your payments.",
  },
  places: ["web-application"],
  criteria: [
    {
      id: "card/5.block-addresses",
      question: {
        ja: "カード入力を繰り返す怪しい接続元を断っていますか",
        en: "Are suspicious addresses that keep entering cards blocked?",
      },
      why: {
        ja: "試し打ちは、短い時間に同じ接続元から何百回も来ることがあります。",
        en: "Hundreds of tries may come from one address within minutes.",
      },
      remedy: {
        ja: "決済のページへの送信を接続元ごとに30分25回程度に限ります(nginxは limit_req)。決済代行会社の遮断の設定も有効にします。",
        en: "Limit submissions of the payment page per address, to about 25 in 30 minutes (nginx: limit_req), and switch on the provider's own blocking.",
      },
      means: ["enforced", "answered"],
      weight: "core",
      source: "card",
      answerDays: 365,
      saas: "shared",
    },
    {
      id: "card/5.entry-limit",
      question: {
        ja: "同じアカウントからのカード入力の回数を限り、失敗の理由を見せないようにしていますか",
        en: "Are card entries per account limited, without saying why one failed?",
      },
      why: {
        ja: "番号、期限、コードのどれが違うかを教えると、正しい組を割り出されます。",
        en: "Telling which of number, date and code was wrong lets thieves work out the rest.",
      },
      remedy: {
        ja: "一人につき30分10回程度で止め、どの失敗にも「カードを確認できませんでした」とだけ返します。購入歴のない会員にはカードの保存をさせません。",
        en: "Stop at about ten per person in 30 minutes, answer every failure with the same sentence, and let only customers with an order save a card.",
      },
      means: ["enforced", "answered"],
      notYet: ["enforced"],
      weight: "core",
      source: "card",
      answerDays: 365,
      saas: "shared",
    },
    {
      id: "card/5.three-d-secure",
      question: {
        ja: "EMV 3-Dセキュアで、カードの確認のたびに本人認証をしていますか",
        en: "Does EMV 3-D Secure authenticate the holder at each card check?",
      },
      why: {
        ja: "番号が合っていても、本人の認証がないと使えません。",
        en: "A valid number is then useless without its holder.",
      },
      remedy: {
        ja: "購入だけでなく、カードの登録のときにも認証を求める設定にします。",
        en: "Ask for it when a card is registered, not only at purchase.",
      },
      means: ["enforced", "answered"],
      notYet: ["enforced"],
      weight: "core",
      source: "card",
      answerDays: 365,
      saas: "shop",
    },
    {
      id: "card/5.validity-limit",
      question: {
        ja: "カードの有効性確認(オーソリ)の回数を限っていますか",
        en: "Is the number of card validity checks limited?",
      },
      why: {
        ja: "有効性の確認そのものが、試し打ちの道具になります。",
        en: "The validity check is itself the tool of the testers.",
      },
      remedy: {
        ja: "店全体と会員ごとの上限を決め、1時間の失敗率が80%を超えたら自動で止めて知らせます。決済代行会社の機能があれば使います。",
        en: "Set limits for the shop and per member; stop and raise an alarm when more than 80 % fail within an hour. Use the provider's feature if there is one.",
      },
      means: ["enforced", "answered"],
      notYet: ["enforced"],
      weight: "core",
      source: "card",
      answerDays: 365,
      saas: "shared",
    },
  ],
  group: {
    kind: "any",
    of: ["card/5.block-addresses", "card/5.entry-limit", "card/5.three-d-secure", "card/5.validity-limit"],
  },
  applies: CARD_SHOPS,
  seeAlso: ["build/6", "card/login"],
}

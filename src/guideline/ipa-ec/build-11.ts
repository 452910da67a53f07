import { MEMBER_CARD_SHOPS, MEMBER_SHOPS } from "../shop-kinds.ts"
import type { Requirement } from "../requirement.ts"

export const build11: Requirement = {
  id: "build/11",
  phase: "build",
  level: { value: "need", provenance: "recalled" },
  title: { ja: "重要な操作を会員に知らせる", en: "Tell members about important acts" },
  officialTitle: {
    ja: "サイト利用者のパスワードの初期化及び変更といった重要な処理を行う際、サイト利用者へ通知する機能を導入する",
    provenance: "confirmed",
  },
  explanation: {
    ja: "パスワードやメールアドレスなどが変わったら、すぐに本人に知らせます。大規模な不正ログインが、身に覚えのない変更の知らせを受け取った客からの連絡で見つかった例があります。",
    en: "When password, mail address or the like change, the member hears of it at once. Large log-in attacks have come to light through customers who received a notice they did not expect.",
  },
  places: ["other"],
  criteria: [
    {
      id: "build/11.password-reset",
      question: {
        ja: "パスワードが再設定されたら、会員に通知が届きますか",
        en: "Does a notice arrive when a password has been reset?",
      },
      why: {
        ja: "再設定の依頼ではなく、完了したときの知らせが、乗っ取りに気づく機会になります。",
        en: "The notice of the finished reset, not the mail that starts it, is what reveals a takeover.",
      },
      remedy: {
        ja: "再設定の完了のときに、日時と接続元と問い合わせ先を書いたメールを送る処理を足します。EC-CUBE 4は完了の通知が標準にないので、プラグインか改修が要ります。試験用アカウントで実際に届くかを確かめます。",
        en: "Send a mail with time, address and a contact when the reset is completed. EC-CUBE 4 has none for completion: use a plug-in or add it. Confirm with a test account that it arrives.",
      },
      means: ["observed", "inside", "enforced", "answered"],
      notYet: ["observed", "inside", "enforced"],
      weight: "core",
      source: "guideline",
      answerDays: 180,
      places: ["web-application"],
      saas: "provider",
    },
    {
      id: "build/11.password-change",
      question: {
        ja: "パスワードが変更されたら、会員に通知が届きますか",
        en: "Does a notice arrive when a password has been changed?",
      },
      why: {
        ja: "侵入者が本人を締め出す最初の一手に気づけます。",
        en: "It reveals an intruder's first step to lock the member out.",
      },
      remedy: {
        ja: "会員情報の変更のメールを有効にします。EC-CUBE 4は「店舗設定」の会員情報変更通知(option_mail_notifier)です。古い版から上げた店では切れたままのことがあります。",
        en: "Switch on the mail for changed member data. EC-CUBE 4: the change notice in the shop settings (option_mail_notifier); shops upgraded from older versions often have it off.",
      },
      means: ["observed", "inside", "enforced", "answered"],
      notYet: ["observed", "inside"],
      weight: "core",
      source: "guideline",
      answerDays: 180,
      places: ["web-application"],
      saas: "provider",
    },
    {
      id: "build/11.email-change",
      question: {
        ja: "メールアドレスが変更されたら、会員に通知が届きますか",
        en: "Does a notice arrive when the mail address has been changed?",
      },
      why: {
        ja: "メールアドレスを取られると、その後の知らせも再設定もすべて侵入者に届きます。",
        en: "With the address changed, all later notices and resets go to the intruder.",
      },
      remedy: {
        ja: "変更を有効にする前に新しいアドレスで確認させ、変更したことを通知します。試験用アカウントで確かめます。",
        en: "Have the new address confirmed before it takes effect, and send a notice of the change. Confirm it with a test account.",
      },
      means: ["observed", "inside", "enforced", "answered"],
      notYet: ["observed", "inside"],
      weight: "core",
      source: "recalled",
      answerDays: 180,
      places: ["web-application"],
      saas: "provider",
    },
    {
      id: "build/11.address-change",
      question: {
        ja: "住所や届け先が変更されたら、会員に通知が届きますか",
        en: "Does a notice arrive when an address or delivery place has been changed?",
      },
      why: {
        ja: "不正な購入では、届け先を変えて商品を受け取ります。",
        en: "Fraudsters change the delivery place to receive the goods.",
      },
      remedy: {
        ja: "届け先の追加、変更、削除でもメールが出る設定にし、出ないショップソフトではプラグインか改修を入れます。",
        en: "Send the mail also when delivery places are added, changed or removed; use a plug-in or a change where the software cannot.",
      },
      means: ["observed", "inside", "enforced", "answered"],
      notYet: ["observed", "inside"],
      weight: "core",
      source: "recalled",
      answerDays: 180,
      places: ["web-application"],
      saas: "provider",
    },
    {
      id: "build/11.card-change",
      question: {
        ja: "保存したカードが追加、変更されたら、会員に通知が届きますか",
        en: "Does a notice arrive when a saved card is added or changed?",
      },
      why: {
        ja: "盗んだ番号の登録や、保存したカードの悪用に早く気づけます。",
        en: "It reveals stolen numbers being registered and saved cards being abused.",
      },
      remedy: {
        ja: "決済代行会社のカード登録の通知を有効にするか、登録完了のイベントでメールを送ります。カードを保存しない店は「該当しない」と理由を付けて答えます。",
        en: "Switch on the provider's notice for card registration, or send a mail on its event. A shop that saves no cards answers 'not applicable' with that reason.",
      },
      means: ["enforced", "answered"],
      notYet: ["enforced"],
      weight: "core",
      source: "recalled",
      applies: MEMBER_CARD_SHOPS,
      answerDays: 180,
      places: ["web-application"],
      saas: "provider",
    },
    {
      id: "build/11.old-address",
      question: {
        ja: "メールアドレスの変更は、変更前のアドレスにも知らせていますか",
        en: "Does the notice of a changed mail address go to the old address as well?",
      },
      why: {
        ja: "新しいアドレスだけに送ると、知らせを受け取るのは侵入者です。",
        en: "Sent to the new address only, it informs nobody but the intruder.",
      },
      remedy: {
        ja: "変更前のアドレスを取っておき、両方に送ります。身に覚えがないときの連絡先を書きます。",
        en: "Keep the old address until the notice is out, send to both, and name a contact for those who did not do it.",
      },
      means: ["observed", "enforced", "answered"],
      notYet: ["observed"],
      weight: "plus",
      source: "ours",
      answerDays: 365,
      places: ["web-application"],
      saas: "provider",
    },
    {
      id: "build/11.not-twice",
      question: {
        ja: "一つの操作に、同じ通知が重ねて届かないようになっていますか",
        en: "Does one act lead to one notice only?",
      },
      why: {
        ja: "同じ知らせが何通も届くと、客は読まなくなります。",
        en: "People stop reading notices that arrive several times.",
      },
      remedy: {
        ja: "ショップソフト、プラグイン、決済代行会社のうち、どれが送るかを操作ごとに一つに決めます。",
        en: "Decide for each act which one sends it: shop software, plug-in or provider.",
      },
      means: ["enforced", "answered"],
      notYet: ["enforced"],
      weight: "plus",
      source: "ours",
      answerDays: 365,
      places: ["web-application"],
      saas: "provider",
    },
  ],
  applies: MEMBER_SHOPS,
  seeAlso: ["build/7", "card/login"],
}

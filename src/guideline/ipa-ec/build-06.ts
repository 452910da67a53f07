import { CARD_AT_PROVIDER, CARD_AT_SHOP, CARD_SHOPS } from "../shop-kinds.ts"
import type { Requirement } from "../requirement.ts"

export const build06: Requirement = {
  id: "build/6",
  phase: "build",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "カード情報を守る決まりに従う", en: "Follow the credit card guideline" },
  officialTitle: { ja: "「クレジットカード・セキュリティガイドライン」を遵守する", provenance: "confirmed" },
  explanation: {
    ja: "カード番号を自社で持たず、通しもしないこと、本人認証(EMV 3-Dセキュア)を使うこと、サイトの穴をふさぐ五つの対策を全部行うことを求めます。番号を持たない店でも、画面を書き換えられれば入力中に盗まれるので、決済のページのスクリプトも確かめます。",
    en: "Card numbers must neither stay with nor pass through the shop, buyers are authenticated (EMV 3-D Secure), and all five measures against holes are carried out. Even a shop that holds no numbers loses them at the keyboard when its page is altered, so the scripts of payment pages are looked at, too.",
  },
  places: ["other"],
  criteria: [
    {
      id: "build/6.payment-way",
      question: {
        ja: "カード決済の方式(リンク、トークン、埋め込み、自社処理)を把握し、決済代行会社の資料で確かめましたか",
        en: "Do you know how card payment works in your shop (link, token, embedded, own), confirmed by the provider's documents?",
      },
      why: {
        ja: "方式によって、守るべき場所と必要な対策が変わります。",
        en: "What must be protected, and how, depends on the way of payment.",
      },
      remedy: {
        ja: "決済代行会社の管理画面か契約書で方式を調べ、sekisho.yaml の payment に link、token、embedded、own のどれかを書きます。",
        en: "Find it in the provider's console or contract and write link, token, embedded or own as payment in sekisho.yaml.",
      },
      means: ["answered"],
      weight: "core",
      source: "card",
      answerDays: 365,
      saas: "shop",
    },
    {
      id: "build/6.no-card-number-stored",
      question: {
        ja: "データベース、ファイル、ログ、バックアップにカード番号やセキュリティコードが残っていませんか",
        en: "Are database, files, logs and backups free of card numbers and security codes?",
      },
      why: {
        ja: "残っていれば、侵入されたその日に全部盗まれます。デバッグのログや備考欄に残る例が目立ちます。",
        en: "What is stored is stolen on the day of the break-in. Debug logs and note fields are where numbers hide.",
      },
      remedy: {
        ja: "決済の連携ログの出力を確かめ、番号らしい14〜19桁の数字を検索します。見つかったら、先頭6桁と末尾4桁だけを残して消し、書き込んだ処理を直します。13桁のJANコードは偶然カード番号の検算に合うことがあるので、前後の文脈で見分けます。",
        en: "Look at what the payment integration logs and search for card-like numbers of 14–19 digits. Keep at most the first six and last four, delete the rest and mend the code that wrote them. 13-digit JAN codes pass the card checksum by chance, so judge by context.",
      },
      means: ["inside", "enforced", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "card",
      answerDays: 180,
      places: ["database-server", "web-server"],
      saas: "provider",
    },
    {
      id: "build/6.no-card-fields",
      question: {
        ja: "カード番号の入力欄が、自社のサーバーへ送られる形になっていませんか",
        en: "Is the shop free of card fields that post to its own server?",
      },
      why: {
        ja: "自社の入力欄に打った番号は、送らないつもりでも自社を「通過」し、画面の改ざんでも盗まれます。",
        en: "A number typed into your own field passes through the shop and is easy prey for an altered page.",
      },
      remedy: {
        ja: "決済代行会社の画面へ移るリンク型か、代行会社の枠(iframe)に入力させる方式に変えます。トークン型を続けるなら、入力欄に name 属性を付けず、番号がフォームで送られないことをブラウザの開発者ツールで確かめます。",
        en: "Move to the provider's own page (link) or frame (iframe). If you stay with tokens, give the fields no name attribute and confirm in the browser's developer tools that the form never sends the number.",
      },
      means: ["observed"],
      weight: "core",
      source: "card",
      applies: CARD_AT_PROVIDER,
      answerDays: 30,
      places: ["web-application"],
      saas: "provider",
    },
    {
      id: "build/6.payment-scripts-known",
      question: {
        ja: "購入と決済のページで動くスクリプトは、すべて把握した提供元のもので、自社のものは変わっていませんか",
        en: "Does every script on the checkout and payment pages come from a known source, with your own unchanged?",
      },
      why: {
        ja: "カード情報を盗むスクリプトは、たった一行の読み込みで仕掛けられ、注文は普通に終わるので客も店も気づきません。",
        en: "A card-stealing script needs one added line, and orders still succeed, so neither customer nor shop notices.",
      },
      remedy: {
        ja: "決済のページのスクリプトを一覧にし、一つずつ提供元と理由を書いて承認します。要らない広告や解析のタグは決済のページから外し、自社のスクリプトはハッシュで見張ります。",
        en: "List the scripts of the payment pages with source and reason and approve each. Take advertising and analytics tags off those pages and watch your own scripts by hash.",
      },
      means: ["observed"],
      weight: "core",
      source: "card",
      answerDays: 30,
      places: ["web-application"],
      saas: "shared",
    },
    {
      id: "build/6.three-d-secure",
      question: {
        ja: "EMV 3-Dセキュアが、原則としてすべてのカード決済で動いていますか(設定画面か試験決済で確認)",
        en: "Is EMV 3-D Secure really switched on for card payments as a rule (seen in the settings or in a test payment)?",
      },
      why: {
        ja: "契約していても、設定が切れていれば盗んだ番号で買われ、売上が取り消されます。2025年3月末までに原則すべてのEC加盟店に求められました。",
        en: "A contract alone protects nothing: with the setting off, stolen numbers work and sales are charged back. In principle every online merchant had to have it by the end of March 2025.",
      },
      remedy: {
        ja: "決済代行会社の管理画面で3-Dセキュアの設定を開いて画面を保存するか、試験用カードで認証の画面が出ることを確かめます。ショップ側のプラグインの設定も見ます。",
        en: "Save a picture of the provider's 3-D Secure setting, or pay with a test card and see the challenge. Look at the shop plug-in's setting as well.",
      },
      means: ["answered"],
      weight: "core",
      source: "card",
      needsEvidence: true,
      answerDays: 180,
      saas: "shop",
    },
    {
      id: "build/6.measures",
      question: {
        ja: "カードのガイドラインの五つの対策と不正ログイン対策を、すべて行っていますか",
        en: "Are all five measures of the card guideline and its log-in measures carried out?",
      },
      why: {
        ja: "五つはどれか一つではなく全部が求められ、決済代行会社への申告の内容にもなります。",
        en: "All five are asked for, not one of them, and you declare them to your payment provider.",
      },
      remedy: {
        ja: "card/1 から card/5 と card/login の判定を先に終え、その結果を見て答えます。申告書の控えを証拠として残します。",
        en: "Finish card/1 to card/5 and card/login first and answer from their results. Keep a copy of your declaration.",
      },
      means: ["answered"],
      weight: "core",
      source: "card",
      answerDays: 365,
      saas: "shop",
    },
    {
      id: "build/6.pci-dss",
      question: {
        ja: "カード番号を自社で扱うことについて、PCI DSSの審査か自己問診の書類が期限内にありますか",
        en: "As card numbers pass your own server: is there a current PCI DSS assessment or self-assessment?",
      },
      why: {
        ja: "番号を保存、処理、通過させる店は、PCI DSSに沿って守ることが求められます。",
        en: "A shop that stores, processes or passes card numbers must be protected as PCI DSS asks.",
      },
      remedy: {
        ja: "まず番号を通さない方式への変更を検討します。続けるなら、加盟店契約先に必要な自己問診の種類を尋ね、審査会社と進めて、書類を証拠として登録します。",
        en: "First consider a way of payment that keeps numbers away from you. Otherwise ask your acquirer which assessment you need, work with an assessor and register the papers.",
      },
      means: ["answered"],
      weight: "core",
      source: "card",
      applies: CARD_AT_SHOP,
      needsEvidence: true,
      answerDays: 365,
      saas: "provider",
    },
  ],
  applies: CARD_SHOPS,
  seeAlso: [
    "card/1",
    "card/2",
    "card/3",
    "card/4",
    "card/5",
    "card/login",
    "operate/3",
    "pci-dss/6.4.3",
    "pci-dss/11.6.1",
  ],
}

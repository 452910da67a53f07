import type { Requirement } from "../requirement.ts"

export const owner02: Requirement = {
  id: "owner/2",
  phase: "owner",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "予算と人を用意する", en: "Provide budget and people" },
  officialTitle: { ja: "ECサイトのセキュリティ対策のための予算や人材を確保する", provenance: "confirmed" },
  explanation: {
    ja: "作るときだけでなく、運用の間の更新、診断、監視にかかるお金と時間を確保します。被害に遭った店の9割は、運用中の対策をしていませんでした。",
    en: "Set aside money and time not only for building but for updates, diagnosis and watching afterwards. Nine out of ten victims had no security work in operation.",
  },
  places: ["other"],
  criteria: [
    {
      id: "owner/2.budget",
      question: {
        ja: "今年度のセキュリティの予算と担当者を決めた、署名のある文書がありますか",
        en: "Is there a signed paper that sets this year's security budget and names the people?",
      },
      why: {
        ja: "予算の欄がないと、対策は毎回「今回は見送り」になります。",
        en: "Without a line in the budget every measure is put off.",
      },
      remedy: {
        ja: "更新の作業、診断、WAF、監視、バックアップ、保険の費目を並べ、金額と担当者を書いて署名します。",
        en: "List updates, diagnosis, WAF, watching, backups and insurance with amounts and names, and sign it.",
      },
      means: ["answered"],
      weight: "core",
      source: "guideline",
      needsEvidence: true,
      answerDays: 365,
      saas: "shop",
    },
    {
      id: "owner/2.budget-figures",
      question: {
        ja: "予算は金額(円)と担当者の時間(月に何時間)の両方で書いてありますか",
        en: "Does it state both yen and hours a month?",
      },
      why: {
        ja: "担当者が決まっていても、時間が割り当てられていなければ作業は進みません。",
        en: "A named person without hours gets nothing done.",
      },
      remedy: {
        ja: "担当者ごとに月の時間を書き、委託なら契約書の作業時間と照らし合わせます。",
        en: "Write hours a month per person; for contractors compare with the hours in the contract.",
      },
      means: ["answered"],
      weight: "core",
      source: "guideline",
      answerDays: 365,
      saas: "shop",
    },
  ],
  seeAlso: ["owner/1", "operate/7"],
}

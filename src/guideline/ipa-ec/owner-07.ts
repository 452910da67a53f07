import type { Requirement } from "../requirement.ts"

export const owner07: Requirement = {
  id: "owner/7",
  phase: "owner",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "最新の情報を集める", en: "Collect the latest news" },
  officialTitle: {
    ja: "ECサイトのセキュリティリスクやセキュリティ対策に関する最新動向を収集する",
    provenance: "confirmed",
  },
  explanation: {
    ja: "攻撃の手口や制度の変更を知る人を決め、その人が知ったことを店の対策に結び付けます。",
    en: "Name somebody who follows attacks and rules and turns what they learn into action in your shop.",
  },
  places: ["other"],
  criteria: [
    {
      id: "owner/7.news-reader",
      question: {
        ja: "情報を集める担当者を指名した、署名のある文書がありますか",
        en: "Is there a signed paper naming who collects the news?",
      },
      why: {
        ja: "全員の仕事にすると、誰も読みません。",
        en: "Everybody's job is nobody's.",
      },
      remedy: {
        ja: "IPA、JPCERT/CC、決済代行会社、ショップソフトの四つの情報源と、読む人、読む曜日を書いて署名します。",
        en: "Write down four sources (IPA, JPCERT/CC, payment provider, shop software), the reader and the weekday, and sign it.",
      },
      means: ["answered"],
      weight: "core",
      source: "guideline",
      needsEvidence: true,
      answerDays: 365,
      saas: "shop",
    },
    {
      id: "owner/7.news-read",
      question: {
        ja: "担当者は直近1か月の情報を読み、店に関わるものを報告していますか",
        en: "Has the reader gone through the last month's news and reported what concerns the shop?",
      },
      why: {
        ja: "読んだだけで対策につながらなければ、知らなかったのと同じです。",
        en: "News that leads to no action is the same as none.",
      },
      remedy: {
        ja: "月に一度、「関係あり・なし」と行ったことを三行で報告し、日付を残します。",
        en: "Once a month report in three lines what concerned you and what was done, with a date.",
      },
      means: ["answered"],
      weight: "core",
      source: "guideline",
      answerDays: 31,
      saas: "shop",
    },
  ],
  seeAlso: ["operate/1", "owner/4"],
}

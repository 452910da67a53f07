import type { Requirement } from "../requirement.ts"

export const owner04: Requirement = {
  id: "owner/4",
  phase: "owner",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "対策の見直しを指示する", en: "Order reviews of the measures" },
  officialTitle: { ja: "ECサイトのセキュリティ対策に関する適宜の見直しを指示する", provenance: "confirmed" },
  explanation: {
    ja: "一度決めた対策も、店や攻撃の変化に合わせて見直します。少なくとも年に一度、結果を経営者が聞きます。",
    en: "Measures are reviewed as the shop and the attacks change; at least yearly the owner hears the result.",
  },
  places: ["other"],
  criteria: [
    {
      id: "owner/4.review-ordered",
      question: {
        ja: "いつ、誰が、何を見直すかを決めた、署名のある文書がありますか",
        en: "Is there a signed paper saying who reviews what and when?",
      },
      why: {
        ja: "きっかけを決めておかないと、見直しは事故のあとになります。",
        en: "Without a fixed occasion the review happens after the accident.",
      },
      remedy: {
        ja: "年に一度の月と、改修、移転、担当の交代、近い業種の事故を見直しのきっかけとして書き、署名します。",
        en: "Name a month, and as occasions changes to the shop, a move, a new person in charge, an incident in your trade. Sign it.",
      },
      means: ["answered"],
      weight: "core",
      source: "guideline",
      needsEvidence: true,
      answerDays: 365,
      saas: "shop",
    },
    {
      id: "owner/4.review-held",
      question: {
        ja: "直近12か月のうちに見直しを行い、結果を経営者が聞きましたか",
        en: "Was a review held within the last 12 months, and did the owner hear the result?",
      },
      why: {
        ja: "決めただけの見直しでは、古い対策が残ったままになります。",
        en: "A review that was only planned leaves old measures in place.",
      },
      remedy: {
        ja: "前回の判定と今回の判定を並べ、変わったところと次に行うことを議事録に残します。",
        en: "Compare the last verdicts with the present ones and keep minutes of what changed and what comes next.",
      },
      means: ["answered"],
      weight: "core",
      source: "guideline",
      answerDays: 365,
      saas: "shop",
    },
  ],
  seeAlso: ["operate/2", "owner/7"],
}

import type { Requirement } from "../requirement.ts"

export const owner03: Requirement = {
  id: "owner/3",
  phase: "owner",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "必要な対策を検討させ、実行を指示する", en: "Have measures studied and order them done" },
  officialTitle: {
    ja: "ECサイトを構築および運用するにあたって、必要と考えられるセキュリティ対策を検討させて実行を指示する",
    provenance: "confirmed",
  },
  explanation: {
    ja: "構築の14項目と運用の7項目について、何をいつまでに行うかを担当者に考えさせ、経営者が実行を指示します。",
    en: "For the 14 items of building and the 7 of operating, have staff work out what to do by when, and give the order.",
  },
  places: ["other"],
  criteria: [
    {
      id: "owner/3.order",
      question: {
        ja: "対策の一覧と期限を示した、署名のある指示書がありますか",
        en: "Is there a signed order with the measures and their dates?",
      },
      why: {
        ja: "口頭の指示は、忙しくなると後回しになります。",
        en: "Spoken orders are put off when things get busy.",
      },
      remedy: {
        ja: "sekisho report の実務担当者向けの一覧に期限と担当者を書き込み、署名して渡します。",
        en: "Put dates and names on the list of sekisho report for the practitioner, sign it and hand it over.",
      },
      means: ["answered"],
      weight: "core",
      source: "guideline",
      needsEvidence: true,
      answerDays: 365,
      saas: "shop",
    },
    {
      id: "owner/3.order-acknowledged",
      question: {
        ja: "担当者は指示を受け取ったことを、名前と日付で示していますか",
        en: "Have those in charge acknowledged the order with name and date?",
      },
      why: {
        ja: "受け取った人がわからない指示は、誰の仕事にもなりません。",
        en: "An order nobody acknowledged is nobody's job.",
      },
      remedy: {
        ja: "指示書に受領の欄を設けて署名してもらうか、返信のメールを残します。",
        en: "Have the order countersigned, or keep the reply by mail.",
      },
      means: ["answered"],
      weight: "core",
      source: "guideline",
      answerDays: 365,
      saas: "shop",
    },
  ],
  seeAlso: ["build/1", "operate/1"],
}

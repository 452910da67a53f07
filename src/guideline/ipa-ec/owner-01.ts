import type { Requirement } from "../requirement.ts"

export const owner01: Requirement = {
  id: "owner/1",
  phase: "owner",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "セキュリティの方針を決める", en: "Set a security policy" },
  officialTitle: { ja: "ECサイトのセキュリティ確保に関する組織全体の対応方針を定める", provenance: "confirmed" },
  explanation: {
    ja: "店のセキュリティに会社としてどう取り組むかを、経営者が文書に書いて示します。方針がないと、担当者は費用も時間も求められません。",
    en: "The owner writes down how the company deals with the shop's security. Without a policy nobody on the staff can ask for money or time.",
  },
  places: ["other"],
  criteria: [
    {
      id: "owner/1.policy",
      question: {
        ja: "店のセキュリティの方針を書いた、経営者の署名のある文書がありますか",
        en: "Is there a security policy for the shop, signed by the owner?",
      },
      why: {
        ja: "誰が何を優先して決めるかが書いてあれば、事故の日に迷いません。",
        en: "With priorities and decision-makers written down, nobody hesitates on the day of an incident.",
      },
      remedy: {
        ja: "守るもの、責任者、守る決まり、事故のときの考え方をA4一枚に書き、日付と署名を入れて、写しを登録します。",
        en: "Write one page: what is protected, who is responsible, which rules count, what is done in an incident. Date it, sign it and register a copy.",
      },
      means: ["answered"],
      weight: "core",
      source: "guideline",
      needsEvidence: true,
      answerDays: 365,
      saas: "shop",
    },
    {
      id: "owner/1.policy-told",
      question: {
        ja: "方針には日付があり、従業員と委託先に伝えてありますか",
        en: "Is the policy dated, and do staff and contractors know it?",
      },
      why: {
        ja: "引き出しの中の方針では、誰も動きません。",
        en: "A policy in a drawer moves nobody.",
      },
      remedy: {
        ja: "朝礼や全員へのメールで伝えた日と相手を記録し、年に一度、日付を新しくします。",
        en: "Record when and to whom it was told, and renew the date once a year.",
      },
      means: ["answered"],
      weight: "core",
      source: "guideline",
      answerDays: 365,
      saas: "shop",
    },
  ],
  seeAlso: ["owner/2", "owner/3"],
}

import type { Requirement } from "../requirement.ts"

export const owner05: Requirement = {
  id: "owner/5",
  phase: "owner",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "緊急時の体制を整える", en: "Prepare for emergencies" },
  officialTitle: { ja: "緊急時(インシデント発生時)の対応や復旧のための体制を整備する", provenance: "confirmed" },
  explanation: {
    ja: "漏えいや改ざんが疑われた日に、誰が決済を止め、誰に電話するかを前もって決めておきます。初動の遅れが被害を広げます。",
    en: "Decide beforehand who stops payment and who is called on the day a leak is suspected. A late start makes it worse.",
  },
  places: ["other"],
  criteria: [
    {
      id: "owner/5.contact-sheet",
      question: {
        ja: "緊急時の連絡先と手順を書いた、署名のある文書がありますか",
        en: "Is there a signed sheet with contacts and steps for an emergency?",
      },
      why: {
        ja: "夜や休日に見つかることも多く、調べている間にも情報が盗まれ続けます。",
        en: "Incidents surface at night and on holidays, and data keeps flowing out while you search for numbers.",
      },
      remedy: {
        ja: "決済代行会社、カード会社、制作会社、サーバー会社、調査会社、保険会社、警察、個人情報保護委員会の窓口を書きます。手順は「決済を止める → サーバーの写しを取る(消さない) → 知らせる」の順で一枚にまとめます。",
        en: "List payment provider, card company, agency, host, forensic company, insurer, police and the privacy authority. Put the steps on one page: stop payment, copy the server (delete nothing), tell.",
      },
      means: ["answered"],
      weight: "core",
      source: "guideline",
      needsEvidence: true,
      answerDays: 365,
      saas: "shop",
    },
    {
      id: "owner/5.numbers-rung",
      question: {
        ja: "連絡先の番号に実際に電話し、つながることを確かめましたか",
        en: "Were the numbers really rung and found to answer?",
      },
      why: {
        ja: "担当者の異動や番号の変更で、必要な日につながらないことがあります。",
        en: "People move and numbers change; on the day nobody answers.",
      },
      remedy: {
        ja: "半年に一度、全部の番号に「確認の電話」をかけ、日付と相手の名前を書きます。夜間の番号も確かめます。",
        en: "Twice a year ring every number, out-of-hours ones too, and note date and name.",
      },
      means: ["answered"],
      weight: "core",
      source: "guideline",
      answerDays: 183,
      saas: "shop",
    },
    {
      id: "owner/5.table-top",
      question: {
        ja: "事故を想定した机上の訓練を行いましたか",
        en: "Was a table-top exercise held?",
      },
      why: {
        ja: "紙の上で一度やってみると、鍵の持ち主の不在や権限の不足などの穴が見つかります。",
        en: "Playing it through on paper shows who lacks the key or the right to act.",
      },
      remedy: {
        ja: "「カード会社から漏えいの疑いの電話が来た」という想定で1時間、連絡先の文書だけを使って動いてみて、足りない点を書きます。",
        en: "Take an hour: 'the card company calls about a suspected leak'. Act with the sheet only and note what is missing.",
      },
      means: ["answered"],
      weight: "plus",
      source: "ours",
      answerDays: 365,
      saas: "shop",
    },
  ],
  seeAlso: ["build/8", "operate/4", "operate/7"],
}

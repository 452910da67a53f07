import type { Requirement } from "../requirement.ts"

export const operate07: Requirement = {
  id: "operate/7",
  phase: "operate",
  level: { value: "advise", provenance: "recalled" },
  title: { ja: "サイバー保険に入る", en: "Take out cyber insurance" },
  officialTitle: { ja: "サイバー保険に加入する", provenance: "recalled" },
  explanation: {
    ja: "事故の対応には、調査、賠償、客への連絡、休業の損失など、まとまったお金がかかります。保険はそれを支えます。対応した会社の費用は平均で約2,400万円でした。",
    en: "An incident costs money: forensics, compensation, notices, lost sales. Insurance carries part of it. Companies that had to respond paid about 24 million yen on average.",
  },
  places: ["other"],
  criteria: [
    {
      id: "operate/7.policy",
      question: {
        ja: "この店を対象にしたサイバー保険の証券がありますか",
        en: "Is there a cyber insurance policy that covers this shop?",
      },
      why: {
        ja: "一般の賠償保険では、サイバー事故が除かれていることがあります。",
        en: "General liability policies often exclude cyber incidents.",
      },
      remedy: {
        ja: "保険代理店か商工会議所の制度で見積もりを取り、店のURLと売上を伝えて契約し、証券の写しを登録します。",
        en: "Ask an agent or your chamber of commerce for an offer, state the shop's URL and turnover, and register a copy of the policy.",
      },
      means: ["answered"],
      weight: "core",
      source: "recalled",
      needsEvidence: true,
      answerDays: 365,
      saas: "shop",
    },
    {
      id: "operate/7.cover",
      question: {
        ja: "調査、賠償、客への連絡と問い合わせ窓口、休業の損失が補償に含まれていますか",
        en: "Does it cover forensics, compensation, notices and call centre, and lost profit?",
      },
      why: {
        ja: "カードの不正利用の補償や調査の費用が対象外だと、いちばん大きな支出が残ります。",
        en: "Where card fraud or forensics are excluded, the largest cost stays with you.",
      },
      remedy: {
        ja: "証券と約款で、四つの費目の上限額、免責、カード情報の漏えいの扱い、加入の条件(更新や二要素認証など)を確かめます。",
        en: "Check limits and deductibles for the four items, how leaked card data is treated, and conditions such as updates or second factors.",
      },
      means: ["answered"],
      weight: "core",
      source: "recalled",
      answerDays: 365,
      saas: "shop",
    },
    {
      id: "operate/7.expiry",
      question: {
        ja: "保険の満期日を把握し、切れないように更新していますか",
        en: "Is the policy's end date known and its renewal arranged?",
      },
      why: {
        ja: "事故の多くは、起きてから何か月も後に見つかります。切れている期間があると補償されません。",
        en: "Incidents are often found months later; a gap in cover means no payment.",
      },
      remedy: {
        ja: "満期日をこの回答の期限に入れ、1か月前に更新を始めます。",
        en: "Give the end date as this answer's date and begin the renewal a month ahead.",
      },
      means: ["answered"],
      weight: "core",
      source: "recalled",
      answerDays: 365,
      saas: "shop",
    },
  ],
  seeAlso: ["owner/2", "owner/5"],
}

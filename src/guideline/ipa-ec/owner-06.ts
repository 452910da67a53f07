import type { Requirement } from "../requirement.ts"

export const owner06: Requirement = {
  id: "owner/6",
  phase: "owner",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "委託先との責任を明確にする", en: "Make contractors' responsibility clear" },
  officialTitle: {
    ja: "委託や外部サービス利用の際にはセキュリティに関する内容と責任を明確にする",
    provenance: "confirmed",
  },
  explanation: {
    ja: "制作会社やサーバー会社が何をどこまで守るのかを、契約書や仕様書に書きます。委託していた店の44%は、セキュリティについて何も書いていませんでした。",
    en: "Put into contract or specification what agency and host protect, and how far. Of the shops that outsourced, 44 % had nothing in writing.",
  },
  places: ["other"],
  criteria: [
    {
      id: "owner/6.contracts-listed",
      question: {
        ja: "委託先と外部サービスの一覧に、セキュリティの分担を書いた、署名のある文書がありますか",
        en: "Is there a signed list of contractors and services with who does what for security?",
      },
      why: {
        ja: "「相手がやっていると思っていた」という隙間が、いちばん狙われます。",
        en: "The gap where each thought the other did it is where attackers get in.",
      },
      remedy: {
        ja: "制作、保守、サーバー、決済、配送、解析の会社を並べ、更新、診断、ログ、バックアップ、事故対応のそれぞれを誰が行うかを書きます。",
        en: "List agency, maintenance, host, payment, shipping and analytics; for updates, diagnosis, logs, backups and incidents say who does each.",
      },
      means: ["answered"],
      weight: "core",
      source: "guideline",
      needsEvidence: true,
      answerDays: 365,
      saas: "shop",
    },
    {
      id: "owner/6.clause-found",
      question: {
        ja: "それぞれの契約書に、セキュリティの条項があることを確かめましたか",
        en: "Was a security clause found in each contract?",
      },
      why: {
        ja: "書いていないことは、事故のときに有償の追加作業になります。",
        en: "What is not written becomes paid extra work when it happens.",
      },
      remedy: {
        ja: "更新の期限、診断と修正の費用、ログとバックアップ、委託先の管理者アカウント、再委託、事故のときの協力、契約終了時の引き渡しの七つを確かめ、ないものは覚書で足します。",
        en: "Look for seven points: days for updates, who pays for diagnosis and mends, logs and backups, their admin accounts, sub-contracting, help in incidents, hand-over at the end. Add a memorandum where one is missing.",
      },
      means: ["answered"],
      weight: "core",
      source: "guideline",
      answerDays: 365,
      saas: "shop",
    },
  ],
  seeAlso: ["build/8", "build/1"],
}

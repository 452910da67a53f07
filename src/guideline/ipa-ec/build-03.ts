import type { Requirement } from "../requirement.ts"

export const build03: Requirement = {
  id: "build/3",
  phase: "build",
  level: { value: "must", provenance: "recalled" },
  title: {
    ja: "公開前に脆弱性診断を受けて直す",
    en: "Have the shop diagnosed before it opens, and mend what is found",
  },
  officialTitle: {
    ja: "ECサイトの公開前に脆弱性診断を行い、見つかった脆弱性を対策する",
    provenance: "confirmed",
  },
  explanation: {
    ja: "開店の前に、Webアプリとサーバーの両方を、作った人ではない第三者に診断してもらい、見つかった穴を直します。自分で行った診断だけでは一部しか満たしません。開店後の店では、運用の2番がこれに代わります。",
    en: "Before opening, a third party that did not build the shop examines both the web application and the servers, and what it finds is mended. An own diagnosis fulfils only a part. Once the shop is open, operate/2 takes this item's place.",
  },
  places: ["other"],
  criteria: [
    {
      id: "build/3.web-diagnosis",
      question: {
        ja: "公開前に、Webアプリの脆弱性診断を第三者から受け、日付のある報告書がありますか",
        en: "Did a third party diagnose the web application before opening, with a dated report?",
      },
      why: {
        ja: "作った本人は自分の見落としに気づけません。IPAが中小の50サイトを無料で診断したところ、26サイトで危険度の高い穴が見つかりました。",
        en: "Nobody sees their own oversights. When IPA examined 50 small shops free of charge, 26 had a high-risk hole.",
      },
      remedy: {
        ja: "IPAが公開している診断事業者の一覧などから会社を選び、範囲(ログイン、購入、会員ページ、管理画面、API)を決めて依頼します。最低でもウェブ健康診断の13項目を含めます。報告書を証拠として登録します。",
        en: "Choose a company, for example from the list that IPA publishes, and agree the scope: log-in, checkout, member pages, admin screen, APIs, at least the 13 items of the web health check. Register the report as evidence.",
      },
      means: ["observed", "inside", "answered"],
      notYet: ["observed", "inside"],
      weight: "core",
      source: "guideline",
      needsEvidence: true,
      answerDays: 365,
      places: ["web-application"],
      saas: "provider",
    },
    {
      id: "build/3.platform-diagnosis",
      question: {
        ja: "公開前に、サーバーとネットワークの診断を第三者から受け、日付のある報告書がありますか",
        en: "Did a third party diagnose servers and network before opening, with a dated report?",
      },
      why: {
        ja: "アプリが安全でも、開いたままのポートや古いミドルウェアから入られます。",
        en: "A sound application does not help when an open port or old middleware lets attackers in.",
      },
      remedy: {
        ja: "公開しているすべてのIPアドレスとサーバーを対象に依頼します。クラウドでは事前の届け出が要るかを確かめます。報告書を証拠として登録します。",
        en: "Have every public address and server covered; ask the cloud provider whether it wants notice first. Register the report as evidence.",
      },
      means: ["observed", "inside", "answered"],
      notYet: ["observed", "inside"],
      weight: "core",
      source: "recalled",
      needsEvidence: true,
      answerDays: 365,
      places: ["web-server", "database-server"],
      saas: "provider",
    },
    {
      id: "build/3.findings-closed",
      question: {
        ja: "診断で見つかった危険度の高い問題をすべて直し、再診断で確かめましたか",
        en: "Is every high-risk finding of the diagnoses mended and confirmed by a second look?",
      },
      why: {
        ja: "診断は直して初めて役に立ちます。直したつもりで残っている例は珍しくありません。",
        en: "A diagnosis helps only when its findings are mended, and mends often turn out incomplete.",
      },
      remedy: {
        ja: "指摘ごとに担当者、期限、直した日を表にし、診断会社の再診断の結果を添えます。直さない指摘には、理由と承認した人を書きます。",
        en: "Keep a table of findings with owner, due date and day mended, and add the company's second report. Give a reason and an approver for any that stays.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "guideline",
      needsEvidence: true,
      answerDays: 365,
      places: ["web-application", "web-server", "database-server"],
      saas: "provider",
    },
  ],
  onceOpen: "operate/2",
  seeAlso: ["operate/2", "build/1", "card/3", "pci-dss/11.3"],
}

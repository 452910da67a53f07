import type { Requirement } from "../requirement.ts"

export const operate02: Requirement = {
  id: "operate/2",
  phase: "operate",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "定期的に、また変更のたびに診断して直す", en: "Diagnose regularly and after changes, and mend" },
  officialTitle: {
    ja: "ECサイトへの脆弱性診断を定期的及びカスタマイズを行った際に行い、見つかった脆弱性を対策する",
    provenance: "recalled",
  },
  explanation: {
    ja: "開店のときに穴がなくても、新しい穴は見つかり続け、改修のたびに入り込みます。期間を決めて第三者の診断を受け、プログラムやプラグインやテンプレートを変えたときにも診断します。商品や文章の更新だけなら要りません。",
    en: "A shop without holes at opening does not stay so: new ones are found, and changes bring some in. A third party diagnoses at fixed intervals and after changes of program, plug-in or template. Changes of products and texts need none.",
  },
  places: ["other"],
  criteria: [
    {
      id: "operate/2.web-diagnosis",
      question: {
        ja: "Webアプリの脆弱性診断を、期間内に第三者から受けていますか",
        en: "Was the web application diagnosed by a third party within its period?",
      },
      why: {
        ja: "新しい攻撃の手口は毎月増えます。一度の診断では足りません。自分で行った診断は一部とみなします。",
        en: "Attacks change every month, so one diagnosis is not enough. An own run counts as a part only.",
      },
      remedy: {
        ja: "少なくとも年に一度の診断を契約し、次の予定日を決めます。報告書を証拠として登録します。期間は設定で変えられます。",
        en: "Contract a diagnosis at least once a year and fix the next date. Register the report as evidence. The period can be set.",
      },
      means: ["observed", "inside", "answered"],
      notYet: ["observed", "inside"],
      weight: "core",
      source: "recalled",
      needsEvidence: true,
      answerDays: 365,
      places: ["web-application"],
      saas: "provider",
    },
    {
      id: "operate/2.platform-diagnosis",
      question: {
        ja: "サーバーとネットワークの診断を、期間内(目安は3か月ごと)に受けていますか",
        en: "Were servers and network diagnosed within their period (about every three months)?",
      },
      why: {
        ja: "サーバーの穴は更新の漏れや設定の変更で生まれ、公開されるとすぐに探されます。",
        en: "Holes appear through missed updates and changed settings and are searched for at once.",
      },
      remedy: {
        ja: "公開しているすべてのアドレスを対象に、四半期ごとの診断を契約か自動の検査サービスで行い、報告書を登録します。",
        en: "Have all public addresses examined every quarter, by contract or by a scanning service, and register the reports.",
      },
      means: ["observed", "inside", "answered"],
      notYet: ["observed", "inside"],
      weight: "core",
      source: "recalled",
      needsEvidence: true,
      answerDays: 92,
      places: ["web-server", "database-server"],
      saas: "provider",
    },
    {
      id: "operate/2.after-changes",
      question: {
        ja: "プログラム、プラグイン、テンプレートを変えたあとに、診断を受けていますか(軽い変更なら、不要とした理由と署名がありますか)",
        en: "Was there a diagnosis after each change of program, plug-in or template, or a signed reason why a minor one needed none?",
      },
      why: {
        ja: "穴の多くは、追加した機能やプラグインから入ります。",
        en: "Most holes come in with added features and plug-ins.",
      },
      remedy: {
        ja: "変更の一覧を作り、診断した日か、「軽微なので不要」とした理由と判断した人の名前を書きます。入力を受け取る画面、会員、決済に触る変更は必ず診断します。",
        en: "Keep a list of changes with the date of diagnosis, or the reason and the name of whoever judged it minor. Always diagnose changes to input screens, member pages and payment.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 180,
      places: ["web-application"],
      saas: "shared",
    },
    {
      id: "operate/2.findings-closed",
      question: {
        ja: "診断で見つかった危険度の高い問題をすべて直し、再診断で確かめましたか",
        en: "Is every high-risk finding mended and confirmed by a second look?",
      },
      why: {
        ja: "報告書を受け取ったまま直していない店は、穴を知っていて放置したことになります。",
        en: "A shop that files the report without mending knew of the hole and left it.",
      },
      remedy: {
        ja: "指摘ごとに担当者、期限、直した日を書き、再診断の結果を添えます。期限に間に合わないものはWAFなどで一時的にしのぎ、その期限も決めます。",
        en: "Note owner, due date and day mended per finding and add the second report. Shield what takes longer, by a WAF for example, with a date for that as well.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      needsEvidence: true,
      answerDays: 365,
      places: ["web-application", "web-server", "database-server"],
      saas: "provider",
    },
  ],
  seeAlso: ["build/3", "build/1", "card/3", "pci-dss/11.3"],
}

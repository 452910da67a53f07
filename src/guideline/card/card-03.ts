import { CARD_SHOPS } from "../shop-kinds.ts"
import type { Requirement } from "../requirement.ts"

export const card03: Requirement = {
  id: "card/3",
  phase: "card",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "Webアプリの穴を探して直す", en: "Find and mend holes of the web application" },
  explanation: {
    ja: "五つの対策の三つ目です。定期的に診断し、SQLインジェクションとスクリプトの差し込みを防ぎ、作るときと改修するときにはソースコードを確かめます。",
    en: "The third of the five measures: diagnose regularly, prevent SQL and script injection, and review source code when building or changing.",
  },
  places: ["web-application"],
  criteria: [
    {
      id: "card/3.diagnosis",
      question: {
        ja: "脆弱性診断か侵入テストを定期的に受け、見つかった問題を直していますか",
        en: "Is the shop diagnosed or penetration-tested regularly, and are findings mended?",
      },
      why: {
        ja: "穴は更新や改修のたびに生まれます。",
        en: "Updates and changes bring new holes.",
      },
      remedy: {
        ja: "build/3 か operate/2 の診断の報告書と直した記録を、ここにも登録します。",
        en: "Register the reports and records of build/3 or operate/2 here as well.",
      },
      means: ["answered"],
      weight: "core",
      source: "card",
      needsEvidence: true,
      answerDays: 365,
      saas: "provider",
    },
    {
      id: "card/3.injection",
      question: {
        ja: "SQLインジェクションとスクリプトの差し込みへの対策をし、ソフトとプラグインを修正済みの版にしていますか",
        en: "Is the shop protected against SQL and script injection, with software and plug-ins at fixed versions?",
      },
      why: {
        ja: "カード情報を盗む事件の多くは、この二つの穴から始まっています。",
        en: "Many card thefts begin with one of these two holes.",
      },
      remedy: {
        ja: "build/1 のSQLインジェクションとクロスサイト・スクリプティング、build/2 のプログラムとプラグインの項目を先に済ませて答えます。",
        en: "First finish SQL injection and cross-site scripting under build/1 and the application under build/2, then answer.",
      },
      means: ["answered"],
      weight: "core",
      source: "card",
      answerDays: 180,
      saas: "provider",
    },
    {
      id: "card/3.source-review",
      question: {
        ja: "開発や改修のときに、安全な書き方の決まりか、入力の検査を含むソースコードの確認がありますか",
        en: "Is code written by secure rules or reviewed, form input checks included, when developing or changing?",
      },
      why: {
        ja: "公開してから見つかる穴は、直す間も狙われます。",
        en: "A hole found after release is attacked while it is being mended.",
      },
      remedy: {
        ja: "制作会社に、作った人とは別の人によるレビューの記録か、静的解析の結果を納品物に含めてもらいます。改修を一切しない店は「該当しない」と理由を付けて答えます。",
        en: "Have the agency deliver a review by somebody other than the author, or a static analysis result. A shop that changes nothing answers 'not applicable' with that reason.",
      },
      means: ["answered"],
      weight: "core",
      source: "card",
      answerDays: 365,
      saas: "provider",
    },
  ],
  applies: CARD_SHOPS,
  seeAlso: ["build/1", "build/2", "build/3", "operate/2"],
}

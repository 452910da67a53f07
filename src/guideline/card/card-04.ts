import { CARD_SHOPS } from "../shop-kinds.ts"
import type { Requirement } from "../requirement.ts"

export const card04: Requirement = {
  id: "card/4",
  phase: "card",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "不正なプログラムへの備え", en: "Guard against malware" },
  explanation: {
    ja: "五つの対策の四つ目です。ウイルス対策を入れ、定義を最新にし、定期的に全体を検査します。",
    en: "The fourth of the five measures: anti-malware in place, signatures current, regular full scans.",
  },
  places: ["web-server", "admin-terminal"],
  criteria: [
    {
      id: "card/4.anti-virus",
      question: {
        ja: "サーバーと管理端末にウイルス対策ソフトを入れ、動かしていますか",
        en: "Is anti-malware installed and running on servers and admin terminals?",
      },
      why: {
        ja: "管理端末の感染は管理画面へ、サーバーの感染は決済の画面へつながります。",
        en: "An infected terminal leads to the admin screen, an infected server to the payment page.",
      },
      remedy: {
        ja: "WindowsはMicrosoft Defender、LinuxはClamAVなどを入れ、動いていることを画面で確かめます。SaaSならサーバー側は事業者の説明を添えます。",
        en: "Use Microsoft Defender on Windows, ClamAV or the like on Linux, and see that it runs. With SaaS attach the provider's statement for the servers.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "card",
      answerDays: 90,
      saas: "shared",
    },
    {
      id: "card/4.signatures",
      question: { ja: "定義ファイルは自動で最新になっていますか", en: "Do signatures update by themselves?" },
      why: {
        ja: "古い定義では、新しい不正プログラムを見つけられません。",
        en: "Old signatures miss new malware.",
      },
      remedy: {
        ja: "自動更新を有効にし、最後に更新された日を月に一度確かめます(ClamAVは systemctl status clamav-freshclam)。",
        en: "Turn on automatic updates and look monthly at the date of the last one (ClamAV: systemctl status clamav-freshclam).",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "card",
      answerDays: 30,
      saas: "shared",
    },
    {
      id: "card/4.full-scan",
      question: { ja: "全体の検査を定期的に行っていますか", en: "Are full scans run regularly?" },
      why: {
        ja: "入った瞬間に見逃したものを、あとから見つけられます。",
        en: "They find what slipped by at the moment it arrived.",
      },
      remedy: {
        ja: "端末は週に一度、サーバーは毎日の夜間に全体の検査を予定し、結果を受け取る人を決めます。",
        en: "Schedule full scans weekly on terminals and nightly on servers, and name who reads the results.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "card",
      answerDays: 30,
      saas: "shared",
    },
  ],
  applies: CARD_SHOPS,
  seeAlso: ["build/5", "build/14"],
}

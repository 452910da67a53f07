import type { Requirement } from "../requirement.ts"

export const operate05: Requirement = {
  id: "operate/5",
  phase: "operate",
  level: { value: "need", provenance: "recalled" },
  title: { ja: "重要な情報を控える", en: "Back up important information" },
  officialTitle: { ja: "重要な情報はバックアップを取得する", provenance: "recalled" },
  explanation: {
    ja: "顧客、注文、設定のデータを、店のサーバーとは別の場所に控えます。実際に戻せるかを試すまでは「復元未確認」と表示します。",
    en: "Customer, order and settings data are backed up away from the shop's server. Until a restore has been tried, this is shown as 'restore not proved'.",
  },
  places: ["database-server"],
  criteria: [
    {
      id: "operate/5.backup-fresh",
      question: {
        ja: "顧客、注文、設定のデータのバックアップは新しいものですか",
        en: "Is the backup of customers, orders and settings fresh?",
      },
      why: {
        ja: "止まっていたことに気づかないバックアップは、必要な日に役に立ちません。",
        en: "A backup that silently stopped is missing on the day it is needed.",
      },
      remedy: {
        ja: "毎日 mysqldump --single-transaction か pg_dump を取り、大きさと日時を確かめて、失敗したら知らせが届くようにします。",
        en: "Take mysqldump --single-transaction or pg_dump daily, check size and time, and have failures reported.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 30,
      saas: "shared",
    },
    {
      id: "operate/5.backup-off-host",
      question: {
        ja: "そのバックアップの写しが、店のサーバーの外にありますか",
        en: "Is a copy of that backup kept off the shop's server?",
      },
      why: {
        ja: "身代金ウイルスは、サーバーから届くバックアップも一緒に暗号化します。",
        en: "Ransomware encrypts every backup the server can reach.",
      },
      remedy: {
        ja: "別の会社か別のアカウントの保存場所へ暗号化して送り、一つはネットワークから切り離します。複数の世代を残します。",
        en: "Send it encrypted to another provider or account, keep one copy disconnected, and keep several generations.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 90,
      saas: "shared",
    },
    {
      id: "operate/5.drill",
      question: {
        ja: "90日以内に、バックアップから実際に戻して確かめましたか",
        en: "Was a restore really carried out and checked within the last 90 days?",
      },
      why: {
        ja: "戻してみるまで、バックアップが使えるかは誰にもわかりません。",
        en: "Until somebody restores it, nobody knows whether a backup is any good.",
      },
      remedy: {
        ja: "別の環境に戻し、会員と注文の件数を本番と比べ、試験用の会員でログインします。かかった時間も記録します。",
        en: "Restore to another machine, compare the numbers of members and orders, log in with a test member, and note how long it took.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "plus",
      source: "ours",
      answerDays: 90,
      saas: "shared",
    },
  ],
  seeAlso: ["build/12", "build/13", "operate/4"],
}

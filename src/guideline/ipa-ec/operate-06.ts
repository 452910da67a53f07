import type { Requirement } from "../requirement.ts"

export const operate06: Requirement = {
  id: "operate/6",
  phase: "operate",
  level: { value: "need", provenance: "recalled" },
  title: { ja: "WAFを置く", en: "Put a WAF in front" },
  officialTitle: { ja: "WAFを導入する", provenance: "recalled" },
  explanation: {
    ja: "攻撃の形をした通信を、店のプログラムに届く前に断つ仕組み(WAF)を置きます。穴を直すまでの時間を稼ぐもので、直すことの代わりにはなりません。",
    en: "A web application firewall refuses requests that look like attacks before they reach the shop. It buys time until holes are mended; it does not replace mending them.",
  },
  places: ["firewall"],
  criteria: [
    {
      id: "operate/6.waf",
      question: {
        ja: "WAFが、記録だけでなく遮断する設定で動いていますか(製品名と動作モードを確認)",
        en: "Is a WAF in front and set to block, not only to log (product and mode known)?",
      },
      why: {
        ja: "レンタルサーバーやCDNのWAFは、切れていたり、記録だけの設定だったりすることがよくあります。",
        en: "WAFs of hosts and CDNs are often switched off or set to log only.",
      },
      remedy: {
        ja: "サーバー会社かCDNの管理画面でWAFを有効にし、対象のドメインと遮断モードを確かめて画面を保存します。誤って断られた操作は、WAFを切らずに、その規則だけを除外します。",
        en: "Switch it on in the host's or CDN's console, check domain and blocking mode, and save a picture. If it refuses something honest, exclude that rule only instead of switching the WAF off.",
      },
      means: ["enforced", "answered"],
      weight: "core",
      source: "recalled",
      answerDays: 180,
      saas: "provider",
    },
    {
      id: "operate/6.attacks-refused",
      question: {
        ja: "五種類の代表的な攻撃が断られ、よく似た正しい操作は通ることを確かめましたか",
        en: "Was it tried that five classes of attack are refused while their honest twins pass?",
      },
      why: {
        ja: "動いているはずのWAFが何も断っていない例も、正しい注文まで断っている例もあります。",
        en: "Some WAFs refuse nothing, and some refuse honest orders.",
      },
      remedy: {
        ja: "SQLインジェクション、スクリプト、パストラバーサル、OSコマンド、ファイル読み込みの試験を自分の店だけに送り、記録と応答を確かめます。続けて、引用符を含む氏名や住所の注文が通ることも確かめます。",
        en: "Send test requests for SQL injection, scripts, path traversal, OS commands and file inclusion, to your own shop only, and look at answer and log. Then order with a name and address that contain quotes.",
      },
      means: ["enforced", "observed", "answered"],
      notYet: ["observed"],
      weight: "plus",
      source: "ours",
      answerDays: 180,
      saas: "provider",
    },
  ],
  seeAlso: ["build/1", "card/3"],
}

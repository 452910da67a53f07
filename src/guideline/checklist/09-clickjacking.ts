import type { ChecklistLine } from "./line.ts"

export const linesClickjacking: readonly ChecklistLine[] = [
  {
    id: "9-(i)-a",
    hole: 9,
    kind: "root",
    alternatives: "9-(i)",
    text: {
      ja: "X-Frame-Optionsを返し、他サイトの枠での表示を制限している",
      en: "X-Frame-Options limits showing the page in other sites' frames",
    },
    criterion: "build/1.clickjacking",
    seenBy: ["build/1.framing"],
    cwe: [1021],
  },
  {
    id: "9-(i)-b",
    hole: 9,
    kind: "root",
    alternatives: "9-(i)",
    text: {
      ja: "実行の直前にパスワードをもう一度求めている",
      en: "The password is asked again just before acting",
    },
    criterion: "build/1.clickjacking",
    cwe: [1021],
  },
  {
    id: "9-(ii)",
    hole: 9,
    kind: "insurance",
    text: {
      ja: "重要な操作がマウスだけで終わらないようにしている",
      en: "Important acts cannot be completed by mouse alone",
    },
    criterion: "build/1.clickjacking",
    cwe: [1021],
  },
]

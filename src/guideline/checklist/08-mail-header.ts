import type { ChecklistLine } from "./line.ts"

export const linesMailHeader: readonly ChecklistLine[] = [
  {
    id: "8-(i)-a",
    hole: 8,
    kind: "root",
    alternatives: "8-(i)",
    text: {
      ja: "メールのヘッダは固定し、外からの入力は本文だけに入れている",
      en: "Mail headers are fixed and outside input goes into the body only",
    },
    criterion: "build/1.mail-header",
    cwe: [93],
  },
  {
    id: "8-(i)-b",
    hole: 8,
    kind: "root",
    alternatives: "8-(i)",
    text: {
      ja: "ヘッダに入れる所では、メール用の機能を使っている",
      en: "Where input goes into a header, the mail functions are used",
    },
    criterion: "build/1.mail-header",
    cwe: [93],
  },
  {
    id: "8-(ii)",
    hole: 8,
    kind: "root",
    text: {
      ja: "宛先をHTMLの中に書いていない",
      en: "The recipient is never written in the HTML",
    },
    criterion: "build/1.mail-header",
    cwe: [93],
  },
  {
    id: "8-(iii)",
    hole: 8,
    kind: "insurance",
    text: {
      ja: "外からのすべての入力から改行を取り除いている",
      en: "Line breaks are removed from all outside input",
    },
    criterion: "build/1.mail-header",
    cwe: [93],
  },
]

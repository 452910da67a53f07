import type { ChecklistLine } from "./line.ts"

export const linesHttpHeader: readonly ChecklistLine[] = [
  {
    id: "7-(i)-a",
    hole: 7,
    kind: "root",
    alternatives: "7-(i)",
    text: {
      ja: "ヘッダは言語や実行環境の出力機能で書いている",
      en: "Headers are written through the language's own functions",
    },
    criterion: "build/1.http-header",
    cwe: [113],
  },
  {
    id: "7-(i)-b",
    hole: 7,
    kind: "root",
    alternatives: "7-(i)",
    text: {
      ja: "その機能を使えない所では、改行を自分で断っている",
      en: "Where those cannot be used, line breaks are refused by own code",
    },
    criterion: "build/1.http-header",
    cwe: [113],
  },
  {
    id: "7-(ii)",
    hole: 7,
    kind: "insurance",
    text: {
      ja: "外からのすべての入力から改行を取り除いている",
      en: "Line breaks are removed from all outside input",
    },
    criterion: "build/1.http-header",
    cwe: [113],
  },
]

import type { ChecklistLine } from "./line.ts"

export const linesOsCommand: readonly ChecklistLine[] = [
  {
    id: "2-(i)",
    hole: 2,
    kind: "root",
    text: {
      ja: "シェルを起動できる関数を使っていない",
      en: "Functions that can start a shell are not used",
    },
    criterion: "build/1.os-command",
    cwe: [78],
  },
  {
    id: "2-(ii)",
    hole: 2,
    kind: "insurance",
    text: {
      ja: "使う場合は、引数をすべて確かめ、許した処理だけを実行している",
      en: "Where one is used, every argument is checked and only allowed work is done",
    },
    criterion: "build/1.os-command",
    cwe: [78],
  },
]

import type { ChecklistLine } from "./line.ts"

export const linesBufferOverflow: readonly ChecklistLine[] = [
  {
    id: "10-(i)-a",
    hole: 10,
    kind: "root",
    alternatives: "10-(i)",
    text: {
      ja: "メモリを直接扱えない言語で書いている",
      en: "A language without direct memory access is used",
    },
    criterion: "build/1.buffer-overflow",
    cwe: [119, 787],
  },
  {
    id: "10-(i)-b",
    hole: 10,
    kind: "root",
    alternatives: "10-(i)",
    text: {
      ja: "メモリを直接扱う言語の部分を最小限にしている",
      en: "Parts in a language with direct memory access are minimal",
    },
    criterion: "build/1.buffer-overflow",
    cwe: [119, 787],
  },
  {
    id: "10-(ii)",
    hole: 10,
    kind: "root",
    text: {
      ja: "脆弱性の修正された版のライブラリを使っている",
      en: "Libraries are at versions with holes fixed",
    },
    criterion: "build/1.buffer-overflow",
    seenBy: ["build/2.libraries"],
    cwe: [119, 787],
  },
]

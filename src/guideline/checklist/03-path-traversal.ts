import type { ChecklistLine } from "./line.ts"

export const linesPathTraversal: readonly ChecklistLine[] = [
  {
    id: "3-(i)-a",
    hole: 3,
    kind: "root",
    alternatives: "3-(i)",
    text: {
      ja: "外からのパラメータでサーバーのファイル名を指定させていない",
      en: "Outside parameters do not name files on the server",
    },
    criterion: "build/1.path-traversal",
    cwe: [22],
  },
  {
    id: "3-(i)-b",
    hole: 3,
    kind: "root",
    alternatives: "3-(i)",
    text: {
      ja: "開くフォルダを固定し、名前にフォルダの部分が入らないようにしている",
      en: "The folder is fixed and names carry no directory part",
    },
    criterion: "build/1.path-traversal",
    cwe: [22],
  },
  {
    id: "3-(ii)",
    hole: 3,
    kind: "insurance",
    text: {
      ja: "ファイルの読み書きの権限を正しく設定している",
      en: "File permissions are set properly",
    },
    criterion: "build/1.path-traversal",
    seenBy: ["build/1.public-files"],
    cwe: [22],
  },
  {
    id: "3-(iii)",
    hole: 3,
    kind: "insurance",
    text: {
      ja: "ファイル名の内容を確かめている",
      en: "File names are checked",
    },
    criterion: "build/1.path-traversal",
    cwe: [22],
  },
]

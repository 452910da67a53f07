import type { ChecklistLine } from "./line.ts"

export const linesSqlInjection: readonly ChecklistLine[] = [
  {
    id: "1-(i)-a",
    hole: 1,
    kind: "root",
    alternatives: "1-(i)",
    text: {
      ja: "SQL文はすべてプレースホルダで組み立てている",
      en: "Every SQL statement is built with placeholders",
    },
    criterion: "build/1.sql-injection",
    cwe: [89],
  },
  {
    id: "1-(i)-b",
    hole: 1,
    kind: "root",
    alternatives: "1-(i)",
    text: {
      ja: "SQL文を連結で作る所では、値を正しいリテラルにしている",
      en: "Where statements are concatenated, values are turned into correct literals",
    },
    criterion: "build/1.sql-injection",
    cwe: [89],
  },
  {
    id: "1-(ii)",
    hole: 1,
    kind: "root",
    text: {
      ja: "パラメータでSQL文そのものを受け取っていない",
      en: "No parameter carries SQL text itself",
    },
    criterion: "build/1.sql-injection",
    cwe: [89],
  },
  {
    id: "1-(iii)",
    hole: 1,
    kind: "insurance",
    text: {
      ja: "データベースのエラーをそのままブラウザに出していない",
      en: "Database errors are not shown to the browser as they are",
    },
    criterion: "build/1.sql-injection",
    seenBy: ["build/1.error-text"],
    cwe: [89],
  },
  {
    id: "1-(iv)",
    hole: 1,
    kind: "insurance",
    text: {
      ja: "データベースのアカウントに必要な権限だけを与えている",
      en: "The database account has only the rights it needs",
    },
    criterion: "build/1.sql-injection",
    cwe: [89],
  },
]

import type { ChecklistLine } from "./line.ts"

export const linesCsrf: readonly ChecklistLine[] = [
  {
    id: "6-(i)-a",
    hole: 6,
    kind: "root",
    alternatives: "6-(i)",
    text: {
      ja: "変更はPOSTで受け、隠し項目の秘密の値を照合している",
      en: "Changes come by POST, with a secret from a hidden field compared",
    },
    criterion: "build/1.csrf",
    cwe: [352],
  },
  {
    id: "6-(i)-b",
    hole: 6,
    kind: "root",
    alternatives: "6-(i)",
    text: {
      ja: "実行の直前にパスワードをもう一度求めている",
      en: "The password is asked again just before acting",
    },
    criterion: "build/1.csrf",
    cwe: [352],
  },
  {
    id: "6-(i)-c",
    hole: 6,
    kind: "root",
    alternatives: "6-(i)",
    text: {
      ja: "Refererが正しい元のページかを確かめている",
      en: "The Referer is checked for the right page",
    },
    criterion: "build/1.csrf",
    cwe: [352],
  },
  {
    id: "6-(ii)",
    hole: 6,
    kind: "insurance",
    text: {
      ja: "重要な操作のあとに、登録されたアドレスへメールで知らせている",
      en: "After an important act, mail goes to the registered address",
    },
    criterion: "build/1.csrf",
    cwe: [352],
  },
]

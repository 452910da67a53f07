import type { ChecklistLine } from "./line.ts"

export const linesSession: readonly ChecklistLine[] = [
  {
    id: "4-(i)",
    hole: 4,
    kind: "root",
    text: {
      ja: "セッションIDを推測できない値にしている",
      en: "Session ids cannot be guessed",
    },
    criterion: "build/1.session",
    cwe: [330],
  },
  {
    id: "4-(ii)",
    hole: 4,
    kind: "root",
    text: {
      ja: "セッションIDをURLに入れていない",
      en: "Session ids are not in URLs",
    },
    criterion: "build/1.session",
    seenBy: ["build/1.session-in-url"],
    cwe: [522],
  },
  {
    id: "4-(iii)",
    hole: 4,
    kind: "root",
    text: {
      ja: "HTTPSで使うCookieにSecureを付けている",
      en: "Cookies used over HTTPS carry Secure",
    },
    criterion: "build/1.session",
    seenBy: ["build/1.cookie-secure"],
    cwe: [614],
  },
  {
    id: "4-(iv)-a",
    hole: 4,
    kind: "root",
    alternatives: "4-(iv)",
    text: {
      ja: "ログインの成功のあとに新しいセッションを始めている",
      en: "A new session begins after log-in",
    },
    criterion: "build/1.session",
    cwe: [384],
  },
  {
    id: "4-(iv)-b",
    hole: 4,
    kind: "root",
    alternatives: "4-(iv)",
    text: {
      ja: "ログインの成功のあとに、別の秘密の値を発行し、ページごとに照合している",
      en: "After log-in a second secret is issued and compared on every page",
    },
    criterion: "build/1.session",
    cwe: [384],
  },
  {
    id: "4-(v)",
    hole: 4,
    kind: "insurance",
    text: {
      ja: "セッションIDを決まった値にしていない",
      en: "Session ids are never a fixed value",
    },
    criterion: "build/1.session",
    cwe: [330],
  },
  {
    id: "4-(vi)",
    hole: 4,
    kind: "insurance",
    text: {
      ja: "Cookieの有効期限を必要な長さにとどめている",
      en: "Cookies live no longer than needed",
    },
    criterion: "build/1.session",
    cwe: [522],
  },
]

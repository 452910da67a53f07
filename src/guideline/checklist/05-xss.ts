import type { ChecklistLine } from "./line.ts"

export const linesXss: readonly ChecklistLine[] = [
  {
    id: "5-(i)",
    hole: 5,
    kind: "root",
    text: {
      ja: "ページに出すすべての要素をエスケープしている",
      en: "Everything put into a page is escaped",
    },
    criterion: "build/1.xss",
    cwe: [79],
  },
  {
    id: "5-(ii)",
    hole: 5,
    kind: "root",
    text: {
      ja: "URLは http:// か https:// で始まるものだけを出力している",
      en: "Only URLs with http or https are put out",
    },
    criterion: "build/1.xss",
    cwe: [79],
  },
  {
    id: "5-(iii)",
    hole: 5,
    kind: "root",
    text: {
      ja: "script要素の中身を値から作っていない",
      en: "The content of script elements is not made from values",
    },
    criterion: "build/1.xss",
    cwe: [79],
  },
  {
    id: "5-(iv)",
    hole: 5,
    kind: "root",
    text: {
      ja: "スタイルシートを任意のサイトから読み込めるようにしていない",
      en: "Style sheets cannot come from arbitrary sites",
    },
    criterion: "build/1.xss",
    cwe: [79],
  },
  {
    id: "5-(v)",
    hole: 5,
    kind: "insurance",
    text: {
      ja: "入力された値の内容を確かめている",
      en: "Input values are checked",
    },
    criterion: "build/1.xss",
    cwe: [79],
  },
  {
    id: "5-(vi)",
    hole: 5,
    kind: "root",
    text: {
      ja: "HTMLの入力を許す所では、構文を解析して許した要素だけを残している",
      en: "Where HTML input is allowed, it is parsed and only allowed elements are kept",
    },
    criterion: "build/1.xss",
    cwe: [79],
  },
  {
    id: "5-(vii)",
    hole: 5,
    kind: "insurance",
    text: {
      ja: "HTMLの入力を許す所では、スクリプトになる文字列を取り除いている",
      en: "Where HTML input is allowed, script-like strings are removed",
    },
    criterion: "build/1.xss",
    cwe: [79],
  },
  {
    id: "5-(viii)",
    hole: 5,
    kind: "root",
    text: {
      ja: "応答のContent-Typeに文字コードを指定している",
      en: "The Content-Type of answers names the charset",
    },
    criterion: "build/1.xss",
    seenBy: ["build/1.charset"],
    cwe: [79],
  },
  {
    id: "5-(ix)",
    hole: 5,
    kind: "insurance",
    text: {
      ja: "CookieにHttpOnlyを付け、TRACEメソッドを無効にしている",
      en: "Cookies carry HttpOnly and the method TRACE is off",
    },
    criterion: "build/1.xss",
    seenBy: ["build/1.cookie-http-only", "build/1.trace"],
    cwe: [79],
  },
  {
    id: "5-(x)",
    hole: 5,
    kind: "insurance",
    text: {
      ja: "ブラウザの防御を有効にする応答ヘッダ(CSPなど)を返している",
      en: "Answers carry the headers that switch on browser defences, such as CSP",
    },
    criterion: "build/1.xss",
    seenBy: ["build/1.content-security-policy", "build/1.content-type-options"],
    cwe: [79],
  },
]

import { w } from "./w.ts"

export const PLAN_PAGE = {
  title: w("開店前の方へ", "Before there is a shop"),
  lead: w(
    "お店の作り方を選ぶ前に、守る手間まで含めて考えます。答えは保存されません。使うのはこの画面の中だけです。",
    "Think of the work of keeping it safe before you choose how to build. Nothing you type is kept: it stays on this page.",
  ),
  questions: w("うかがいたいこと", "A few questions"),
  form: w("考えている作り方", "Form in mind"),
  payment: w("カード決済の方式", "Way of payment"),
  membership: w("会員登録", "Member accounts"),
  yes: w("ある", "yes"),
  no: w("ない", "no"),
  unknown: w("まだ決めていない", "not decided"),
  hours: w("守る作業に使える時間(月に何時間)", "Hours a month for keeping it safe"),
  sales: w("見込みの売上(ひと月、円)", "Expected monthly sales (yen)"),
  customers: w("見込みの会員数", "Expected customers"),
  parts: w("見るもの", "What to show"),
  part: {
    advice: w("勧める作り方", "Advice"),
    service: w("サービスについて", "The service"),
    questions: w("見積もりの質問", "Questions for quotations"),
    requirements: w("要求仕様書", "Requirement sheet"),
    "go-no-go": w("開店の判定表", "Go/no-go sheet"),
  },
  whole: w("すべてを1つのファイルで受け取る:", "Everything as one file:"),
  print: w("印刷する", "Print"),
  noService: w("サービスを選ぶと、ここに分かっていることが出ます。", "Choose a service to see what is known about it."),
} as const

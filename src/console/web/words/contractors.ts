import { w } from "./w.ts"

export const CONTRACTOR_ENTRY = {
  title: w("委託先の方の回答ページ", "Answers from the contractor"),
  lead: w(
    "お店から、あなたの会社が担当する項目への回答をお願いされています。見えるのは担当の項目だけです。",
    "The shop asks you to answer the questions that your company is in charge of. You see only those.",
  ),
  go: w("回答をはじめる", "Start answering"),
} as const

/** Answering in a spreadsheet instead of on the page. */
export const CONTRACTOR_SHEET = {
  title: w("Excelで回答する", "Answer in a spreadsheet"),
  lead: w(
    "あなたの担当の項目だけが入ったExcelです。記入して送ると、何が変わるかを先に見せます。回答は、あなたの名前で保存します。",
    "A spreadsheet with your questions only. When you send it back filled in, you see what will change before anything is kept. Answers are kept under your name.",
  ),
  get: w("回答表をExcelで受け取る", "Download as Excel"),
  goSend: w("記入したExcelを送るところへ", "Go to where it is sent back"),
  choose: w("記入したExcelを送る", "Send the filled-in Excel"),
} as const

export const CONTRACTORS = {
  title: w("委託先への依頼", "Asking contractors"),
  lead: w(
    "制作会社や保守会社に、担当してもらう項目だけを見せて回答してもらいます。アカウントは要りません。",
    "Let an agency or maintainer see and answer only the questions it is in charge of. They need no account.",
  ),
  add: w("委託先に依頼する", "Ask a contractor"),
  name: w("会社名と担当者名", "Company and person"),
  questions: w("担当してもらう項目", "Questions for them"),
  questionsHint: w(
    "委託先に聞くことの多い項目を先に選んであります。",
    "Questions that contractors are usually asked are chosen already.",
  ),
  chosen: w("{count}件を選んでいます", "{count} chosen"),
  choose: w("項目を選ぶ", "Choose questions"),
  all: w("すべて選ぶ", "Choose all"),
  clear: w("すべて外す", "Choose none"),
  due: w("回答の期限", "Answer until"),
  days: w("アドレスが使える日数", "Days the address works"),
  make: w("回答用のアドレスを作る", "Make the address"),
  link: w("回答用のアドレス", "Address for the contractor"),
  linkOnce: w(
    "このアドレスは今しか表示されません。コピーして、決めた相手だけに送ってください。",
    "The address is shown only now. Copy it and send it to that person only.",
  ),
  listTitle: w("依頼中の委託先", "Contractors"),
  empty: w("まだ依頼していません", "Nobody has been asked yet"),
  emptySays: w(
    "保守を任せている会社があれば、その会社しか答えられない項目を依頼しましょう。契約書に入れる文は「書類」にあります。",
    "If a company maintains the shop, ask it what only it can answer. Clauses for the contract are under Papers.",
  ),
  progress: w("回答済み", "Answered"),
  of: w("{done} / {all}件", "{done} of {all}"),
  expires: w("使える期限", "Works until"),
  lastUsed: w("最後に開いた日時", "Last opened"),
  account: w("期限なし(アカウントでサインイン)", "no end (signs in with an account)"),
  never: w("まだ開かれていません", "not opened yet"),
  revoked: w("取り消し済み", "revoked"),
  revoke: w("{name}のアドレスを取り消す", "Revoke the address of {name}"),
  revokeShort: w("取り消す", "Revoke"),
  sheet: w("回答表", "Answer sheet"),
  getSheet: w("{name}の回答表をExcelで受け取る", "Answer sheet of {name} as Excel"),
  getSheetShort: w("Excelで受け取る", "Download as Excel"),
  papers: w(
    "委託先に渡す要求仕様書は「書類とチェックリスト」にあります。メールで戻った回答表も、そこで読み込みます。",
    "The requirement sheet for contractors is under Papers. Answer sheets that come back by mail are read in there, too.",
  ),
} as const

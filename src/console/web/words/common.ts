import { w } from "./w.ts"

export const COMMON = {
  product: w("関所 Sekisho", "Sekisho"),
  skip: w("本文へ移動", "Skip to the content"),
  menu: w("メニュー", "Menu"),
  loading: w("読み込んでいます…", "Loading…"),
  again: w("もう一度読み込む", "Load again"),
  save: w("保存する", "Save"),
  cancel: w("やめる", "Cancel"),
  close: w("閉じる", "Close"),
  remove: w("取り消す", "Revoke"),
  really: w("本当に取り消しますか", "Revoke it?"),
  none: w("なし", "none"),
  comma: w("、", ", "),
  saved: w("保存しました。", "Saved."),
  language: w("表示する言語", "Language"),
  sampleMark: w("見本", "sample"),
  sampleNote: w(
    "これは見本のお店です。数字も結果も作り物で、あなたのお店のものではありません。",
    "This is a sample shop. Its figures and results are made up and are not your shop's.",
  ),
  unconfirmed: w(
    "「(未確認)」は、ガイドライン本文との照らし合わせがまだ済んでいない印です。",
    "“(unconfirmed)” marks what has not been compared with the guideline's own text yet.",
  ),
  evidence: w("証拠のファイル", "Evidence files"),
  notKept: w("ファイルは保管されていません", "the file is not kept"),
  copy: w("コピーする", "Copy"),
  copied: w("コピーしました。", "Copied."),
  until: w("{day}まで", "until {day}"),
  by: w("{name}({day})", "{name} ({day})"),
  mail: w("メールアドレス", "Mail address"),
  overdue: w("期限切れ", "overdue"),
  due: w("期限", "Due"),
  assignee: w("担当", "Assigned to"),
  nobody: w("担当なし", "nobody"),
  state: w("判定", "Verdict"),
  level: w("区分", "Level"),
  question: w("項目", "Question"),
  actions: w("操作", "Actions"),
  when: w("日時", "When"),
  who: w("だれが", "Who"),
  what: w("内容", "What"),
  notFound: w("このページはありません", "There is no such page"),
  notFoundSays: w(
    "アドレスが変わったか、見る権限がありません。",
    "Its address has changed, or it is not yours to see.",
  ),
  toStart: w("最初の画面へ", "To the first page"),
} as const

/** Each language by its own name. */
export const LANGUAGE_NAMES = { ja: "日本語", en: "English" } as const

export const ROLE_NAMES = {
  owner: w("経営者", "Owner"),
  practitioner: w("実務担当者", "Practitioner"),
  contractor: w("委託先", "Contractor"),
  auditor: w("閲覧", "Auditor (reads only)"),
} as const

/** A person with the role: in Japanese without a space before the bracket. */
export const PERSON = w("{name}({role})", "{name} ({role})")

export const NAV = {
  main: w("画面の一覧", "Pages"),
  thisShop: w("このお店", "This shop"),
  installation: w("全体", "Installation"),
  overview: w("全体のようす", "Overview"),
  list: w("点検と回答の一覧", "Questions and answers"),
  saas: w("サービスとの分担", "Shared with the service"),
  findings: w("直すこと", "Findings"),
  history: w("履歴と証拠", "History and evidence"),
  orders: w("指示書", "Orders to staff"),
  card: w("カード会社への回答", "For the card company"),
  papers: w("書類とチェックリスト", "Papers and spreadsheet"),
  contractors: w("委託先", "Contractors"),
  terminals: w("端末の確認", "Terminals"),
  shops: w("お店の一覧", "Shops"),
  plan: w("開店前の方へ", "Before there is a shop"),
  people: w("利用者", "People"),
  account: w("自分のアカウント", "My account"),
  signOut: w("サインアウト", "Sign out"),
} as const

import type { Words } from "../lib/words.ts"

export const DIAGNOSIS_LETTERS = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M"] as const
export type DiagnosisLetter = (typeof DIAGNOSIS_LETTERS)[number]

/** One of the 13 items of the web health check (ウェブ健康診断仕様): a sample, never a guarantee. */
export interface DiagnosisItem {
  readonly letter: DiagnosisLetter
  readonly title: Words
  /** Where on the shop it is tried. */
  readonly where: Words
  /** When the sample counts as a finding. */
  readonly finding: Words
  /** The criteria under build/1 that a finding speaks about. */
  readonly criteria: readonly string[]
  readonly cwe: readonly number[]
  /** How we know what counts as a finding; the names of all items are confirmed. */
  readonly provenance: "confirmed" | "recalled"
}

export const DIAGNOSIS: readonly DiagnosisItem[] = [
  {
    letter: "A",
    title: { ja: "SQLインジェクション", en: "SQL injection" },
    where: { ja: "データベースに届くすべてのパラメータ", en: "every parameter that reaches a database" },
    finding: {
      ja: "引用符でデータベースのエラーが出る、または条件を足しても元の値と同じ結果になる",
      en: "a quote brings a database error, or an added condition gives the same result as the plain value",
    },
    criteria: ["build/1.sql-injection"],
    cwe: [89],
    provenance: "recalled",
  },
  {
    letter: "B",
    title: { ja: "クロスサイト・スクリプティング", en: "Cross-site scripting" },
    where: {
      ja: "確認画面、エラー画面、掲示の画面、管理画面の一覧",
      en: "confirmation, error and board pages, lists in the admin screen",
    },
    finding: {
      ja: "入れた記号やスクリプトが無害にされずに出る、または危険なURLがリンク先になる",
      en: "marks or scripts come back unescaped, or a dangerous URL becomes a link",
    },
    criteria: ["build/1.xss"],
    cwe: [79],
    provenance: "recalled",
  },
  {
    letter: "C",
    title: { ja: "クロスサイト・リクエスト・フォージェリ", en: "Cross-site request forgery" },
    where: {
      ja: "パスワード変更、登録内容の変更、メール送信など",
      en: "acts with an effect: password change, updates, sending mail",
    },
    finding: {
      ja: "秘密の値がない、消しても通る、推測できる、他人の値でも通る、のいずれか",
      en: "no token, or it works without one, with a guessed one, or with another user's",
    },
    criteria: ["build/1.csrf"],
    cwe: [352],
    provenance: "confirmed",
  },
  {
    letter: "D",
    title: { ja: "OSコマンド・インジェクション", en: "OS command injection" },
    where: { ja: "シェルに渡り得るパラメータ", en: "parameters that may reach a shell" },
    finding: {
      ja: "待ち時間を作る命令を入れると、応答がその時間だけ遅れる",
      en: "a command that waits delays the answer by that time",
    },
    criteria: ["build/1.os-command"],
    cwe: [78],
    provenance: "recalled",
  },
  {
    letter: "E",
    title: { ja: "ディレクトリ・リスティング", en: "Directory listing" },
    where: { ja: "すべてのフォルダ", en: "every folder" },
    finding: { ja: "ファイルの一覧が表示される", en: "a list of files is shown" },
    criteria: ["build/1.directory-listing"],
    cwe: [548],
    provenance: "recalled",
  },
  {
    letter: "F",
    title: { ja: "メールヘッダ・インジェクション", en: "Mail header injection" },
    where: { ja: "メールを送るフォーム", en: "forms that send mail" },
    finding: {
      ja: "足した宛先に届く、または本文を書き換えられる",
      en: "mail reaches an added address, or its body can be altered",
    },
    criteria: ["build/1.mail-header"],
    cwe: [93],
    provenance: "recalled",
  },
  {
    letter: "G",
    title: { ja: "パス名パラメータの未チェック/ディレクトリ・トラバーサル", en: "Path traversal" },
    where: { ja: "ファイル名を受け取るパラメータ", en: "parameters that take a file name" },
    finding: { ja: "公開していないファイルの中身が表示される", en: "the content of a private file is shown" },
    criteria: ["build/1.path-traversal"],
    cwe: [22],
    provenance: "recalled",
  },
  {
    letter: "H",
    title: { ja: "意図しないリダイレクト", en: "Unintended redirect" },
    where: { ja: "転送先を受け取るパラメータ", en: "parameters that take a destination" },
    finding: { ja: "外部のサイトへ転送される", en: "it leads to an outside site" },
    criteria: ["build/1.open-redirect"],
    cwe: [601],
    provenance: "confirmed",
  },
  {
    letter: "I",
    title: { ja: "HTTPヘッダ・インジェクション", en: "HTTP header injection" },
    where: { ja: "転送先やCookieに入る値", en: "values that end up in Location or Set-Cookie" },
    finding: { ja: "改行を入れるとヘッダや本文が増える", en: "a line break adds a header or body" },
    criteria: ["build/1.http-header"],
    cwe: [113],
    provenance: "recalled",
  },
  {
    letter: "J",
    title: { ja: "認証", en: "Authentication" },
    where: { ja: "ログインと会員登録", en: "log-in and registration" },
    finding: {
      ja: "8文字以上のパスワードを使えない、文字種が限られる、入力が伏せられない、IDとパスワードのどちらが違うかわかる、ログアウトが働かない、失敗を続けても止まらない、のいずれか",
      en: "any of: no password of eight characters or more, limited character kinds, field not masked, error tells id from password, log-out does not end the session, failures never lock",
    },
    criteria: ["build/1.authorisation", "build/1.session"],
    cwe: [287, 521, 307],
    provenance: "confirmed",
  },
  {
    letter: "K",
    title: { ja: "セッション管理の不備", en: "Session management" },
    where: { ja: "ログインの前後", en: "before and after log-in" },
    finding: {
      ja: "ログインでIDが変わらない、独自の仕組みである、Secureがない、IDがURLに入る、のいずれか",
      en: "any of: the id does not change at log-in, a home-made mechanism, no Secure, the id in the URL",
    },
    criteria: ["build/1.session", "build/1.cookie-secure", "build/1.session-in-url"],
    cwe: [384, 614, 598],
    provenance: "recalled",
  },
  {
    letter: "L",
    title: { ja: "認可制御の不備・欠落", en: "Missing or faulty authorisation" },
    where: { ja: "権限のいるページ", en: "pages that need rights" },
    finding: {
      ja: "URLの直接の指定、番号の書き換え、権限の値の書き換えで、見えたり操作できたりする",
      en: "a direct URL, an altered number or an altered role lets one see or act",
    },
    criteria: ["build/1.authorisation"],
    cwe: [639, 862],
    provenance: "confirmed",
  },
  {
    letter: "M",
    title: { ja: "クローラへの耐性", en: "Robustness against crawlers" },
    where: { ja: "サイト全体", en: "the whole site" },
    finding: {
      ja: "毎秒1回ほどの順番の閲覧で、エラーや停止が起きる",
      en: "serial reading at about one request a second brings errors or a stop",
    },
    criteria: [],
    cwe: [400],
    provenance: "recalled",
  },
]

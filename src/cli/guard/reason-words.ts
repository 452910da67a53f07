import { ACCEPT_REASONS } from "../../gate/accept/reasons.ts"
import type { Words } from "../../lib/words.ts"

/** What is to be done where a reason met somebody honest. */
type Remedy = "allow" | "unlock" | "device" | "rate" | "shop" | "none"
interface ReasonWords {
  readonly says: Words
  readonly remedy: Remedy
}
const of = (remedy: Remedy, ja: string, en: string): ReasonWords => ({ says: { ja, en }, remedy })

/** Why the gate did something, for the person who keeps the shop. A reason that is not here is told by its stage. */
const REASONS: Readonly<Record<string, ReasonWords>> = {
  "limits.url-chars": of("rate", "アドレスが長すぎました", "the address was too long"),
  "limits.body-bytes": of("rate", "送られた内容が大きすぎました", "what was sent was too large"),
  "limits.address-rate": of("rate", "一つの場所からのアクセスが多すぎました", "too many requests from one address"),
  "limits.network-rate": of("rate", "近い場所からのアクセスが多すぎました", "too many requests from one neighbourhood"),
  "admin-access.stranger": of("device", "許されていない場所・端末から管理画面を開こうとしました", "a stranger's address or device at the admin screens"),
  "admin-access.factor": of("none", "管理画面の前で、本人の確認を求めました", "the second factor was asked for before the admin screens"),
  "admin-access.foreign-session": of("device", "別の管理者のログイン状態が使われました(盗まれたおそれがあります)", "another administrator's session was used; it may be stolen"),
  "admin-access.log-in-locked": of("none", "管理画面のログインの失敗が続き、30分間止めました", "the admin log-in failed too often and is locked for 30 minutes"),
  "admin-access.locked": of("device", "管理画面の確認コードの間違いが続き、止めました", "wrong codes before the admin screens; codes are locked"),
  "admin-access.code-refused": of("none", "管理画面の前のコードが違いました", "a wrong code before the admin screens"),
  "admin-access.passkey-refused": of("device", "登録していないパスキーが使われました", "a passkey that is not registered"),
  "admin-access.emergency-code": of("none", "非常用コードで管理画面に入りました", "an emergency code opened the admin screens"),
  "admin-access.signed-in": of("none", "管理者が本人の確認を済ませました", "an administrator gave the factor"),
  "admin-access.device-added": of("none", "管理用の端末が登録されました", "an administrator's device was registered"),
  "sensitive-files.hidden": of("allow", "隠しファイルが求められました", "a hidden file was asked for"),
  "sensitive-files.ending": of("allow", "設定・バックアップ・記録のような名前のファイルが求められました", "a file that looks like settings, a backup or a log"),
  "sensitive-files.name": of("allow", "開発用・サーバー用のファイルが求められました", "a file of developers or servers"),
  "sensitive-files.archive": of("allow", "店のデータをまとめたような書庫ファイルが求められました", "an archive that looks like the shop's data"),
  "sensitive-files.platform": of("allow", "ショップソフトの内部のファイルが求められました", "a file of the shop software's inside"),
  "waf.sql-injection": of("allow", "データベースへの命令を紛れ込ませる入力でした(SQLインジェクション)", "input that would command the database (SQL injection)"),
  "waf.script": of("allow", "ページにスクリプトを紛れ込ませる入力でした(XSS)", "input that would put script into pages (XSS)"),
  "waf.command": of("allow", "サーバーやプログラムへの命令を紛れ込ませる入力でした", "input that would run a command or program"),
  "waf.path": of("allow", "別の場所のファイルを読み出す入力でした", "input that would read files elsewhere"),
  "waf.header": of("allow", "応答のヘッダーを書き換える入力でした", "input that would forge headers"),
  "waf.session": of("allow", "ログイン状態を固定する入力でした", "input that would fix a session"),
  "waf.server-request": of("allow", "サーバーに別の場所を読ませる入力でした", "input that would make the server fetch something"),
  "waf.scanner": of("allow", "弱点を探す道具からのアクセスでした", "a scanner for weaknesses"),
  "waf.message": of("allow", "リクエストの形がふつうではありませんでした", "a request of an unusual form"),
  "waf.leak": of("allow", "店の応答に内部の情報がありました", "the shop's answer tells of its inside"),
  "waf.body-too-long": of("rate", "調べられる長さを超える入力でした", "longer than the rules are shown"),
  "waf.files-too-long": of("rate", "調べられる長さを超えるファイルでした", "files longer than the rules are shown"),
  "login-defence.account-locked": of("unlock", "ログインの失敗が続き、アカウントを一時的に止めました", "the account is locked for a while after failed log-ins"),
  "login-defence.locked": of("unlock", "ログインの失敗が続き、アカウントを一時的に止めています", "the account is locked for a while after failed log-ins"),
  "login-defence.address-accounts": of("rate", "一つの場所から多くのアカウントでログインが試されました", "many accounts were tried from one address"),
  "login-defence.registrations": of("rate", "一つの場所から多くの会員登録がありました", "many accounts were registered from one address"),
  "login-defence.puzzle-due": of("none", "ログインの前に、機械でないことの確認を求めました", "a puzzle before the log-in"),
  "login-defence.unproved-door": of("none", "見分け方を実物で確かめていないログインの入口で、失敗が続いたようです(止めていません)", "failed log-ins, it seems, at a door whose signs are not proved; nothing was stopped"),
  "login-defence.graphql-unreadable": of("none", "GraphQLの内容が読み取れず、ログインかどうかを確かめられませんでした", "GraphQL that cannot be read: it might have been a log-in"),
  "login-defence.graphql-persisted": of("none", "GraphQLの本文の代わりに番号だけが送られました。本文を送るように答えました", "only the number of a GraphQL text; the program was asked to send the text"),
  "login-defence.delay": of("none", "ログインの失敗のあと、少し待たせました", "a pause after failed log-ins"),
  "card-testing.failed-address": of("rate", "一つの場所から支払いの失敗が続きました", "payments of one address failed again and again"),
  "card-testing.failed-session": of("rate", "一人の買い物で支払いの失敗が続きました", "payments in one session failed again and again"),
  "card-testing.tried-address": of("rate", "一つの場所から支払いが多く試されました", "many payments from one address"),
  "card-testing.tried-session": of("rate", "一人の買い物で支払いが多く試されました", "many payments in one session"),
  "card-testing.tried-account": of("rate", "一人のお客さまの支払いが多く試されました", "many payments of one customer"),
  "card-testing.graphql-unreadable": of("none", "GraphQLの内容が読み取れず、支払いかどうかを確かめられませんでした", "GraphQL that cannot be read: it might have been payments"),
  "card-testing.graphql-persisted": of("none", "GraphQLの本文の代わりに番号だけが送られました。本文を送るように答えました", "only the number of a GraphQL text; the program was asked to send the text"),
  "card-testing.alarm": of("none", "店全体で支払いの失敗が急に増えました。盗んだカードを試されているおそれがあります", "failed payments of the whole shop rose: stolen cards may be tried"),
  "card-data.sent": of("shop", "カード番号が店のサーバーに送られました", "a card number was sent to the shop's server"),
  "card-data.shown": of("shop", "店の応答にカード番号がありました", "the shop's answer holds a card number"),
  "card-data.shown-passed": of("shop", "店の応答にカード番号があり、長いため伏せずに通しました", "an answer with a card number was too long to be changed and passed"),
  "leak.sql-error": of("allow", "店の応答にデータベースのエラーがありました", "the shop's answer shows a database error"),
  "leak.stack-trace": of("allow", "店の応答にプログラムの内部のエラーがありました", "the shop's answer shows a program's inside"),
  "leak.dump": of("allow", "店の応答がデータベースそのものでした", "the shop's answer is a whole database"),
  "leak.private-key": of("allow", "店の応答に秘密鍵がありました", "the shop's answer holds a private key"),
  "leak.password-hash": of("allow", "店の応答にパスワードのハッシュがありました", "the shop's answer holds a password's hash"),
  "leak.session-id": of("allow", "店の応答にログイン状態の番号がありました", "the shop's answer holds a session id"),
} // prettier-ignore

const STAGES: Readonly<Record<string, ReasonWords>> = {
  accept: of("none", "二通りに読めるリクエストでした", "a request that can be read in two ways"),
  gate: of("none", "門の動きの記録です", "the gate's own life"),
  shop: of("shop", "店が応答しませんでした", "the shop did not answer"),
  waf: of("allow", "攻撃に見える入力でした", "input that looks like an attack"),
  "login-defence": of("unlock", "ログインを守る仕組みが働きました", "log-ins are protected"),
  "second-factor": of("none", "ログインのあと、コードでの確認を求めました", "a code was asked for after the log-in"),
  "step-up": of("none", "大切な変更の前に、コードでの確認を求めました", "a code was asked for before an important change"),
  notice: of("none", "お客さまへのお知らせです", "a notice to the customer"),
  internal: of("none", "関所自身の誤りで止まりました。この番号を添えて知らせてください", "a mistake of Sekisho itself; please report this number"),
} // prettier-ignore

const isAccept = (reason: string): reason is keyof typeof ACCEPT_REASONS => Object.hasOwn(ACCEPT_REASONS, reason)

/** What a reason means, and what helps where it met somebody honest. */
export const reasonWords = (reason: string): ReasonWords => {
  if (isAccept(reason)) return { says: ACCEPT_REASONS[reason].says, remedy: "none" }
  const [stage = ""] = reason.split(".", 1)
  const known = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined
  const byStage = Object.hasOwn(STAGES, stage) ? STAGES[stage] : undefined
  return known ?? byStage ?? of("none", `記録の種類: ${reason}`, `kind of event: ${reason}`)
}

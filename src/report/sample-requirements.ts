import type { Level, Place } from "../guideline/requirement.ts"
import type { VerdictState } from "../guideline/verdict-shape.ts"

/** One row of the sample: what a requirement is called and how it stands in the sample shop. */
export interface SampleRow {
  readonly id: string
  readonly level: Level
  readonly title: readonly [ja: string, en: string]
  readonly official?: string
  readonly places: readonly Place[]
  /** State of the one question that stands for the requirement where the sample tells no more. */
  readonly state: VerdictState
}
const row = (
  id: string,
  level: Level,
  title: readonly [ja: string, en: string],
  places: readonly Place[],
  state: VerdictState,
  official?: string,
): SampleRow => ({ id, level, title, places, state, ...(official === undefined ? {} : { official }) })

const SERVERS = ["web-server", "database-server"] as const

/** An open shop on EC-CUBE 4 that pays by token: the fourteen, the seven, the owner's and the card guideline's. */
export const SAMPLE_ROWS: readonly SampleRow[] = [
  row(
    "build/1",
    "must",
    ["安全な作り方でサイトを作る", "Build the site in a safe way"],
    ["web-application"],
    "unmet",
    "「安全なウェブサイトの作り方」及び「セキュリティ実装チェックリスト」に準拠して、ECサイトを構築する",
  ),
  row(
    "build/2",
    "must",
    ["ソフトを最新に保つ", "Keep the software patched"],
    ["web-server", "database-server", "web-application", "admin-terminal"],
    "unmet",
    "サーバー及び管理端末等で利用しているソフトウェアをセキュリティパッチ等により最新の状態にする",
  ),
  row(
    "build/3",
    "must",
    ["公開前に脆弱性診断を受ける", "Have the site diagnosed before opening"],
    ["other"],
    "not-applicable",
    "ECサイトの公開前に脆弱性診断を行い、見つかった脆弱性を対策する",
  ),
  row(
    "build/4",
    "must",
    ["管理画面に接続できる端末を限る", "Limit who can reach the admin screen"],
    ["firewall"],
    "unmet",
    "管理者画面や管理用ソフトウェアへ接続する端末を制限する",
  ),
  row(
    "build/5",
    "must",
    ["管理に使う端末を守る", "Protect the admin terminals"],
    ["other"],
    "unknown",
    "管理者画面や管理用ソフトウェアへ接続する端末のセキュリティ対策を実施する",
  ),
  row(
    "build/6",
    "must",
    ["カードのガイドラインを守る", "Follow the card guideline"],
    ["other"],
    "partly",
    "「クレジットカード・セキュリティガイドライン」を遵守する",
  ),
  row(
    "build/7",
    "must",
    ["不正ログインを防ぐ", "Stop stolen log-ins"],
    ["web-application"],
    "unknown",
    "サイト利用者情報の登録時及びパスワード入力時における、不正ログイン対策を実施する",
  ),
  row(
    "build/8",
    "must",
    ["個人情報を安全に管理する", "Keep personal data safe"],
    ["database-server"],
    "unknown",
    "サイト利用者の個人情報に対して安全管理措置を講じる",
  ),
  row(
    "build/9",
    "must",
    ["ドメインの証明とTLSを使う", "Prove the domain, use TLS"],
    ["other"],
    "met",
    "ドメイン名の正当性証明とTLSの利用を行う",
  ),
  row(
    "build/10",
    "need",
    ["ログインを二要素にする", "Second factor for customers"],
    ["web-application", "user-terminal"],
    "unmet",
    "サイト利用者のログイン時における二要素認証を導入する",
  ),
  row(
    "build/11",
    "need",
    ["大事な変更を利用者に知らせる", "Tell customers of important changes"],
    ["other"],
    "partly",
    "サイト利用者のパスワードの初期化及び変更といった重要な処理を行う際、サイト利用者へ通知する機能を導入する",
  ),
  row(
    "build/12",
    "need",
    ["ログとバックアップを1年残す", "Keep logs and backups for a year"],
    SERVERS,
    "partly",
    "Webサーバーやアプリケーション等のログや、取引データ等のバックアップデータを保管する",
  ),
  row(
    "build/13",
    "advise",
    ["ログとバックアップを守る", "Protect logs and backups"],
    SERVERS,
    "unknown",
    "保管するログやバックアップデータを保護する",
  ),
  row(
    "build/14",
    "advise",
    ["サーバーと端末の対策をする", "Protect servers and terminals"],
    ["web-server", "database-server", "admin-terminal"],
    "unknown",
    "サーバー及び管理端末において、セキュリティ対策を実施する",
  ),
  row(
    "operate/1",
    "must",
    ["ソフトを最新に保ち続ける", "Go on patching"],
    ["web-server", "database-server", "web-application", "admin-terminal"],
    "unmet",
  ),
  row("operate/2", "must", ["定期的に脆弱性診断を受ける", "Have the site diagnosed regularly"], ["other"], "unmet"),
  row("operate/3", "must", ["改ざんを見つける", "Notice tampering"], ["web-application"], "unmet"),
  row("operate/4", "must", ["バックアップとアクセスログの確認", "Back up and read the access log"], SERVERS, "unknown"),
  row("operate/5", "need", ["大事な情報のバックアップ", "Back up what matters"], ["database-server"], "met"),
  row("operate/6", "need", ["WAFを使う", "Use a WAF"], ["firewall"], "unknown"),
  row("operate/7", "advise", ["サイバー保険に入る", "Buy cyber insurance"], ["other"], "unmet"),
  row("owner/1", "must", ["会社としての方針を決める", "Set the company's policy"], ["other"], "met"),
  row("owner/2", "must", ["予算と人を確保する", "Secure budget and people"], ["other"], "unknown"),
  row("owner/3", "must", ["対策を検討させ、実行を指示する", "Order the measures"], ["other"], "met"),
  row("owner/4", "must", ["見直しを指示する", "Order reviews"], ["other"], "unknown"),
  row("owner/5", "must", ["緊急時の体制を整える", "Prepare for an emergency"], ["other"], "unmet"),
  row(
    "owner/6",
    "must",
    ["委託先との責任をはっきりさせる", "Settle responsibilities with contractors"],
    ["other"],
    "unknown",
  ),
  row("owner/7", "must", ["最新の動向を集める", "Follow the news"], ["other"], "unknown"),
  row("card/1", "must", ["管理画面の守り", "The admin screen"], ["firewall"], "unmet"),
  row("card/2", "must", ["公開してはいけないファイル", "Files that must not be public"], ["web-server"], "unmet"),
  row("card/3", "must", ["ウェブアプリの脆弱性", "Holes of the web application"], ["web-application"], "unknown"),
  row("card/4", "must", ["ウイルス対策", "Malware"], ["web-server"], "unknown"),
  row("card/5", "must", ["カード番号の悪用試行への対策", "Card testing"], ["web-application"], "met"),
  row(
    "card/login",
    "must",
    ["登録・ログイン・変更時の対策", "Registration, log-in, change"],
    ["web-application"],
    "unknown",
  ),
]

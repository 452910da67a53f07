import type { Words } from "../../lib/words.ts"

/** One thing to be written into a contract, and the requirements that it serves. */
export interface Clause {
  readonly id: string
  readonly title: Words
  readonly text: Words
  readonly requirements: readonly string[]
}

const clause = (
  id: string,
  title: readonly [ja: string, en: string],
  text: readonly [ja: string, en: string],
  requirements: readonly string[],
): Clause => ({ id, title: { ja: title[0], en: title[1] }, text: { ja: text[0], en: text[1] }, requirements })

/** Drafts in our own words, to be gone through with a lawyer. Days and hours in brackets are to be agreed. */
export const CLAUSES: readonly Clause[] = [
  clause(
    "build",
    ["安全な作り方", "Secure building"],
    [
      "受託者は、IPAの「安全なウェブサイトの作り方」のチェックリストの各項目について、対応した方法、または対応しない理由を書いた表を、納品のときに提出する。機能を加えたとき、改修したときも同じとする。",
      "On delivery the contractor hands over a table that says, for each line of IPA's checklist for secure websites, how it was done or why not; likewise for every later feature or change.",
    ],
    ["build/1", "card/3"],
  ),
  clause(
    "updates",
    ["更新の期限", "Days for updates"],
    [
      "受託者は、担当するサーバー、ショップソフト、プラグイン、部品の弱点の情報を毎週確かめ、修正が公開された日から、攻撃が確認されたものは[7]日、緊急のものは[14]日、重大なものは[30]日以内に更新し、更新後の動作を確かめて報告する。サポートの終わった製品を使わない。",
      "The contractor follows the news of weaknesses weekly and updates servers, shop software, plug-ins and components within [7] days of a fix for those under attack, [14] for critical and [30] for high ones, tests the shop afterwards and reports. Nothing past its end of support is used.",
    ],
    ["build/2", "operate/1"],
  ),
  clause(
    "diagnosis",
    ["脆弱性診断と修正の費用", "Diagnosis, and who pays for mends"],
    [
      "公開の前と、プログラム、テンプレート、プラグインを変えたときに、第三者による脆弱性診断を行う。受託者が作った部分に見つかった重大な問題は、受託者の費用で[14]日以内に直し、再診断の結果を提出する。",
      "Before opening, and whenever programs, templates or plug-ins change, a third party diagnoses the shop. Grave findings in what the contractor made are mended within [14] days at the contractor's cost, and the result of a second look is handed over.",
    ],
    ["build/3", "operate/2", "card/3"],
  ),
  clause(
    "admin",
    ["管理者アカウントと接続元", "Administrator accounts and where from"],
    [
      "受託者は、作業する人ごとのアカウントと二要素認証を使い、届け出た接続元からだけ管理画面とサーバーに接続する。共用のアカウントを作らない。担当者が変わったときは[1]営業日以内に知らせ、不要なアカウントを消す。",
      "The contractor's people each use an account of their own with a second factor and connect to admin screens and servers only from named addresses. No shared accounts. A change of person is told within [1] working day and the account removed.",
    ],
    ["build/4", "card/1"],
  ),
  clause(
    "terminals",
    ["作業する端末とサーバー", "Terminals and servers"],
    [
      "作業に使う端末には、ウイルス対策、自動更新、画面ロックを入れ、私用に使わない。サーバーでは不要なサービス、口、アカウントを止め、不正なプログラムの検査を定期に行い、結果を[毎月]報告する。",
      "Terminals used for the work have anti-malware, automatic updates and a screen lock and serve no private use. On servers, needless services, ports and accounts are closed and malware scans run; results are reported [monthly].",
    ],
    ["build/5", "build/14", "card/4"],
  ),
  clause(
    "personal-data",
    ["個人情報の取り扱い", "Personal data"],
    [
      "受託者は、お客様の個人情報を委託された仕事のためだけに扱い、持ち出し、複写、試験への転用をしない。扱う人を名簿にし、契約が終わったら返すか消し、消した証拠を提出する。委託者は取り扱いの状況を年1回確かめられる。",
      "Customers' data are handled for the ordered work only: not taken away, copied or used for tests. Those who handle them are listed; at the end data are returned or erased with proof. The shop may look into the handling once a year.",
    ],
    ["build/8"],
  ),
  clause(
    "card",
    ["カード情報を通さない", "No card data"],
    [
      "カード番号、有効期限、セキュリティコードを、委託者の画面の入力、通信、データベース、ログ、バックアップのどこにも通さず、残さない。決済の画面に読み込むスクリプトは一覧にし、加えるときは書面で承認を受ける。EMV 3-Dセキュアと、番号の試し打ちを防ぐ制限を有効にする。",
      "No card number, expiry or security code passes or stays in the shop's own forms, traffic, database, logs or backups. Scripts on payment pages are listed and added only with written approval. EMV 3-D Secure and limits against card testing are switched on.",
    ],
    ["build/6", "card/2", "card/5"],
  ),
  clause(
    "login",
    ["会員のログインと通知", "Members' log-in and notices"],
    [
      "会員登録、ログイン、会員情報の変更のすべての入口に、試行回数の制限、弱いパスワードの拒否、二要素認証を入れ、パスワードやメールアドレスの変更を本人に知らせる。APIやアプリの入口も同じとする。",
      "Every door of registration, log-in and change of data has limits on tries, refuses weak passwords and offers a second factor; members are told of changed passwords and addresses. Doors for APIs and apps likewise.",
    ],
    ["build/7", "build/10", "build/11", "card/login"],
  ),
  clause(
    "domain",
    ["ドメインと証明書", "Domain and certificate"],
    [
      "ドメイン名の登録者は委託者とする。受託者は、有効期限の[30]日前までに証明書とドメインを更新し、TLS 1.2以上だけを受け付け、すべてのページをHTTPSにする。",
      "The domain is registered to the shop. The contractor renews certificate and domain at least [30] days ahead, accepts TLS 1.2 or later only and serves every page over HTTPS.",
    ],
    ["build/9"],
  ),
  clause(
    "logs-backups",
    ["ログとバックアップ", "Logs and backups"],
    [
      "Webサーバーとアプリケーションのログ、取引のデータのバックアップを1年以上、別の場所に、限られた人だけが扱える形で保管する。復元の訓練を[90]日ごとに行って報告し、求められたときは[1]営業日以内に渡す。",
      "Web server and application logs and backups of transactions are kept for at least a year in another place, open to few. A restore is rehearsed every [90] days and reported; on request they are handed over within [1] working day.",
    ],
    ["build/12", "build/13", "operate/4", "operate/5"],
  ),
  clause(
    "tamper",
    ["改ざんの監視とWAF", "Watching for tampering, and WAF"],
    [
      "プログラム、テンプレート、設定、決済の画面のスクリプトを[毎日]正しいものと比べ、身に覚えのない変更は[1]営業日以内に委託者へ知らせる。WAFを有効な状態で動かし、止めるときは前もって知らせる。",
      "Programs, templates, settings and payment-page scripts are compared [daily] with what they should be; unknown changes are told within [1] working day. A WAF runs in blocking mode and is switched off only after notice.",
    ],
    ["operate/3", "operate/6"],
  ),
  clause(
    "incident",
    ["事故のときの協力", "Help in an accident"],
    [
      "漏えい、改ざん、不正アクセスの疑いを知ったときは、昼夜を問わず[2]時間以内に委託者の連絡先へ電話する。証拠を残し、委託者の指示なしにファイルを消したり、サーバーを作り直したりしない。調査会社、警察、カード会社への説明に協力する。その費用は原因に応じて分担する。",
      "On any suspicion of a leak, tampering or intrusion the contractor rings the shop within [2] hours, day or night; keeps evidence, deletes and rebuilds nothing without the shop's word; helps forensics, police and card company. Costs are shared according to the cause.",
    ],
    ["owner/5", "operate/4", "operate/7"],
  ),
  clause(
    "subcontracting",
    ["再委託", "Sub-contracting"],
    [
      "再委託は前もって書面の承認を受け、再委託先に同じ義務を負わせ、その結果に受託者が責任を負う。",
      "Sub-contracting needs written consent beforehand; the sub-contractor takes on the same duties, and the contractor answers for it.",
    ],
    ["owner/6", "build/8"],
  ),
  clause(
    "report",
    ["報告と見直し", "Reports and reviews"],
    [
      "受託者は、更新、診断、ログの確認、バックアップ、変更の記録を[毎月]報告し、年1回、委託者の見直しの場に出る。委託者が求めたときは、証拠(設定、報告書、画面の写し)を示す。",
      "The contractor reports updates, diagnosis, log reviews, backups and changes [monthly], joins the shop's yearly review, and shows evidence (settings, reports, pictures) on request.",
    ],
    ["owner/3", "owner/4", "owner/7"],
  ),
  clause(
    "handover",
    ["契約が終わるとき", "When the contract ends"],
    [
      "受託者は、設計書、設定、ソースコード、アカウント、鍵、ログ、バックアップを[30]日以内に引き渡し、手元の写しと管理者の権限を消したことを書面で知らせる。",
      "Within [30] days the contractor hands over designs, settings, source code, accounts, keys, logs and backups, and confirms in writing that its copies and rights are gone.",
    ],
    ["owner/6", "build/4"],
  ),
]

/** The clauses that serve a requirement. */
export const clausesFor = (requirement: string): readonly Clause[] =>
  CLAUSES.filter(({ requirements }) => requirements.includes(requirement))

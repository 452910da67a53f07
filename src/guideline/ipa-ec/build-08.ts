import { MEMBER_SHOPS } from "../shop-kinds.ts"
import type { Criterion, Requirement } from "../requirement.ts"

const technical: readonly Criterion[] = [
  {
    id: "build/8.password-hashes",
    question: {
      ja: "会員のパスワードは、元に戻せない強い方式(bcrypt、Argon2など)で保存していますか",
      en: "Are members' passwords stored with a strong one-way method such as bcrypt or Argon2?",
    },
    why: {
      ja: "MD5やSHA-1のままでは、盗まれた日のうちに大半が元のパスワードに戻されます。",
      en: "Stored as MD5 or SHA-1, most are recovered on the day they are stolen.",
    },
    remedy: {
      ja: "会員表のパスワードの先頭を見ます。$2y$ や $argon2id$ なら強い方式です。32桁や40桁の16進数だけなら古い方式なので、ショップソフトを更新し、次のログイン時に置き換えます。",
      en: "Look at how the stored values begin: $2y$ and $argon2id$ are strong. Plain hexadecimal of 32 or 40 digits is old: update the shop software and convert at the next log-in.",
    },
    means: ["inside", "answered"],
    notYet: ["inside"],
    weight: "core",
    source: "recalled",
    applies: MEMBER_SHOPS,
    answerDays: 365,
    saas: "provider",
  },
  {
    id: "build/8.database-privilege",
    question: {
      ja: "ショップのプログラムは、必要な権限だけを持つDBアカウントで接続していますか",
      en: "Does the shop connect with a database account that has only the rights it needs?",
    },
    why: {
      ja: "管理者の権限でつないでいると、アプリの穴一つでほかのデータベースやファイルまで読まれます。",
      en: "With administrator rights, one hole in the shop opens other databases and files.",
    },
    remedy: {
      ja: "SHOW GRANTS FOR CURRENT_USER; で確かめ、店のデータベースだけへの SELECT、INSERT、UPDATE、DELETE にします。FILE、SUPER、ALL ON *.* は外します。構造を変える更新のときだけ別のアカウントを使います。",
      en: "Look at SHOW GRANTS FOR CURRENT_USER; and grant SELECT, INSERT, UPDATE, DELETE on the shop's database only. Remove FILE, SUPER and ALL ON *.*. Use another account for upgrades that change the schema.",
    },
    means: ["inside", "answered"],
    notYet: ["inside"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 365,
    saas: "provider",
  },
  {
    id: "build/8.database-remote-root",
    question: {
      ja: "データベースの管理者アカウントは、外のサーバーから使えないようになっていますか",
      en: "Is the database's administrator account unusable from other machines?",
    },
    why: {
      ja: "遠くから管理者で入れると、アプリを通らずに全件を抜き取れます。",
      en: "Remote administrator access takes everything without touching the shop at all.",
    },
    remedy: {
      ja: "MySQLなら SELECT user, host FROM mysql.user WHERE user='root'; が localhost だけかを確かめ、それ以外は DROP USER します。共用サーバーでは、事業者が決める部分なので事業者の説明を添えます。",
      en: "MySQL: SELECT user, host FROM mysql.user WHERE user='root'; must show localhost only; DROP USER the rest. On shared hosting the host decides: attach its statement.",
    },
    means: ["inside", "answered"],
    notYet: ["inside"],
    weight: "core",
    source: "recalled",
    answerDays: 365,
    saas: "provider",
  },
  {
    id: "build/8.encryption-at-rest",
    question: {
      ja: "個人情報の入ったディスクやバックアップは暗号化されていますか",
      en: "Are disks and backups with personal data encrypted?",
    },
    why: {
      ja: "ディスクやバックアップが持ち出されても、中身を読まれません。",
      en: "A disk or backup that is carried away cannot be read.",
    },
    remedy: {
      ja: "クラウドではディスクの暗号化を有効にし、バックアップは age や restic で暗号化して、鍵を別の場所に置きます。",
      en: "Switch disk encryption on in the cloud console; encrypt backups with age or restic and keep the keys elsewhere.",
    },
    means: ["inside", "answered"],
    notYet: ["inside"],
    weight: "plus",
    source: "recalled",
    answerDays: 365,
    saas: "provider",
  },
  {
    id: "build/8.inner-tls",
    question: {
      ja: "Webサーバーとデータベースの間の通信は暗号化されていますか",
      en: "Is the traffic between web server and database encrypted?",
    },
    why: {
      ja: "別のサーバーの間を流れる個人情報を、途中で読まれないようにします。",
      en: "It keeps personal data on its way between two servers from being read.",
    },
    remedy: {
      ja: "別のホストなら require_secure_transport=ON(MySQL)か sslmode=verify-full(PostgreSQL)にします。同じホストの中ならソケットでつなげば十分です。",
      en: "Across hosts use require_secure_transport=ON (MySQL) or sslmode=verify-full (PostgreSQL). Inside one host a local socket is enough.",
    },
    means: ["inside", "answered"],
    notYet: ["inside"],
    weight: "plus",
    source: "ours",
    answerDays: 365,
    saas: "provider",
  },
]

const organisational: readonly Criterion[] = [
  {
    id: "build/8.data-map",
    question: {
      ja: "どの表やファイルに個人情報があるかを書き出してありますか",
      en: "Is it written down which tables and files hold personal data?",
    },
    why: {
      ja: "ありかがわからないと、漏れたときに何件の何が漏れたかを答えられません。",
      en: "Otherwise nobody can say after a leak what was lost and of how many people.",
    },
    remedy: {
      ja: "会員、注文、問い合わせ、メルマガ、ログ、バックアップ、PC上のCSVについて、項目、件数、置き場所、見られる人を表にします。",
      en: "Make a table over members, orders, enquiries, newsletter, logs, backups and CSV files: fields, number of people, place, who can see it.",
    },
    means: ["inside", "answered"],
    notYet: ["inside"],
    weight: "core",
    source: "recalled",
    answerDays: 365,
    saas: "shop",
  },
  {
    id: "build/8.retention",
    question: {
      ja: "個人情報をいつまで持つかを決め、過ぎたものを消していますか",
      en: "Is it decided how long personal data is kept, and is older data deleted?",
    },
    why: {
      ja: "持っていない情報は漏れません。古い会員の情報ほど、漏れたときの連絡も大変です。",
      en: "Data you do not hold cannot leak, and former customers are the hardest to notify.",
    },
    remedy: {
      ja: "種類ごとに期間を決め(注文は税法の保存期間を確かめます)、退会した会員と期限の過ぎた情報を年に一度は消して、日付を残します。",
      en: "Set a period for each kind (check what tax law asks for orders), delete closed accounts and expired data at least yearly, and note the date.",
    },
    means: ["inside", "answered"],
    notYet: ["inside"],
    weight: "core",
    source: "recalled",
    answerDays: 365,
    saas: "shop",
  },
  {
    id: "build/8.responsible-person",
    question: {
      ja: "個人情報の取扱いの責任者が決まっていますか",
      en: "Is a person responsible for personal data named?",
    },
    why: {
      ja: "漏えいの疑いが出たとき、報告の期限は3〜5日しかありません。決める人がいないと間に合いません。",
      en: "After a suspected leak the first report is due within three to five days; without a person in charge it comes too late.",
    },
    remedy: {
      ja: "名前と代わりの人を文書に書き、従業員と委託先に知らせます。",
      en: "Write down name and deputy, and tell staff and contractors.",
    },
    means: ["answered"],
    weight: "core",
    source: "recalled",
    answerDays: 365,
    places: ["other"],
    saas: "shop",
  },
  {
    id: "build/8.contractors",
    question: {
      ja: "個人情報を扱う委託先と、守り方を取り決め、状況を確かめていますか",
      en: "Is protection agreed with every contractor that handles personal data, and looked at?",
    },
    why: {
      ja: "委託先から漏れても、監督する責任は店にあります。",
      en: "When a contractor leaks, supervising it was still your duty.",
    },
    remedy: {
      ja: "制作会社、発送代行、メール配信、解析など、データを渡している先を一覧にし、契約に安全管理、再委託、返却と消去を入れ、年に一度は状況を尋ねます。",
      en: "List agencies, shippers, mail and analytics services that get data; put protection, sub-contracting, return and deletion into the contract; ask once a year.",
    },
    means: ["answered"],
    weight: "core",
    source: "recalled",
    answerDays: 365,
    places: ["other"],
    saas: "shop",
  },
  {
    id: "build/8.staff-rules",
    question: {
      ja: "従業員が個人情報を扱う決まりがあり、伝えてありますか",
      en: "Are there rules for staff who handle personal data, and do they know them?",
    },
    why: {
      ja: "漏えいの多くは、誤送信や持ち出しなど、日常の作業から起きます。",
      en: "Many leaks come from daily work: a wrong recipient, a file taken home.",
    },
    remedy: {
      ja: "見てよい人、ダウンロードしてよい場面、送り方、消し方を一枚にまとめ、入社時と年に一度の説明の日付を残します。",
      en: "One page: who may see data, when it may be downloaded, how it is sent and deleted. Explain it on joining and yearly, with dates.",
    },
    means: ["answered"],
    weight: "core",
    source: "recalled",
    answerDays: 365,
    places: ["other"],
    saas: "shop",
  },
  {
    id: "build/8.privacy-policy",
    question: {
      ja: "プライバシーポリシーを公開し、実際の扱いと合っていますか",
      en: "Is a privacy policy published, and does it match what you really do?",
    },
    why: {
      ja: "客は、何のために使われ、誰に渡るかを知る権利があります。",
      en: "Customers have a right to know what their data is used for and who receives it.",
    },
    remedy: {
      ja: "利用目的、委託や提供の相手、外国の事業者、安全管理の内容、問い合わせ先を書き、新しいタグやサービスを入れたら見直します。",
      en: "State purposes, recipients, services abroad, protection and a contact; review it whenever a tag or service is added.",
    },
    means: ["answered"],
    weight: "core",
    source: "recalled",
    answerDays: 365,
    places: ["web-application"],
    saas: "shop",
  },
  {
    id: "build/8.customer-files",
    question: {
      ja: "パソコンに落とした顧客のCSVは、置き場所を決め、使い終わったら消していますか",
      en: "Do customer CSV files on computers have a fixed place, and are they deleted after use?",
    },
    why: {
      ja: "サーバーを守っても、ダウンロードフォルダに残った一つのCSVから全員分が漏れます。",
      en: "However well the server is guarded, one CSV in a download folder leaks everybody.",
    },
    remedy: {
      ja: "置き場所を暗号化した一つのフォルダに決め、月末に消して記録します。メールに添付して送らず、ダウンロードできる人を管理画面の権限で絞ります。",
      en: "Use one encrypted folder, empty it at the end of each month and note it. Never mail the files, and limit who may download in the admin rights.",
    },
    means: ["answered"],
    weight: "core",
    source: "recalled",
    answerDays: 180,
    places: ["admin-terminal"],
    saas: "shop",
  },
  {
    id: "build/8.breach-report",
    question: {
      ja: "漏えいが疑われるときの、個人情報保護委員会への報告と本人への連絡の手順がありますか",
      en: "Is there a procedure for reporting a suspected leak to the authority and to the people concerned?",
    },
    why: {
      ja: "不正アクセスの疑いは一人分から報告の対象です。速報はおおむね3〜5日以内、確報は60日以内です。",
      en: "A suspected intrusion must be reported even for one person: within about three to five days, and finally within 60.",
    },
    remedy: {
      ja: "報告の入力画面の場所、九つの報告項目のひな型、記入する人を書いておきます。入力中に盗まれた情報も対象に含めます。",
      en: "Note where the web form is, a draft of its nine items, and who fills it in. Include data stolen while it was being typed.",
    },
    means: ["answered"],
    weight: "plus",
    source: "recalled",
    answerDays: 365,
    places: ["other"],
    saas: "shop",
  },
]

export const build08: Requirement = {
  id: "build/8",
  phase: "build",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "客の個人情報を安全に管理する", en: "Keep customers' personal data safe" },
  officialTitle: { ja: "サイト利用者の個人情報に対して安全管理措置を講じる", provenance: "confirmed" },
  explanation: {
    ja: "個人情報保護法が求める安全管理を、技術と人の両面で行います。パスワードの保存方法やデータベースの権限だけでなく、責任者、委託先、従業員の決まり、パソコンに落としたCSVまでが対象です。",
    en: "The safety management that the privacy law asks for, by technique and by people: how passwords are stored and who may use the database, but also the person in charge, contractors, staff rules and the CSV files on computers.",
  },
  places: ["database-server"],
  criteria: [...technical, ...organisational],
  seeAlso: ["build/5", "build/13", "owner/5", "owner/6"],
}

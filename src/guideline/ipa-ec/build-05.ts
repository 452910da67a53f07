import type { Requirement } from "../requirement.ts"

export const build05: Requirement = {
  id: "build/5",
  phase: "build",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "管理に使う端末を守る", en: "Protect the terminals used for administration" },
  officialTitle: {
    ja: "管理者画面や管理用ソフトウェアへ接続する端末のセキュリティ対策を実施する",
    provenance: "confirmed",
  },
  explanation: {
    ja: "管理画面を開くパソコンやスマートフォンが感染すると、接続を限っていても、その端末から入られます。どの端末を使うかを決め、一台ずつ、ウイルス対策、更新、画面ロック、本人だけのアカウントを確かめます。",
    en: "If a computer or phone that opens the admin screen is infected, limiting connections does not help: the attacker comes through that very device. Decide which devices are used and check each for anti-malware, updates, screen lock and an own account.",
  },
  places: ["other"],
  criteria: [
    {
      id: "build/5.device-list",
      question: {
        ja: "直近30日に管理画面を使った端末は、すべて一覧に載っていますか",
        en: "Is every device that used the admin screen in the last 30 days on your list?",
      },
      why: {
        ja: "一覧にない端末は、誰も守っていない端末です。",
        en: "A device that is not on the list is one that nobody protects.",
      },
      remedy: {
        ja: "管理画面のログイン履歴かWebサーバーのログから、接続元とブラウザを30日分拾い、持ち主を書きます。身に覚えのないものがあれば、パスワードを変えて調べます。",
        en: "Take addresses and browsers of the last 30 days from the admin log-in history or the web server's log and note whose they are. If you find a stranger, change passwords and investigate.",
      },
      means: ["inside", "enforced", "answered"],
      notYet: ["inside", "enforced"],
      weight: "core",
      source: "recalled",
      answerDays: 30,
      places: ["admin-terminal"],
      saas: "shop",
    },
    {
      id: "build/5.anti-malware",
      question: {
        ja: "どの管理端末でも、ウイルス対策が動き、定義が最新ですか",
        en: "Does anti-malware run with current signatures on every admin terminal?",
      },
      why: {
        ja: "パスワードを盗むウイルスは、メールの添付や偽の更新から入ります。",
        en: "Password-stealing malware arrives in attachments and fake updates.",
      },
      remedy: {
        ja: "WindowsはMicrosoft Defenderのリアルタイム保護を有効にし、「セキュリティの状態」の画面で確かめます。月に一度、全体の検査をします。",
        en: "On Windows turn on Microsoft Defender's real-time protection and look at its status page. Run a full scan once a month.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 30,
      places: ["admin-terminal"],
      saas: "shop",
    },
    {
      id: "build/5.updates",
      question: {
        ja: "どの管理端末でも、OSとブラウザが最新ですか",
        en: "Are system and browser current on every admin terminal?",
      },
      why: {
        ja: "古いブラウザでは、ページを開いただけで感染することがあります。",
        en: "With an old browser, opening a page can be enough to be infected.",
      },
      remedy: {
        ja: "Windows UpdateかmacOSの自動更新を有効にし、ブラウザは「ヘルプ → バージョン情報」で最新かを確かめます。再起動を先延ばしにしません。",
        en: "Turn on automatic updates, check the browser under Help → About, and do not postpone restarts.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 30,
      places: ["admin-terminal"],
      saas: "shop",
    },
    {
      id: "build/5.screen-lock",
      question: {
        ja: "どの管理端末も、離れると自動でロックされ、解除にパスワードか生体認証が要りますか",
        en: "Does every admin terminal lock itself and ask for a password or biometrics?",
      },
      why: {
        ja: "席を離れた間や置き忘れたときに、ログイン済みの管理画面を触られます。",
        en: "An unattended or lost device hands over a logged-in admin screen.",
      },
      remedy: {
        ja: "10分以内にロックする設定にし、スマートフォンも6桁以上の暗証番号か生体認証にします。",
        en: "Lock within ten minutes; phones need a PIN of six digits or more, or biometrics.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 90,
      places: ["admin-terminal"],
      saas: "shop",
    },
    {
      id: "build/5.own-account",
      question: {
        ja: "管理端末は、家族や他の従業員と共用せず、本人のアカウントで使っていますか",
        en: "Is each admin terminal used with its user's own account, not shared with family or colleagues?",
      },
      why: {
        ja: "共用の端末では、ほかの人の操作で感染し、保存されたパスワードも使われます。",
        en: "On a shared device others bring infections in and can use saved passwords.",
      },
      remedy: {
        ja: "OSのアカウントを人ごとに分け、ふだんは管理者権限のない一般ユーザーで使います。私用のアプリは入れません。",
        en: "Give each person an own system account without administrator rights, and keep private programs off the device.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 90,
      places: ["admin-terminal"],
      saas: "shop",
    },
    {
      id: "build/5.disk-encryption",
      question: {
        ja: "管理端末のディスクは暗号化されていますか",
        en: "Are the disks of the admin terminals encrypted?",
      },
      why: {
        ja: "盗まれたり置き忘れたりしても、中の顧客データやパスワードを読まれません。",
        en: "A stolen or lost device then gives away neither customer data nor passwords.",
      },
      remedy: {
        ja: "WindowsはBitLockerかデバイスの暗号化、macOSはFileVaultを有効にし、回復キーを別の場所に保管します。",
        en: "Turn on BitLocker or device encryption (Windows) or FileVault (macOS) and keep the recovery key elsewhere.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "plus",
      source: "ours",
      answerDays: 180,
      places: ["admin-terminal"],
      saas: "shop",
    },
    {
      id: "build/5.removable-media",
      question: {
        ja: "USBメモリなどの使い方に決まりがありますか",
        en: "Is there a rule for USB sticks and other removable media?",
      },
      why: {
        ja: "USBメモリは、感染を持ち込み、顧客データを持ち出す経路になります。",
        en: "Sticks bring malware in and carry customer data out.",
      },
      remedy: {
        ja: "管理端末では使わないことを原則にし、使うなら会社が渡した暗号化付きのものだけに限り、貸し出しを記録します。",
        en: "As a rule use none on admin terminals; if needed, only encrypted ones from the company, with a lending record.",
      },
      means: ["answered"],
      weight: "plus",
      source: "recalled",
      answerDays: 365,
      places: ["admin-terminal"],
      saas: "shop",
    },
  ],
  seeAlso: ["build/14", "build/2", "card/4"],
}

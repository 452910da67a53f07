import type { Requirement } from "../requirement.ts"

export const operate04: Requirement = {
  id: "operate/4",
  phase: "operate",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "システムを控え、アクセスログを見直す", en: "Back the system up and review access logs" },
  officialTitle: {
    ja: "システムの定期的なバックアップの取得及びアクセスログの定期的な確認を行い、不正アクセス等があればアクセスの制限等の対策を実施する",
    provenance: "recalled",
  },
  explanation: {
    ja: "サーバーを元に戻せる控えを定期的に取り、アクセスログを人が見て、怪しい動きがあれば接続を断つなどの手を打ちます。",
    en: "Back the servers up regularly so that they can be rebuilt, have a person look at the access logs, and act on what looks wrong, for example by blocking.",
  },
  places: ["web-server", "database-server"],
  criteria: [
    {
      id: "operate/4.system-backup",
      question: {
        ja: "プログラム、設定、OSを元に戻せるバックアップが、新しい状態で残っていますか",
        en: "Is there a fresh backup from which program, settings and system can be rebuilt?",
      },
      why: {
        ja: "改ざんされた店を正しい状態に戻せないと、閉店が長引きます。被害に遭った店の閉鎖は平均でおよそ8.6か月でした。",
        en: "A shop that cannot be put back to a clean state stays closed. Victims were closed for about 8.6 months on average.",
      },
      remedy: {
        ja: "クラウドのスナップショットか restic で、/etc とプログラムとアップロードのフォルダを週に一度以上控えます。大きな変更の前にも取ります。",
        en: "At least weekly take a cloud snapshot or a restic backup of /etc, the program and the upload folders, and another before every larger change.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 30,
      saas: "provider",
    },
    {
      id: "operate/4.log-review",
      question: {
        ja: "アクセスログを、決めた間隔で名前のある人が見ていますか",
        en: "Does a named person review the access logs at the set interval?",
      },
      why: {
        ja: "取っているだけで見ていないログは、被害のあとでしか役に立ちません。",
        en: "Logs that are kept but never read help only after the damage.",
      },
      remedy: {
        ja: "週に一度、知らない場所からの管理画面のログイン、ログイン失敗の急増、アップロード先へのPOST、見覚えのない .php へのアクセス、カード登録の急増を見て、日付と名前を残します。",
        en: "Once a week look for admin log-ins from unknown places, bursts of failed log-ins, POSTs to upload paths, requests for unknown .php files and jumps in card registrations. Note date and name.",
      },
      means: ["enforced", "answered"],
      notYet: ["enforced"],
      weight: "core",
      source: "recalled",
      answerDays: 30,
      saas: "shared",
    },
    {
      id: "operate/4.anomalies-handled",
      question: {
        ja: "見つけた異常は、原因を調べて対処し、記録していますか",
        en: "Are anomalies investigated, dealt with and recorded?",
      },
      why: {
        ja: "小さな異常が、侵入の準備であることがあります。",
        en: "A small anomaly may be the preparation of a break-in.",
      },
      remedy: {
        ja: "異常ごとに、見つけた日、内容、判断、対処、終わった日を書きます。侵入の疑いがあれば owner/5 の連絡先の順に知らせます。",
        en: "Record day found, what, judgement, action and day closed. If a break-in is suspected, call the contacts of owner/5 in order.",
      },
      means: ["enforced", "answered"],
      notYet: ["enforced"],
      weight: "core",
      source: "recalled",
      answerDays: 30,
      saas: "shared",
    },
    {
      id: "operate/4.restrictions",
      question: {
        ja: "不正なアクセスがあれば、接続元を断つなどの制限をすぐにかけられ、実際にかけていますか",
        en: "Can access be restricted at once when abuse is seen, and is it done?",
      },
      why: {
        ja: "見つけても止められなければ、被害は続きます。",
        en: "Seeing abuse does not help if nobody can stop it.",
      },
      remedy: {
        ja: "ファイアウォール、CDN、ショップソフトのどこで断つかと、その手順と権限を持つ人を書いておきます。かけた制限は一覧にし、外す日も決めます。",
        en: "Write down where to block (firewall, CDN, shop software), how, and who may. List the blocks in force with the day they end.",
      },
      means: ["enforced", "answered"],
      notYet: ["enforced"],
      weight: "core",
      source: "recalled",
      answerDays: 90,
      places: ["firewall"],
      saas: "shared",
    },
  ],
  seeAlso: ["build/12", "build/13", "operate/5"],
}

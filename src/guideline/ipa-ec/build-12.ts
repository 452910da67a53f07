import type { Requirement } from "../requirement.ts"

export const build12: Requirement = {
  id: "build/12",
  phase: "build",
  level: { value: "need", provenance: "recalled" },
  title: { ja: "ログと取引データを1年分保管する", en: "Keep logs and transaction data for a year" },
  officialTitle: {
    ja: "Webサーバやアプリケーション等のログや、取引データ等のバックアップデータを保管する",
    provenance: "confirmed",
  },
  explanation: {
    ja: "情報が漏れたとき、いつ、どこから、何件が漏れたかを調べるには、過去1年分の記録が要ります。侵入から発覚まで何か月もかかるのが普通なので、数週間で消える設定のままでは何もわかりません。",
    en: "To find out after a leak when, how and how much was taken, you need the records of the past year. Months usually pass before a break-in is noticed, so logs that vanish after weeks tell nothing.",
  },
  places: ["web-server", "database-server"],
  criteria: [
    {
      id: "build/12.logs-web-server",
      question: {
        ja: "Webサーバーのログが、抜けなく1年分残っていますか(開店から1年未満なら開店の日から)",
        en: "Are the web server's logs kept for a year without gaps (or since the opening, if later)?",
      },
      why: {
        ja: "アクセスの記録がないと、侵入の入口も期間もわからず、最悪の場合の件数で公表することになります。",
        en: "Without access records neither the way in nor the period is known, and you must announce the worst case.",
      },
      remedy: {
        ja: "多くのLinuxは初期設定で数週間しか残りません。/etc/logrotate.d/nginx(または apache2)を daily、rotate 400、compress、dateext に変え、ディスクの空きを確かめます。今ある古いログも移しておきます。",
        en: "Most Linux systems keep only weeks. In /etc/logrotate.d/nginx (or apache2) set daily, rotate 400, compress, dateext; check disk space; and save the old logs that still exist.",
      },
      means: ["inside", "enforced", "answered"],
      notYet: ["inside", "enforced"],
      weight: "core",
      source: "guideline",
      answerDays: 90,
      places: ["web-server"],
      saas: "provider",
    },
    {
      id: "build/12.logs-application",
      question: {
        ja: "ショップのプログラムのログ(ログイン、注文、管理操作)が1年分残っていますか",
        en: "Are the shop program's own logs (log-ins, orders, admin acts) kept for a year?",
      },
      why: {
        ja: "誰がログインして何をしたかは、Webサーバーのログだけではわかりません。",
        en: "Who logged in and what they did is not in the web server's log.",
      },
      remedy: {
        ja: "EC-CUBE 4は app/config/eccube/packages/prod/monolog.yml の max_files を 60 から 400 にします。WooCommerceはログの保存日数(初期値30日)を延ばします。ほかも、ローテーションの設定か別の場所への転送で1年分にします。",
        en: "EC-CUBE 4: raise max_files from 60 to 400 in app/config/eccube/packages/prod/monolog.yml. WooCommerce: raise the log retention from 30 days. Elsewhere change the rotation or copy the logs away.",
      },
      means: ["inside", "enforced", "answered"],
      notYet: ["inside", "enforced"],
      weight: "core",
      source: "guideline",
      answerDays: 90,
      places: ["web-server"],
      saas: "provider",
    },
    {
      id: "build/12.backup-transactions",
      question: {
        ja: "注文などの取引データのバックアップが、過去1年にさかのぼって残っていますか",
        en: "Do backups of orders and other transactions reach back a year?",
      },
      why: {
        ja: "改ざんや消去がいつ起きたかは、当時のデータと比べないとわかりません。",
        en: "When data was altered or deleted shows only by comparison with copies of the time.",
      },
      remedy: {
        ja: "毎日の mysqldump --single-transaction か pg_dump に加えて、月ごとの一つを12か月残します。resticなら forget --keep-daily 30 --keep-monthly 13 です。",
        en: "Besides daily mysqldump --single-transaction or pg_dump keep one per month for twelve months; restic: forget --keep-daily 30 --keep-monthly 13.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "guideline",
      answerDays: 90,
      places: ["database-server"],
      saas: "provider",
    },
    {
      id: "build/12.log-content",
      question: {
        ja: "ログから、いつ、誰が、どこから、何をしたかがわかりますか",
        en: "Do the logs tell when, who, from where and what?",
      },
      why: {
        ja: "残っていても、接続元がすべてプロキシのアドレスだったり、会員の番号がなかったりすると使えません。",
        en: "Logs are useless when every address is the proxy's or no member number appears.",
      },
      remedy: {
        ja: "プロキシやCDNの後ろでは、信頼できる X-Forwarded-For を記録します(nginxは set_real_ip_from と real_ip_header)。パスワードやカード番号は記録しません。",
        en: "Behind a proxy or CDN log the trusted X-Forwarded-For (nginx: set_real_ip_from and real_ip_header). Never log passwords or card numbers.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "plus",
      source: "recalled",
      answerDays: 365,
      places: ["web-server"],
      saas: "provider",
    },
    {
      id: "build/12.time-sync",
      question: {
        ja: "すべてのサーバーの時計が自動で合っていますか",
        en: "Are the clocks of all servers synchronised?",
      },
      why: {
        ja: "時計がずれていると、複数のログを並べて調べられません。",
        en: "Logs of several servers cannot be compared when their clocks differ.",
      },
      remedy: {
        ja: "timedatectl で System clock synchronized: yes を確かめ、なっていなければ chrony か systemd-timesyncd を入れます。",
        en: "timedatectl must say System clock synchronized: yes; otherwise install chrony or systemd-timesyncd.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "plus",
      source: "recalled",
      answerDays: 365,
      places: ["web-server", "database-server"],
      saas: "provider",
    },
  ],
  seeAlso: ["build/13", "operate/4", "operate/5", "pci-dss/10.5.1"],
}

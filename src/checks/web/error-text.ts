import { defineCheck } from "../check.ts"
import type { HttpAnswer, Page } from "../facts.ts"
import { errorTextsIn } from "../read/error-text.ts"
import { bounded, evidence } from "../read/evidence.ts"
import { mostPressing } from "../read/pages.ts"

const ORDER = ["debug", "database", "trace"] as const

const answersOf = (pages: readonly Page[]): readonly HttpAnswer[] =>
  pages.flatMap(({ answer, via }) => [...via, answer])

export const errorText = defineCheck({
  id: "web/error-text",
  criteria: ["build/1.error-text"],
  needs: ["pages"],
  title: { ja: "エラー画面に出る内部の情報", en: "Internals in error pages" },
  outcomes: {
    clean: {
      status: "ok",
      says: {
        ja: "わざと起こしたエラーを含む{total}件の応答に、SQL、ファイルの場所、プログラムの内部は出ていませんでした。",
        en: "No SQL, file path or program internals appeared in {total} answers, errors provoked on purpose among them.",
      },
    },
    trace: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "{count}件の応答に、プログラムのファイルの場所や呼び出しの流れ({of})が出ています。次の攻撃の手がかりになります。",
        en: "{count} answers show the program's file paths or stack ({of}), which tells an attacker where to strike next.",
      },
    },
    database: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "{count}件の応答に、データベースのエラー({of})がそのまま出ています。SQLインジェクションの手がかりになります。",
        en: "{count} answers show the database's own errors ({of}), a help to anybody who tries SQL injection.",
      },
    },
    debug: {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "開発用の詳細表示({of})が、公開中のサイトで動いています({count}件)。設定値や秘密の鍵まで見られることがあります。",
        en: "A development mode ({of}) is switched on in the public shop ({count} answers). It may show settings and secret keys.",
      },
    },
    "not-provoked": {
      status: "unknown",
      says: {
        ja: "エラーを起こしたときの応答を見られなかったため、判断できません。",
        en: "How the shop answers errors could not be seen, so this cannot be judged.",
      },
    },
  },
  remedy: {
    ja: '本番では詳細を画面に出さず、ログに残します。PHP(php.ini): display_errors = Off、log_errors = On / Node: NODE_ENV=production / Django: DEBUG = False / Tomcat: ErrorReportValve の showReport="false" showServerInfo="false" / ASP.NET: customErrors mode="On"。',
    en: 'In production keep details out of the page and in the log. PHP (php.ini): display_errors = Off, log_errors = On / Node: NODE_ENV=production / Django: DEBUG = False / Tomcat: ErrorReportValve with showReport="false" showServerInfo="false" / ASP.NET: customErrors mode="On".',
  },
  remedyOn: {
    "ec-cube-4": {
      ja: ".env を APP_ENV=prod、APP_DEBUG=0 にし、php bin/console cache:clear --env=prod を実行します。公開フォルダの index_dev.php が残っていれば消します。php.ini は display_errors = Off にします。",
      en: "Set APP_ENV=prod and APP_DEBUG=0 in .env and run php bin/console cache:clear --env=prod. Delete index_dev.php from the public folder if it is there. In php.ini: display_errors = Off.",
    },
    woocommerce: {
      ja: "wp-config.php を define('WP_DEBUG', false); と define('WP_DEBUG_DISPLAY', false); にし、php.ini は display_errors = Off にします。",
      en: "In wp-config.php: define('WP_DEBUG', false); and define('WP_DEBUG_DISPLAY', false); in php.ini: display_errors = Off.",
    },
  },
  judge({ pages }) {
    const answers = answersOf(pages)
    const found = answers.flatMap((answer) =>
      errorTextsIn(answer.text).map(({ kind, of, text }) => ({ kind, of, text, url: answer.url })),
    )
    const worst = mostPressing(ORDER, found)
    if (worst !== null)
      return {
        outcome: worst.kind,
        values: { count: worst.of.length, of: [...new Set(worst.of.map(({ of }) => of))].join(", ") },
        evidence: bounded(worst.of.map(({ url, text }) => evidence("text", url, text))),
      }
    const provoked = pages.filter(({ role }) => role === "missing" || role === "broken")
    if (provoked.length === 0) return { outcome: "not-provoked" }
    return {
      outcome: "clean",
      values: { total: answers.length },
      evidence: bounded(provoked.map(({ answer }) => evidence("status", answer.url, String(answer.status)))),
    }
  },
})

import type { Words } from "../lib/words.ts"
import type { Evidence, Severity } from "../guideline/observation.ts"
import type { Reason } from "../guideline/verdict-shape.ts"
import type { PaperCriterion, PaperObservation } from "./document.ts"

const AT = "2026-11-20T01:30:00Z"
const UNTIL = "2026-11-27T01:30:00Z"
const words = (ja: string, en: string): Words => ({ ja, en })

interface Seen {
  readonly by: string
  readonly outcome: string
  readonly title: Words
  readonly says: Words
  readonly severity?: Severity
  readonly status?: PaperObservation["status"]
  readonly evidence: readonly Evidence[]
}
const seen = (criterion: string, { status = "not-ok", ...rest }: Seen): PaperObservation => ({
  criteria: [criterion],
  means: "observed",
  status,
  vantage: "public",
  observedAt: AT,
  validUntil: UNTIL,
  ...rest,
})
const unmet = (
  criterion: string,
  question: Words,
  why: Words,
  remedy: Words,
  found: Seen & { readonly severity: Severity },
): PaperCriterion => ({
  criterion,
  weight: "core",
  state: "unmet",
  reason: "observed-not-ok",
  severity: found.severity,
  question,
  why,
  because: words("点検で足りない点が見つかりました。", "A check found that something is missing."),
  remedy,
  source: "guideline",
  observations: [seen(criterion, found)],
})
const open = (
  criterion: string,
  question: Words,
  why: Words,
  unknown: "could-not-look" | "awaiting-answer" | "not-supported",
  more: Partial<PaperCriterion> = {},
): PaperCriterion => {
  const reasons: Readonly<Record<typeof unknown, readonly [Reason, Words]>> = {
    "could-not-look": ["no-observation", words("見られませんでした。", "It could not be looked at.")],
    "awaiting-answer": ["answer-missing", words("まだ回答がありません。", "Nobody has answered yet.")],
    "not-supported": ["no-means-yet", words("この版ではまだ確かめられません。", "This version cannot find out yet.")],
  }
  const [reason, because] = reasons[unknown]
  return {
    criterion,
    weight: "core",
    state: "unknown",
    unknown,
    reason,
    question,
    why,
    because,
    observations: [],
    ...more,
  }
}

const KNOWN_HOLE = "jquery 3.4.1"

/** What the sample tells in full; the other requirements have one question each. Its evidence is as hostile as a shop's page can be. */
export const SAMPLE_CRITERIA: Readonly<Record<string, readonly PaperCriterion[]>> = {
  "build/1": [
    unmet(
      "build/1.cookie-secure",
      words(
        "ログインのCookieは、暗号化された通信でだけ送られますか",
        "Are log-in cookies sent over encrypted connections only?",
      ),
      words(
        "通信を盗み見られると、ログイン中の会員になりすまされます。",
        "Who listens in can act as the logged-in customer.",
      ),
      words(
        "1. `app/config/eccube/packages/framework.yaml` の `session:` に `cookie_secure: true` を書きます。\n2. `bin/console cache:clear` を実行します。\n3. もう一度点検します。",
        "1. Put `cookie_secure: true` under `session:` in `app/config/eccube/packages/framework.yaml`.\n2. Run `bin/console cache:clear`.\n3. Check again.",
      ),
      {
        by: "web/cookies",
        outcome: "not-secure",
        severity: "medium",
        title: words("Cookieの属性", "Cookie attributes"),
        says: words("ログインのCookieにSecureが付いていません。", "The log-in cookie is set without Secure."),
        evidence: [
          { kind: "cookie", where: "https://shop.example.jp/mypage/login", value: "eccube=…; path=/; httponly" },
          {
            kind: "text",
            where: "https://shop.example.jp/?q=</code><script>alert(1)</script>",
            value: '"><img src=https://evil.example/x onerror=alert(document.cookie)>',
          },
        ],
      },
    ),
    open(
      "build/1.sql-injection",
      words("SQLインジェクション対策をしていますか", "Is SQL injection dealt with?"),
      words("商品検索などから顧客情報を抜き取られます。", "Customer data can be pulled out through a search box."),
      "awaiting-answer",
      { source: "ipa-companion" },
    ),
    open(
      "build/1.permissions-policy",
      words("使わないブラウザー機能を止めていますか", "Are unused browser features switched off?"),
      words("差し込まれたスクリプトにカメラなどを使わせません。", "An injected script then cannot use the camera."),
      "could-not-look",
      { weight: "plus", source: "ours" },
    ),
  ],
  "build/2": [
    unmet(
      "build/2.libraries",
      words("画面のライブラリに既知の穴はありませんか", "Are the page's libraries free of known holes?"),
      words("知られた穴は、道具を使って誰にでも突かれます。", "Anyone can use a known hole with a ready-made tool."),
      words(
        "テーマの `html/template/default/assets/js` にあるjQueryを3.5.0以上に差し替えます。",
        "Replace jQuery in `html/template/default/assets/js` by 3.5.0 or newer.",
      ),
      {
        by: "web/libraries",
        outcome: "known-hole",
        severity: "medium",
        title: words("画面のライブラリ", "Libraries of the page"),
        says: words(
          "既知の穴があるjQuery 3.4.1を読み込んでいます。",
          "jQuery 3.4.1, which has known holes, is loaded.",
        ),
        evidence: [
          {
            kind: "library",
            where: "https://shop.example.jp/html/template/default/assets/js/jquery.min.js",
            value: KNOWN_HOLE,
          },
        ],
      },
    ),
    open(
      "build/2.patched-web-server",
      words("ウェブサーバーの修正は期限内に入っていますか", "Is the web server patched in time?"),
      words("穴が知られてから攻撃までは数日です。", "Attacks follow a known hole within days."),
      "awaiting-answer",
      { places: ["web-server"] },
    ),
    open(
      "build/2.patched-database-server",
      words("データベースの修正は期限内に入っていますか", "Is the database patched in time?"),
      words("顧客情報の最後の守りです。", "It is the last guard of customer data."),
      "not-supported",
      { places: ["database-server"] },
    ),
  ],
  "build/4": [
    unmet(
      "build/4.admin-refuses-strangers",
      words("許した端末以外は、管理画面に届きませんか", "Is the admin screen out of reach for strangers?"),
      words(
        "管理画面を破られると、注文と顧客の情報をすべて見られ、決済ページも書き換えられます。",
        "Who gets in sees every order and customer, and can alter the payment page.",
      ),
      words(
        "管理画面に接続できるIPアドレスを限ります。\n1. EC-CUBEの 設定 > システム設定 > セキュリティ管理 で、許可するIPアドレスを登録します。\n2. nginxでも次のように限ります。\n```\nlocation ^~ /kanri-x7/ {\n  allow 203.0.113.5;\n  deny all;\n}\n```\n3. 携帯回線から開き、拒否されることを確かめます。",
        "Allow only known addresses to reach the admin screen.\n1. In EC-CUBE: Settings > System > Security, enter the allowed addresses.\n2. In nginx as well:\n```\nlocation ^~ /kanri-x7/ {\n  allow 203.0.113.5;\n  deny all;\n}\n```\n3. Open it from a mobile line and see that it is refused.",
      ),
      {
        by: "web/admin-reach",
        outcome: "log-in-shown",
        severity: "high",
        title: words("管理画面への到達", "Reach of the admin screen"),
        says: words(
          "インターネットのどこからでも、管理画面のログイン画面が開きます。",
          "The admin log-in opens from anywhere on the internet.",
        ),
        evidence: [
          { kind: "door", where: "https://shop.example.jp/admin/login", value: '200 name="login_id" name="password"' },
          {
            kind: "page",
            where: "https://shop.example.jp/admin/login",
            value: "<title>EC-CUBE 管理画面</title> \u202Egnp.exe | `code` [x](javascript:alert(1)) @everyone",
          },
        ],
      },
    ),
    open(
      "build/4.second-factor",
      words("管理者のログインに二要素を使っていますか", "Do administrators use a second factor?"),
      words("パスワードが漏れても守れます。", "It holds when a password has leaked."),
      "awaiting-answer",
    ),
    open(
      "build/4.management-doors",
      words("ほかの管理用の入口は閉じていますか", "Are all other management doors shut?"),
      words("データベースの管理画面などが裏口になります。", "A database tool is a back door."),
      "could-not-look",
      {
        observations: [
          seen("build/4.management-doors", {
            by: "web/management-doors",
            outcome: "timed-out",
            status: "unknown",
            title: words("管理用の入口", "Management doors"),
            says: words("2つの入口が時間内に答えませんでした。", "Two doors did not answer in time."),
            evidence: [],
          }),
        ],
      },
    ),
    {
      criterion: "build/4.accounts",
      weight: "core",
      state: "met",
      reason: "answered-yes",
      question: words("管理者アカウントは一人に一つですか", "Has every administrator an own account?"),
      why: words("共用だと、誰が何をしたか分かりません。", "With a shared one nobody knows who did what."),
      because: words("「はい」と回答されています。", "The answer is yes."),
      observations: [],
      answer: {
        state: "yes",
        by: "山田 花子 <hanako@example.jp>",
        at: "2026-11-01T00:00:00Z",
        until: "2027-02-01T00:00:00Z",
        text: "3名。退職者分は10月に削除。",
        link: "javascript:alert(1)",
        evidence: ["accounts-2026-11.csv"],
      },
    },
  ],
  "card/2": [
    unmet(
      "card/2.public-files",
      words("公開してはいけないファイルは見えませんか", "Are private files out of reach?"),
      words(
        "設定ファイルからデータベースのパスワードが漏れます。",
        "A settings file gives away the database password.",
      ),
      words(
        "公開フォルダの外へ移すか、`location ~ /\\.env { deny all; }` を加えます。データベースのパスワードも変えてください。",
        "Move it out of the public folder or add `location ~ /\\.env { deny all; }`, and change the database password.",
      ),
      {
        by: "web/public-files",
        outcome: "readable",
        severity: "critical",
        title: words("公開されたファイル", "Readable files"),
        says: words("設定ファイル .env が誰でも読めます。", "The settings file .env can be read by anyone."),
        evidence: [
          { kind: "file", where: "https://shop.example.jp/.env", value: "APP_ENV=prod DATABASE_URL=mysql://…" },
        ],
      },
    ),
  ],
  "operate/3": [
    unmet(
      "operate/3.payment-pages",
      words(
        "決済ページのスクリプトは、承認した一覧のとおりですか",
        "Are the scripts of the payment pages those that were approved?",
      ),
      words(
        "一つでも紛れ込むと、入力中のカード番号が盗まれます。",
        "One that slipped in steals card numbers as they are typed.",
      ),
      words(
        "知らない提供元 `cdn.stats-metrics.example` を確かめ、不要ならタグを消します。必要なら `sekisho-scripts.yaml` に理由を書いて加えます。",
        "Find out about `cdn.stats-metrics.example`; remove the tag, or add it to `sekisho-scripts.yaml` with a reason.",
      ),
      {
        by: "web/payment-scripts",
        outcome: "unknown-script",
        severity: "high",
        title: words("決済ページのスクリプト", "Scripts of the payment pages"),
        says: words(
          "承認した一覧にないスクリプトが1つ、注文ページで動いています。",
          "One script that nobody approved runs on the order page.",
        ),
        evidence: [
          {
            kind: "script",
            where: "https://shop.example.jp/shopping",
            value: "https://cdn.stats-metrics.example/t.js?k=\u0000\u001b[31m",
          },
        ],
      },
    ),
  ],
  "build/9": [
    {
      criterion: "build/9.certificate-valid",
      weight: "core",
      state: "met",
      reason: "observed-ok",
      question: words("サーバー証明書は有効ですか", "Is the certificate valid?"),
      why: words("切れると買い物が止まり、偽サイトとの区別もつきません。", "When it lapses, shopping stops."),
      because: words("点検で確かめました。", "A check saw it."),
      source: "guideline",
      observations: [
        seen("build/9.certificate-valid", {
          by: "web/certificate",
          outcome: "valid",
          status: "ok",
          title: words("サーバー証明書", "Certificate"),
          says: words("証明書は2027年1月30日まで有効です。", "The certificate is valid until 30 January 2027."),
          evidence: [
            {
              kind: "certificate",
              where: "shop.example.jp:443",
              value: "CN=shop.example.jp; R11 Let's Encrypt; 2027-01-30",
            },
          ],
        }),
      ],
    },
  ],
}

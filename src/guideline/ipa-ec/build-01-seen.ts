import type { Criterion } from "../requirement.ts"

/** What decides build/1 and is seen on the answers of the running shop. */
export const seenCriteria: readonly Criterion[] = [
  {
    id: "build/1.cookie-secure",
    question: {
      ja: "ログインやカートのCookieにSecureが付いていますか",
      en: "Do the log-in and cart cookies carry Secure?",
    },
    why: {
      ja: "付いていないと、暗号化されていない通信でCookieが流れ、なりすましに使われます。",
      en: "Without it the cookie can travel unencrypted and be used to impersonate the customer.",
    },
    remedy: {
      ja: "PHPなら session.cookie_secure=1 を設定します。nginxの後ろで動くアプリは、X-Forwarded-Proto を受け取って https と認識するように設定します。",
      en: "In PHP set session.cookie_secure=1. An application behind nginx must be told that the visitor came by https (X-Forwarded-Proto).",
    },
    means: ["observed"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 90,
    saas: "provider",
  },
  {
    id: "build/1.cookie-http-only",
    question: {
      ja: "セッションのCookieにHttpOnlyが付いていますか",
      en: "Do the session cookies carry HttpOnly?",
    },
    why: {
      ja: "付いていると、ページに紛れ込んだスクリプトからCookieを読み取れません。",
      en: "With it, a script that slipped into a page cannot read the cookie.",
    },
    remedy: {
      ja: "PHPなら session.cookie_httponly=1 を設定します。フレームワークでは、セッション設定の httpOnly を有効にします。",
      en: "In PHP set session.cookie_httponly=1; in a framework turn on httpOnly in its session settings.",
    },
    means: ["observed"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 90,
    saas: "provider",
  },
  {
    id: "build/1.charset",
    question: {
      ja: "HTMLの応答は文字コードを名乗っていますか",
      en: "Do HTML answers name their charset?",
    },
    why: {
      ja: "名乗らないとブラウザが推測し、無害にしたはずの文字がスクリプトとして働くことがあります。",
      en: "Otherwise the browser guesses, and text that was made harmless may turn into a script.",
    },
    remedy: {
      ja: 'Content-Type: text/html; charset=UTF-8 を返します。nginxは charset utf-8;、Apacheは AddDefaultCharset UTF-8、PHPは default_charset = "UTF-8" です。',
      en: 'Answer Content-Type: text/html; charset=UTF-8. nginx: charset utf-8; Apache: AddDefaultCharset UTF-8; PHP: default_charset = "UTF-8".',
    },
    means: ["observed"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 90,
    saas: "provider",
  },
  {
    id: "build/1.framing",
    question: {
      ja: "他サイトの枠の中に店のページを表示できないようになっていますか",
      en: "Is it impossible to show the shop's pages inside another site's frame?",
    },
    why: {
      ja: "他サイトの枠に重ねて、知らないうちにボタンを押させる手口を防ぎます。",
      en: "This stops pages that make visitors press your buttons without knowing.",
    },
    remedy: {
      ja: "ほかのサイトの枠に入れさせない設定を加えます。nginxは add_header X-Frame-Options SAMEORIGIN always;、Apacheは Header always set X-Frame-Options SAMEORIGIN を加えます。CSPのframe-ancestorsでもかまいません。",
      en: "nginx: add_header X-Frame-Options SAMEORIGIN always; Apache: Header always set X-Frame-Options SAMEORIGIN. CSP's frame-ancestors will do as well.",
    },
    means: ["observed"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 90,
    saas: "provider",
  },
  {
    id: "build/1.error-text",
    question: {
      ja: "エラーの画面に、SQL、ファイルの場所、プログラムの内部が出ていませんか",
      en: "Are error pages free of SQL, file paths and program internals?",
    },
    why: {
      ja: "内部の情報は、次の攻撃の手がかりになります。",
      en: "Such details tell an attacker where to strike next.",
    },
    remedy: {
      ja: "本番では詳細表示を止めます。PHPは display_errors=Off と log_errors=On、EC-CUBE 4は APP_ENV=prod と APP_DEBUG=0、WordPressは WP_DEBUG を false にします。",
      en: "Switch details off in production. PHP: display_errors=Off and log_errors=On; EC-CUBE 4: APP_ENV=prod and APP_DEBUG=0; WordPress: WP_DEBUG false.",
    },
    means: ["observed"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 90,
    saas: "provider",
  },
  {
    id: "build/1.trace",
    question: {
      ja: "HTTPのTRACEメソッドを断っていますか",
      en: "Is the HTTP method TRACE refused?",
    },
    why: {
      ja: "TRACEは送った内容をそのまま返すので、Cookieや認証情報を盗み見る手口に使えます。店には必要ありません。",
      en: "TRACE echoes what was sent and can help to steal cookies or credentials. A shop never needs it.",
    },
    remedy: {
      ja: "使わない命令TRACEを止めます。Apacheは TraceEnable Off を設定します。nginxは初めから断ります。前段のプロキシも確かめます。",
      en: "Apache: TraceEnable Off. nginx refuses it already. Check proxies in front, too.",
    },
    means: ["observed"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 90,
    places: ["web-server"],
    saas: "provider",
  },
  {
    id: "build/1.open-redirect",
    question: {
      ja: "店のURLを使って、外部のサイトへ勝手に転送できないようになっていますか",
      en: "Is it impossible to use the shop's own URL to send visitors to another site?",
    },
    why: {
      ja: "店のURLから偽サイトへ飛ばせると、フィッシングの信用付けに使われます。",
      en: "A link that starts at your shop and ends at a fake one makes phishing believable.",
    },
    remedy: {
      ja: "転送先はURLではなく番号や決まった名前で受け取ります。URLで受け取るなら「/」で始まり「//」や「/\\」で始まらないものだけを許します。",
      en: "Take the destination as a number or a fixed name. If it must be a URL, allow only those starting with '/' and not with '//' or '/\\'.",
    },
    means: ["observed", "answered"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 365,
    saas: "provider",
  },
  {
    id: "build/1.session-in-url",
    question: {
      ja: "URLにセッションIDが入っていませんか",
      en: "Are URLs free of session ids?",
    },
    why: {
      ja: "URLは履歴、Referer、共有リンクから漏れ、拾った人がログインした状態になれます。",
      en: "URLs leak through history, Referer and shared links; whoever finds one is logged in.",
    },
    remedy: {
      ja: "PHPなら session.use_only_cookies=1 と session.use_trans_sid=0 を設定します。",
      en: "In PHP set session.use_only_cookies=1 and session.use_trans_sid=0.",
    },
    means: ["observed"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 90,
    saas: "provider",
  },
  {
    id: "build/1.public-files",
    question: {
      ja: "設定、バックアップ、.git、インストーラなど、見せてはいけないファイルが外から見えませんか",
      en: "Are settings, backups, .git, installers and other private files out of reach from outside?",
    },
    why: {
      ja: "設定ファイル一つでデータベースのパスワードが、バックアップ一つで顧客情報の全部が漏れます。",
      en: "One settings file gives away the database password, one backup the whole customer list.",
    },
    remedy: {
      ja: "公開フォルダから不要なファイルを消し、置くしかないものはWebサーバーで断ります。nginxの例: location ~ /\\.(?!well-known) { deny all; }、location ~ \\.(sql|bak|zip|log|ini|env)$ { deny all; }。見えていた間のパスワードや鍵は取り替えます。",
      en: "Delete such files from the public folder and refuse the rest in the web server. nginx: location ~ /\\.(?!well-known) { deny all; } and location ~ \\.(sql|bak|zip|log|ini|env)$ { deny all; }. Change every password and key that was visible.",
    },
    means: ["observed"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 90,
    places: ["web-server"],
    saas: "provider",
  },
  {
    id: "build/1.directory-listing",
    question: {
      ja: "フォルダの中身の一覧が外から見えませんか",
      en: "Are folder listings switched off?",
    },
    why: {
      ja: "一覧が見えると、置き忘れたファイルがすべて見つかります。",
      en: "A listing shows an attacker every forgotten file.",
    },
    remedy: {
      ja: "フォルダの一覧を見せない設定にします。Apacheは Options -Indexes、nginxは autoindex off; にします。",
      en: "Apache: Options -Indexes. nginx: autoindex off;",
    },
    means: ["observed"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 90,
    places: ["web-server"],
    saas: "provider",
  },
  {
    id: "build/1.diagnosis",
    question: {
      ja: "ウェブ健康診断の13項目(A〜M)を期間内に実施し、問題が残っていませんか",
      en: "Were the 13 items (A–M) of IPA's web health check run within their period, with nothing left open?",
    },
    why: {
      ja: "代表的な穴を抜き取りで確かめる検査です。これだけで安全とは言えませんが、異常があれば必ず直す必要があります。",
      en: "It samples the most common holes. Passing proves little by itself, but every finding must be mended.",
    },
    remedy: {
      ja: "開発者か診断会社にA〜Mの検査を依頼し、結果の日付と報告書を保存します。見つかった問題を直し、同じ検査をもう一度して確かめます。",
      en: "Ask the developer or a diagnosis company to run items A–M and keep the dated report. Mend what was found and run the same tests again.",
    },
    means: ["observed", "answered"],
    notYet: ["observed"],
    weight: "core",
    source: "ipa-companion",
    needsEvidence: true,
    answerDays: 365,
    saas: "provider",
  },
]

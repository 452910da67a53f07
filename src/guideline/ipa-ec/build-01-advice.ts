import type { Criterion } from "../requirement.ts"

/** What makes build/1 stronger but does not decide it. */
export const adviceCriteria: readonly Criterion[] = [
  {
    id: "build/1.cookie-same-site",
    question: {
      ja: "セッションのCookieにSameSite(LaxかStrict)が付いていますか",
      en: "Do the session cookies carry SameSite (Lax or Strict)?",
    },
    why: {
      ja: "他サイトから勝手に送られる操作にCookieが付かなくなり、なりすましの操作を減らせます。",
      en: "The browser then leaves the cookie out of requests forged by other sites.",
    },
    remedy: {
      ja: 'PHPなら session.cookie_samesite="Lax" を設定します。決済から戻る処理がPOSTの場合は、戻ったあとにログインが切れないかを試します。',
      en: 'In PHP set session.cookie_samesite="Lax". If the payment provider returns by POST, try that customers stay logged in.',
    },
    means: ["observed"],
    weight: "plus",
    source: "ours",
    answerDays: 90,
    saas: "provider",
  },
  {
    id: "build/1.content-security-policy",
    question: {
      ja: "Content-Security-Policyで、動いてよいスクリプトを決めていますか",
      en: "Does a Content-Security-Policy say which scripts may run?",
    },
    why: {
      ja: "スクリプトを差し込まれても、許した場所以外のものは動かず、盗んだ情報も送り出しにくくなります。",
      en: "A script that was slipped in does not run, and stolen data is harder to send out.",
    },
    remedy: {
      ja: "まず Content-Security-Policy-Report-Only で違反を数週間記録し、使っているスクリプトの提供元を洗い出します。次に決済のページから script-src と connect-src を絞って本番にします。",
      en: "Start with Content-Security-Policy-Report-Only for some weeks and list the script hosts you use. Then enforce script-src and connect-src, payment pages first.",
    },
    means: ["observed"],
    weight: "plus",
    source: "ipa-companion",
    answerDays: 90,
    saas: "provider",
  },
  {
    id: "build/1.content-type-options",
    question: {
      ja: "X-Content-Type-Options: nosniff を返していますか",
      en: "Is X-Content-Type-Options: nosniff sent?",
    },
    why: {
      ja: "ブラウザが画像などをスクリプトと取り違えるのを防ぎます。",
      en: "It keeps browsers from taking an image for a script.",
    },
    remedy: {
      ja: "ファイルの種類を推測させない設定を加えます。nginxは add_header X-Content-Type-Options nosniff always;、Apacheは Header always set X-Content-Type-Options nosniff を加えます。",
      en: "nginx: add_header X-Content-Type-Options nosniff always; Apache: Header always set X-Content-Type-Options nosniff.",
    },
    means: ["observed"],
    weight: "plus",
    source: "ours",
    answerDays: 90,
    saas: "provider",
  },
  {
    id: "build/1.referrer-policy",
    question: {
      ja: "Referrer-Policyで、他サイトへ渡すURLを絞っていますか",
      en: "Does a Referrer-Policy limit which URLs other sites learn?",
    },
    why: {
      ja: "パスワード再設定のURLや検索語が、リンク先や広告の会社に伝わるのを防ぎます。",
      en: "It keeps reset links and search words from reaching linked sites and advertisers.",
    },
    remedy: {
      ja: "Referrer-Policy: strict-origin-when-cross-origin を全ページに付けます。",
      en: "Send Referrer-Policy: strict-origin-when-cross-origin on every page.",
    },
    means: ["observed"],
    weight: "plus",
    source: "ours",
    answerDays: 90,
    saas: "provider",
  },
  {
    id: "build/1.permissions-policy",
    question: {
      ja: "Permissions-Policyで、使わないブラウザの機能を止めていますか",
      en: "Does a Permissions-Policy switch off browser features that the shop does not use?",
    },
    why: {
      ja: "カメラや位置情報を、差し込まれたスクリプトや枠に使わせません。",
      en: "It denies camera, location and the like to scripts and frames that slipped in.",
    },
    remedy: {
      ja: "Permissions-Policy: camera=(), microphone=(), geolocation=() を付けます。決済の枠が payment を使う場合は残します。",
      en: "Send Permissions-Policy: camera=(), microphone=(), geolocation=(). Keep payment if the provider's frame uses it.",
    },
    means: ["observed"],
    weight: "plus",
    source: "ours",
    answerDays: 90,
    saas: "provider",
  },
  {
    id: "build/1.personal-pages-cached",
    question: {
      ja: "ログインや購入のページが、共有のキャッシュに残らないようになっていますか",
      en: "Are log-in and purchase pages kept out of shared caches?",
    },
    why: {
      ja: "CDNや共用の端末に残ると、別の客に他人の情報が表示されます。",
      en: "A page left in a CDN or on a shared computer shows one customer's data to another.",
    },
    remedy: {
      ja: "ログイン、カート、購入、会員のページに Cache-Control: no-store を付け、CDNではCookieのあるページを保存しない設定にします。",
      en: "Send Cache-Control: no-store on log-in, cart, checkout and member pages, and tell the CDN not to store pages with cookies.",
    },
    means: ["observed"],
    weight: "plus",
    source: "ours",
    answerDays: 90,
    saas: "provider",
  },
  {
    id: "build/1.version-leak",
    question: {
      ja: "応答に、サーバーや言語のバージョン番号が出ていませんか",
      en: "Are the versions of server and language kept out of answers?",
    },
    why: {
      ja: "バージョンがわかると、その版に効く攻撃を選べます。隠すだけでは守りにならないので、更新が先です。",
      en: "A version tells an attacker which attack fits. Hiding it is no defence by itself: update first.",
    },
    remedy: {
      ja: "版数を外に出さない設定にします。nginxは server_tokens off;、Apacheは ServerTokens Prod と ServerSignature Off、PHPは expose_php = Off にします。",
      en: "nginx: server_tokens off; Apache: ServerTokens Prod and ServerSignature Off; PHP: expose_php = Off.",
    },
    means: ["observed"],
    weight: "plus",
    source: "ours",
    answerDays: 90,
    places: ["web-server"],
    saas: "provider",
  },
]

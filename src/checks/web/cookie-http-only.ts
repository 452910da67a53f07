import { defineCheck } from "../check.ts"
import { bounded, cookieEvidence } from "../read/evidence.ts"
import { NO_SESSION_COOKIE } from "../read/said.ts"
import { sessionCookiesOf } from "../read/session-cookie.ts"

export const cookieHttpOnly = defineCheck({
  id: "web/cookie-http-only",
  criteria: ["build/1.cookie-http-only"],
  needs: ["cookies", "platform"],
  title: { ja: "セッションのCookieのHttpOnly", en: "HttpOnly on session cookies" },
  outcomes: {
    "http-only": {
      status: "ok",
      says: {
        ja: "セッションのCookie({names})にHttpOnlyが付いています。",
        en: "The session cookies ({names}) carry HttpOnly.",
      },
    },
    missing: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "セッションのCookie({names})にHttpOnlyがありません。ページに紛れ込んだスクリプトがCookieを読み取り、客になりすませます。",
        en: "The session cookies ({names}) lack HttpOnly. A script that slipped into a page can read them and act as the customer.",
      },
    },
    "none-seen": NO_SESSION_COOKIE,
  },
  remedy: {
    ja: 'ログイン状態を持つCookieを、スクリプトから読めないようにします。PHP(php.ini): session.cookie_httponly = 1 / nginx(1.19.3以降、proxy_passの場合): proxy_cookie_flags ~ httponly; / Apache: Header edit Set-Cookie "(?i)^((?:(?!;\\s*httponly).)+)$" "$1; HttpOnly"。このCookieを画面のスクリプトが読んでいないことを、先に確かめてください。',
    en: 'PHP (php.ini): session.cookie_httponly = 1 / nginx (1.19.3 or later, with proxy_pass): proxy_cookie_flags ~ httponly; / Apache: Header edit Set-Cookie "(?i)^((?:(?!;\\s*httponly).)+)$" "$1; HttpOnly". First make sure that no script of the shop reads this cookie.',
  },
  remedyOn: {
    "ec-cube-4": {
      ja: "app/config/eccube/packages/framework.yaml の session に cookie_httponly: true があることを確かめ、キャッシュを消します(php bin/console cache:clear --env=prod)。プラグインが発行するCookieなら、その開発元に修正を頼みます。",
      en: "Make sure that session in app/config/eccube/packages/framework.yaml holds cookie_httponly: true and clear the cache (php bin/console cache:clear --env=prod). If a plug-in sets the cookie, ask its maker to mend it.",
    },
    woocommerce: {
      ja: "WordPressとWooCommerce本体のセッションのCookieにはHttpOnlyが付きます。付いていないCookieを発行しているプラグインを名前から探し、更新するか外します。",
      en: "The session cookies of WordPress and WooCommerce themselves carry HttpOnly. Find the plug-in that sets the one without by its name, and update or remove it.",
    },
  },
  judge({ cookies, platform }) {
    const sessions = sessionCookiesOf(cookies, platform.profile)
    if (sessions.length === 0) return { outcome: "none-seen" }
    const open = sessions.filter(({ httpOnly }) => !httpOnly)
    const told = open.length > 0 ? open : sessions
    return {
      outcome: open.length > 0 ? "missing" : "http-only",
      values: { names: [...new Set(told.map(({ name }) => name))].join(", ") },
      evidence: bounded(told.map(cookieEvidence)),
    }
  },
})

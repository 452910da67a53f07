import { defineCheck } from "../check.ts"
import { bounded, cookieEvidence } from "../read/evidence.ts"
import { NO_SESSION_COOKIE } from "../read/said.ts"
import { sessionCookiesOf } from "../read/session-cookie.ts"

export const cookieSameSite = defineCheck({
  id: "web/cookie-same-site",
  criteria: ["build/1.cookie-same-site"],
  needs: ["cookies", "platform"],
  title: { ja: "セッションのCookieのSameSite", en: "SameSite on session cookies" },
  outcomes: {
    kept: {
      status: "ok",
      says: {
        ja: "セッションのCookie({names})に、SameSite=LaxまたはStrictが付いています。",
        en: "The session cookies ({names}) carry SameSite=Lax or Strict.",
      },
    },
    unsaid: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "セッションのCookie({names})にSameSiteの指定がありません。扱いがブラウザまかせになり、他のサイトからの操作にCookieが付くことがあります。",
        en: "The session cookies ({names}) say nothing about SameSite. It is left to the browser whether requests from other sites carry them.",
      },
    },
    open: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "セッションのCookie({names})がSameSite=Noneです。他のサイトからの操作にもCookieが付くので、偽の操作(CSRF)を防ぐ守りが一つ減ります。",
        en: "The session cookies ({names}) are SameSite=None. Requests from other sites carry them too: one defence less against forged actions (CSRF).",
      },
    },
    "none-seen": NO_SESSION_COOKIE,
  },
  remedy: {
    ja: 'ログイン状態を持つCookieが、ほかのサイトからの操作で送られないようにします。PHP(php.ini): session.cookie_samesite = "Lax" / nginx(1.19.3以降、proxy_passの場合): proxy_cookie_flags ~ samesite=lax; 。決済会社の画面からPOSTで戻る店では、Laxにすると戻ったときにログインが切れることがあるので、必ず注文を試します。さらに、Cookie名を __Host- で始める(Secure、Path=/、Domainなしが条件)と、サブドメインからの上書きも防げます。',
    en: 'PHP (php.ini): session.cookie_samesite = "Lax" / nginx (1.19.3 or later, with proxy_pass): proxy_cookie_flags ~ samesite=lax; If the payment provider sends buyers back by POST, Lax can lose their session: place a test order. A cookie name that begins with __Host- (it needs Secure, Path=/ and no Domain) also stops subdomains from overwriting it.',
  },
  remedyOn: {
    "ec-cube-4": {
      ja: "EC-CUBE 4は、決済画面からPOSTで戻れるように、httpsではSameSite=Noneにしています。決済プラグインがPOSTで戻らないことを開発元に確かめたうえでLaxに変え、必ず注文を試します。変えられない場合は、フォームのトークン(_token)を外していないことを確かめます。",
      en: "EC-CUBE 4 uses SameSite=None on https on purpose, so that buyers can come back from payment pages by POST. Change it to Lax only when the payment plug-in's maker confirms that it does not, and place a test order. If it must stay, make sure that no form was stripped of its _token.",
    },
  },
  judge({ cookies, platform }) {
    const sessions = sessionCookiesOf(cookies, platform.profile)
    if (sessions.length === 0) return { outcome: "none-seen" }
    const open = sessions.filter(({ sameSite }) => sameSite === "none")
    const unsaid = sessions.filter(({ sameSite }) => sameSite === null)
    const told = open.length > 0 ? open : unsaid.length > 0 ? unsaid : sessions
    return {
      outcome: open.length > 0 ? "open" : unsaid.length > 0 ? "unsaid" : "kept",
      values: { names: [...new Set(told.map(({ name }) => name))].join(", ") },
      evidence: bounded(told.map(cookieEvidence)),
    }
  },
})

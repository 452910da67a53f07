import { defineCheck } from "../check.ts"
import { bounded, cookieEvidence } from "../read/evidence.ts"
import { isHttps } from "../read/pages.ts"
import { NO_SESSION_COOKIE } from "../read/said.ts"
import { sessionCookiesOf } from "../read/session-cookie.ts"

export const cookieSecure = defineCheck({
  id: "web/cookie-secure",
  criteria: ["build/1.cookie-secure"],
  needs: ["cookies", "platform"],
  title: { ja: "セッションのCookieのSecure", en: "Secure on session cookies" },
  outcomes: {
    secure: {
      status: "ok",
      says: {
        ja: "セッションのCookie({names})にSecureが付いています。",
        en: "The session cookies ({names}) carry Secure.",
      },
    },
    missing: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "セッションのCookie({names})にSecureがありません。httpの通信でもCookieが流れ、盗まれるとその客になりすまされます。",
        en: "The session cookies ({names}) lack Secure. They also travel over http, and whoever reads one can act as that customer.",
      },
    },
    "plain-http": {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "セッションのCookie({names})が、暗号化されていないhttpで発行されています。まずサイト全体をhttpsにしてください。",
        en: "The session cookies ({names}) are handed out over plain http. Move the whole shop to https first.",
      },
    },
    "none-seen": NO_SESSION_COOKIE,
  },
  remedy: {
    ja: 'ログイン状態を持つCookieを、暗号化された通信(https)でだけ送るようにします。PHP(php.ini): session.cookie_secure = 1 / nginx(1.19.3以降、proxy_passの場合): proxy_cookie_flags ~ secure; / Apache: Header edit Set-Cookie "(?i)^((?:(?!;\\s*secure).)+)$" "$1; Secure"。リバースプロキシの後ろにあるアプリには、X-Forwarded-Proto を信頼する設定も要ります。',
    en: 'PHP (php.ini): session.cookie_secure = 1 / nginx (1.19.3 or later, with proxy_pass): proxy_cookie_flags ~ secure; / Apache: Header edit Set-Cookie "(?i)^((?:(?!;\\s*secure).)+)$" "$1; Secure". An application behind a reverse proxy must also be told to trust X-Forwarded-Proto.',
  },
  remedyOn: {
    "ec-cube-4": {
      ja: "EC-CUBE 4は、httpsでの接続と認識すればSecureを付けます。.env に ECCUBE_FORCE_SSL=1 を書き、リバースプロキシの後ろでは TRUSTED_PROXIES にプロキシのアドレスを書き、プロキシから X-Forwarded-Proto: https を渡します(nginx: proxy_set_header X-Forwarded-Proto $scheme;)。",
      en: "EC-CUBE 4 adds Secure when it knows that the visitor came by https. Write ECCUBE_FORCE_SSL=1 into .env; behind a reverse proxy also put the proxy's address into TRUSTED_PROXIES and pass X-Forwarded-Proto: https (nginx: proxy_set_header X-Forwarded-Proto $scheme;).",
    },
    woocommerce: {
      ja: "[設定]→[一般]の2つのアドレスを https:// にします。リバースプロキシの後ろでは、wp-config.php に if (($_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '') === 'https') $_SERVER['HTTPS'] = 'on'; を書きます。",
      en: "Set both addresses under Settings → General to https://. Behind a reverse proxy write into wp-config.php: if (($_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '') === 'https') $_SERVER['HTTPS'] = 'on';",
    },
  },
  judge({ cookies, platform }) {
    const sessions = sessionCookiesOf(cookies, platform.profile)
    if (sessions.length === 0) return { outcome: "none-seen" }
    const open = sessions.filter(({ secure }) => !secure)
    const told = open.length > 0 ? open : sessions
    const plain = open.length > 0 && sessions.every(({ setBy }) => !isHttps(setBy))
    return {
      outcome: open.length === 0 ? "secure" : plain ? "plain-http" : "missing",
      values: { names: [...new Set(told.map(({ name }) => name))].join(", ") },
      evidence: bounded(told.map(cookieEvidence)),
    }
  },
})

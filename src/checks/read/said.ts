/** Outcomes that many checks share word for word. */
import type { OutcomeSpec } from "../check.ts"

/** No page of the shop could be shown, so nothing is known. */
export const NOTHING_SHOWN = {
  status: "unknown",
  says: {
    ja: "正常に表示されたページがなかったため、判断できません。",
    en: "No page of the shop was shown properly, so this cannot be judged.",
  },
} as const satisfies OutcomeSpec

/** The shop is served over plain http: what https alone has does not apply, and another check says what is wrong. */
export const NO_TLS = {
  status: "not-applicable",
  says: {
    ja: "サイトがhttpsで提供されていないため、この項目は当てはまりません。まずhttpsにしてください。",
    en: "The shop is not served over https, so this does not apply. Move it to https first.",
  },
} as const satisfies OutcomeSpec

/** An IP address or a single name belongs to no registered domain. */
export const NO_DOMAIN = {
  status: "not-applicable",
  says: {
    ja: "IPアドレスまたは登録ドメインでない名前で点検したため、この項目は当てはまりません。公開後のドメイン名で点検してください。",
    en: "This was checked at an IP address or a name without a registered domain, so it does not apply. Check again at the public domain name.",
  },
} as const satisfies OutcomeSpec

/** No session cookie was handed out where we looked. */
export const NO_SESSION_COOKIE = {
  status: "unknown",
  says: {
    ja: "見て回ったページでは、セッションのCookieが発行されませんでした。ログイン後に発行されるCookieをブラウザの開発者ツールで確かめてください。",
    en: "No session cookie was set on the pages that were looked at. Log in and look at the cookies in the browser's developer tools.",
  },
} as const satisfies OutcomeSpec

import type { Evidence } from "../../guideline/observation.ts"
import { defineCheck } from "../check.ts"
import type { HttpAnswer, Page, PageRole } from "../facts.ts"
import { parseCacheControl, sharedCachingOf, type SharedCaching } from "../read/cache-control.ts"
import { bounded, headerEvidence } from "../read/evidence.ts"
import { firstOf, valuesOf } from "../read/headers.ts"
import { isHtml, mostPressing } from "../read/pages.ts"
import { sessionCookiesOf } from "../read/session-cookie.ts"

const PERSONAL: ReadonlySet<PageRole> = new Set(["cart", "checkout", "log-in", "register"])
const ORDER = ["came-from-cache", "may-be-kept", "unsaid", "kept-out"] as const
const HEADERS = ["cache-control", "cdn-cache-control", "surrogate-control", "expires", "pragma", "age"]

/** What the older headers say where Cache-Control is silent. A date that cannot be read means: already over. */
const byOlderHeaders = (answer: HttpAnswer): SharedCaching => {
  if (/no-cache/i.test(firstOf(answer, "pragma") ?? "")) return "asks"
  const expires = firstOf(answer, "expires")
  if (expires === null) return "unsaid"
  return Date.parse(expires) > answer.at ? "may" : "asks"
}

/** Headers meant for a cache in front go before Cache-Control, each for those that know it; the loosest counts. */
const cachingOf = (answer: HttpAnswer): SharedCaching => {
  const forFront = ["cdn-cache-control", "surrogate-control"].flatMap((name) => {
    const values = valuesOf(answer, name)
    return values.length > 0 ? [sharedCachingOf(parseCacheControl(values.join(", ")))] : []
  })
  if (forFront.includes("may")) return "may"
  const plain = sharedCachingOf(parseCacheControl(valuesOf(answer, "cache-control").join(", ")))
  return plain === "unsaid" ? byOlderHeaders(answer) : plain
}

/** Answers that no cache keeps unless it is told to (RFC 9111 §4.2.2). */
const KEPT_ONLY_WHEN_TOLD = new Set([302, 303, 307])

const kindOf = (answer: HttpAnswer): (typeof ORDER)[number] => {
  if (/^[1-9]\d{0,9}$/.test(firstOf(answer, "age") ?? "")) return "came-from-cache"
  const caching = cachingOf(answer)
  if (caching === "may") return "may-be-kept"
  return caching === "unsaid" && !KEPT_ONLY_WHEN_TOLD.has(answer.status) ? "unsaid" : "kept-out"
}

const SET_COOKIE = /^\s{0,8}([^=;\s]{1,256})=([^;]{8,})/

/** Whether an answer sets one of these cookies to something long enough to be an id. */
const handsOut = (answer: HttpAnswer, names: ReadonlySet<string>): boolean =>
  valuesOf(answer, "set-cookie").some((line) => names.has(SET_COOKIE.exec(line)?.[1] ?? ""))

/** Answers that are made for one visitor: personal pages, and any answer that hands out a session. */
const personalAnswers = (pages: readonly Page[], names: ReadonlySet<string>): readonly HttpAnswer[] => {
  const answers = pages.flatMap(({ role, answer, via }) => [
    ...[...via, answer].filter((one) => handsOut(one, names)),
    ...(PERSONAL.has(role) && isHtml(answer) ? [answer] : []),
  ])
  return [...new Set(answers)].filter(({ status }) => status < 400)
}

const evidenceOf = (answer: HttpAnswer): readonly Evidence[] => {
  const sent = HEADERS.filter((name) => firstOf(answer, name) !== null)
  return (sent.length > 0 ? sent : ["cache-control"]).map((name) => headerEvidence(answer, name))
}

export const personalPagesCached = defineCheck({
  id: "web/personal-pages-cached",
  criteria: ["build/1.personal-pages-cached"],
  needs: ["pages", "cookies", "platform"],
  title: { ja: "個人のページが共用のキャッシュに残らないこと", en: "Personal pages kept out of shared caches" },
  outcomes: {
    "kept-out": {
      status: "ok",
      says: {
        ja: "カート、ログインなど個人ごとのページ{total}件は、共用のキャッシュから使い回されません。",
        en: "{total} personal answers (cart, log-in and the like) are not handed out from shared caches.",
      },
    },
    unsaid: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "個人ごとのページ{count}件に、キャッシュの指定がありません。CDNなどの判断で残ることがあります。",
        en: "{count} personal answers say nothing about caching, so a CDN may keep them.",
      },
    },
    "may-be-kept": {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "個人ごとのページ{count}件は、CDNなど共用のキャッシュに残してよい指定です。他の客にカートや個人情報が見えることがあります。",
        en: "{count} personal answers may be kept by shared caches such as a CDN. Other customers may see the cart or personal data.",
      },
    },
    "came-from-cache": {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "個人ごとのページ{count}件が、実際に共用のキャッシュから返ってきました。他の客の内容やセッションが渡ることがあります。",
        en: "{count} personal answers really came out of a shared cache. One customer may be given another's page or session.",
      },
    },
    "none-seen": {
      status: "unknown",
      says: {
        ja: "カートやログインなど個人ごとのページを見られなかったため、判断できません。",
        en: "No personal page (cart, log-in and the like) could be seen, so this cannot be judged.",
      },
    },
  },
  remedy: {
    ja: 'カート、注文、ログイン、会員のページには Cache-Control: private, no-store を付けます。nginx: location ~ ^/(cart|shopping|mypage|entry) に add_header Cache-Control "private, no-store" always; / Apache: <LocationMatch "^/(cart|shopping|mypage|entry)"> に Header always set Cache-Control "private, no-store"。CDNでは、これらのパスとSet-Cookieのある応答をキャッシュしない設定にします。',
    en: 'Send Cache-Control: private, no-store with cart, order, log-in and member pages. nginx: in location ~ ^/(cart|shopping|mypage|entry) add_header Cache-Control "private, no-store" always; / Apache: in <LocationMatch "^/(cart|shopping|mypage|entry)"> Header always set Cache-Control "private, no-store". Tell the CDN to cache neither these paths nor answers with Set-Cookie.',
  },
  remedyOn: {
    woocommerce: {
      ja: "キャッシュ用のプラグインとCDNで、カート、購入手続き、マイアカウントのページと、woocommerce_items_in_cart、wp_woocommerce_session_、wordpress_logged_in_ で始まるCookieがあるときを、キャッシュの対象から外します。",
      en: "In the caching plug-in and the CDN leave out the cart, checkout and my-account pages, and any request with a cookie that begins with woocommerce_items_in_cart, wp_woocommerce_session_ or wordpress_logged_in_.",
    },
  },
  judge({ pages, cookies, platform }) {
    const names = new Set(sessionCookiesOf(cookies, platform.profile).map(({ name }) => name))
    const answers = personalAnswers(pages, names)
    const worst = mostPressing(
      ORDER,
      answers.map((answer) => ({ kind: kindOf(answer), answer })),
    )
    if (worst === null) return { outcome: "none-seen" }
    return {
      outcome: worst.kind,
      values: { count: worst.of.length, total: answers.length },
      evidence: bounded(worst.of.flatMap(({ answer }) => evidenceOf(answer))),
    }
  },
})

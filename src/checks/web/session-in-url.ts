import type { Evidence } from "../../guideline/observation.ts"
import { defineCheck } from "../check.ts"
import type { Page, Target } from "../facts.ts"
import { bounded, evidence } from "../read/evidence.ts"
import { valuesOf } from "../read/headers.ts"
import { sessionCookiesOf } from "../read/session-cookie.ts"
import { maskAddress, sessionIdIn } from "../read/session-id.ts"

/** Every address that a page hands on, with the kind of thing that holds it. */
const addressesOf = ({ answer, via, document }: Page): readonly (readonly [Evidence["kind"], string])[] => [
  ...via.map((hop) => ["redirect", hop.url] as const),
  ...[...via, answer].flatMap((hop) => valuesOf(hop, "location").map((to) => ["redirect", to] as const)),
  ["page", answer.url],
  ...document.links.map((link) => ["address", link] as const),
  ...document.forms.map((form) => ["form", form.action] as const),
  ...document.frames.map((frame) => ["frame", frame] as const),
]

/** Links to other sites carry their ids, not the shop's. Relative addresses are the shop's own. */
const isOwn = (address: string, target: Target): boolean =>
  !/^(?:[a-z][a-z0-9+.-]{0,20}:)?\/\//i.test(address) ||
  (URL.canParse(address, target.url) && new URL(address, target.url).hostname === new URL(target.url).hostname)

export const sessionInUrl = defineCheck({
  id: "web/session-in-url",
  criteria: ["build/1.session-in-url"],
  needs: ["target", "pages", "cookies", "platform"],
  title: { ja: "URLに入ったセッションID", en: "Session ids in addresses" },
  outcomes: {
    none: {
      status: "ok",
      says: {
        ja: "{total}個のリンク、フォーム、転送先に、セッションIDは入っていませんでした。",
        en: "None of {total} links, forms and redirects holds a session id.",
      },
    },
    found: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "{count}個のURLにセッションID({names})が入っています。履歴や共有したリンクから漏れ、拾った人がその客になりすませます。",
        en: "{count} addresses hold a session id ({names}). It leaks through history and shared links, and whoever finds it can act as that customer.",
      },
    },
    "nothing-shown": {
      status: "unknown",
      says: {
        ja: "見られたページがなかったため、判断できません。",
        en: "No page could be seen, so this cannot be judged.",
      },
    },
  },
  remedy: {
    ja: 'ログイン状態の番号を、アドレスに載せない設定にします。PHP(php.ini): session.use_only_cookies = 1、session.use_trans_sid = 0 / Java: web.xmlの session-config に <tracking-mode>COOKIE</tracking-mode> / ASP.NET: sessionState の cookieless="UseCookies"。',
    en: 'PHP (php.ini): session.use_only_cookies = 1 and session.use_trans_sid = 0 / Java: <tracking-mode>COOKIE</tracking-mode> in session-config of web.xml / ASP.NET: cookieless="UseCookies" in sessionState.',
  },
  judge({ target, pages, cookies, platform }) {
    if (pages.length === 0) return { outcome: "nothing-shown" }
    const cookieNames = sessionCookiesOf(cookies, platform.profile).map(({ name }) => name)
    const addresses = pages.flatMap((page) =>
      addressesOf(page)
        .filter(([, address]) => isOwn(address, target))
        .map(([kind, address]) => ({ kind, address, page: page.answer.url })),
    )
    const found = addresses.flatMap(({ kind, address, page }) => {
      const seen = sessionIdIn(address, cookieNames)
      return seen === null ? [] : [{ name: seen.name, evidence: evidence(kind, page, maskAddress(address)) }]
    })
    if (found.length === 0)
      return {
        outcome: "none",
        values: { total: addresses.length },
        evidence: bounded(pages.map(({ answer }) => evidence("page", answer.url, String(answer.status)))),
      }
    return {
      outcome: "found",
      values: { count: found.length, names: [...new Set(found.map(({ name }) => name))].slice(0, 5).join(", ") },
      evidence: bounded(found.map((one) => one.evidence)),
    }
  },
})

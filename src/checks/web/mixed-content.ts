import type { Evidence } from "../../guideline/observation.ts"
import { defineCheck } from "../check.ts"
import type { Page } from "../facts.ts"
import { allowedByAll, parseMetaPolicies, parsePolicies } from "../read/csp.ts"
import { bounded, evidence } from "../read/evidence.ts"
import { valuesOf } from "../read/headers.ts"
import { isHttps, mostPressing, shownPages } from "../read/pages.ts"
import { NO_TLS, NOTHING_SHOWN } from "../read/said.ts"

const ORDER = ["active", "passive", "upgraded", "none"] as const
interface Found {
  readonly kind: (typeof ORDER)[number]
  readonly evidence: readonly Evidence[]
}

/** Whether the page tells browsers to fetch its http: addresses over https. */
const upgrades = ({ answer, document }: Page): boolean =>
  allowedByAll([...parsePolicies(valuesOf(answer, "content-security-policy")), ...parseMetaPolicies(document.metaCsp)])
    .upgrades

const judgeOne = (page: Page): Found => {
  const loads = page.document.insecureLoads
  if (loads.length === 0) return { kind: "none", evidence: [evidence("page", page.answer.url, "http: 0")] }
  const active = loads.filter((load) => load.active)
  const kind = upgrades(page) ? "upgraded" : active.length > 0 ? "active" : "passive"
  const told = kind === "active" ? active : loads
  return { kind, evidence: told.map(({ tag, url }) => evidence("address", page.answer.url, `<${tag}> ${url}`)) }
}

export const mixedContent = defineCheck({
  id: "web/mixed-content",
  criteria: ["build/9.mixed-content"],
  needs: ["pages"],
  title: { ja: "httpsのページがhttpで読み込むもの", en: "Things that https pages load over http" },
  outcomes: {
    none: {
      status: "ok",
      says: {
        ja: "見たhttpsのページ{total}枚は、httpで何も読み込んでいません。",
        en: "None of the {total} https pages that were seen loads anything over http.",
      },
    },
    upgraded: {
      status: "ok",
      says: {
        ja: "http:// と書かれた読み込みがありますが、upgrade-insecure-requests によりブラウザがhttpsに直します。",
        en: "Some addresses are written as http://, but upgrade-insecure-requests makes browsers fetch them over https.",
      },
    },
    passive: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{count}枚のページが、画像などをhttpで読み込みます。表示が欠けたり、差し替えられたりします。",
        en: "{count} pages load images or the like over http. They may stay empty or be replaced on the way.",
      },
    },
    active: {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "{count}枚のページが、スクリプト、フレーム、フォームの送信先などにhttpを使っています。書き換えられると、ページ全体を乗っ取られます。",
        en: "{count} pages use http for scripts, frames, form targets or the like. Whoever changes these on the way takes over the page.",
      },
    },
    "no-tls": NO_TLS,
    "nothing-shown": NOTHING_SHOWN,
  },
  remedy: {
    ja: 'テンプレートと商品説明の http:// を https:// に直します。直し終えるまでは、nginx: add_header Content-Security-Policy "upgrade-insecure-requests" always; / Apache: Header always set Content-Security-Policy "upgrade-insecure-requests" でブラウザに直させます(すでにCSPがあれば、そこへ書き足します)。',
    en: 'Change http:// to https:// in templates and product texts. Until then let browsers do it: nginx: add_header Content-Security-Policy "upgrade-insecure-requests" always; / Apache: Header always set Content-Security-Policy "upgrade-insecure-requests" (add it to the CSP you already have, if any).',
  },
  judge({ pages }) {
    const shown = shownPages(pages).filter(({ document }) => !document.empty)
    if (shown.length === 0) return { outcome: "nothing-shown" }
    const secure = shown.filter(({ answer }) => isHttps(answer.url))
    const worst = mostPressing(ORDER, secure.map(judgeOne))
    if (worst === null) return { outcome: "no-tls" }
    return {
      outcome: worst.kind,
      values: { count: worst.of.length, total: secure.length },
      evidence: bounded(worst.of.flatMap((found) => found.evidence)),
    }
  },
})

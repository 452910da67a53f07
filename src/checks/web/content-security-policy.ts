import type { Evidence } from "../../guideline/observation.ts"
import { defineCheck } from "../check.ts"
import type { Page } from "../facts.ts"
import { allowedByAll, parseMetaPolicies, parsePolicies } from "../read/csp.ts"
import { bounded, evidence, headerEvidence } from "../read/evidence.ts"
import { valuesOf } from "../read/headers.ts"
import { mostPressing, shownPages } from "../read/pages.ts"
import { NOTHING_SHOWN } from "../read/said.ts"

const CSP = "content-security-policy"
const TRIAL = `${CSP}-report-only`
const ORDER = ["missing", "trial", "no-script-rule", "any-host", "any-inline", "gaps", "strict"] as const

const kindOf = ({ answer, document }: Page): (typeof ORDER)[number] => {
  const policies = [...parsePolicies(valuesOf(answer, CSP)), ...parseMetaPolicies(document.metaCsp)]
  if (policies.length === 0) return parsePolicies(valuesOf(answer, TRIAL)).length > 0 ? "trial" : "missing"
  const allowed = allowedByAll(policies)
  if (!allowed.governsScripts) return "no-script-rule"
  if (allowed.hosts === "any" || allowed.hosts === "shelves") return "any-host"
  if (allowed.inline === "any") return "any-inline"
  return allowed.objects || allowed.base ? "gaps" : "strict"
}

const evidenceOf = ({ answer, document }: Page): readonly Evidence[] => {
  const sent = [CSP, TRIAL].filter((name) => valuesOf(answer, name).length > 0)
  const metas = document.metaCsp.map((text) => evidence("header", answer.url, `<meta> ${CSP}: ${text}`))
  const headers = (sent.length > 0 || metas.length > 0 ? sent : [CSP]).map((name) => headerEvidence(answer, name))
  return [...headers, ...metas]
}

export const contentSecurityPolicy = defineCheck({
  id: "web/content-security-policy",
  criteria: ["build/1.content-security-policy"],
  needs: ["pages"],
  title: {
    ja: "読み込み元の制限(Content-Security-Policy)",
    en: "What pages may load (Content-Security-Policy)",
  },
  outcomes: {
    strict: {
      status: "ok",
      says: {
        ja: "見たページ{total}枚で、スクリプトの読み込み元と埋め込みが制限されています。",
        en: "On all {total} pages that were seen, scripts are limited by source and inline scripts are not free.",
      },
    },
    gaps: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "スクリプトは制限されていますが、{count}枚のページにobject-src 'none' または base-uri 'self' が足りません。",
        en: "Scripts are limited, but {count} pages lack object-src 'none' or base-uri 'self'.",
      },
    },
    "any-inline": {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{count}枚のページが、埋め込みのスクリプトをすべて許しています('unsafe-inline')。紛れ込んだスクリプトも動きます。",
        en: "{count} pages allow every inline script ('unsafe-inline'), and so one that slipped in.",
      },
    },
    "any-host": {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{count}枚のページが、どこからでも、または誰でもファイルを置ける配信元からのスクリプトを許しています(*、https:、data:、公開CDN全体など)。",
        en: "{count} pages allow scripts from anywhere, or from hosts where anybody may place files (*, https:, data:, a whole public CDN …).",
      },
    },
    "no-script-rule": {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{count}枚のページのCSPは、スクリプトについて何も定めていません(script-srcもdefault-srcもありません)。",
        en: "The CSP of {count} pages says nothing about scripts (neither script-src nor default-src).",
      },
    },
    trial: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{count}枚のページのCSPは報告だけの試行(Report-Only)で、何も止めません。",
        en: "The CSP of {count} pages only reports (Report-Only) and stops nothing.",
      },
    },
    missing: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "{count}枚のページにCSPがありません。カード情報を盗むスクリプトが紛れ込んでも、ブラウザは止められません。",
        en: "{count} pages have no CSP. If a script that steals card data slips in, browsers cannot stop it.",
      },
    },
    "nothing-shown": NOTHING_SHOWN,
  },
  remedy: {
    ja: "まず報告だけで試し、注文の最後まで動くことを確かめてから本番にします。nginx: add_header Content-Security-Policy-Report-Only \"default-src 'self'; script-src 'self' https://決済会社のホスト; object-src 'none'; base-uri 'self'; frame-ancestors 'self'\" always; / Apache: Header always set Content-Security-Policy-Report-Only \"…\"。埋め込みのスクリプトは、nonceかハッシュで一つずつ許します。決済の画面から始めるのが効果的です。",
    en: "Try it as a report first, make sure an order works to its end, then enforce it. nginx: add_header Content-Security-Policy-Report-Only \"default-src 'self'; script-src 'self' https://host-of-your-payment-provider; object-src 'none'; base-uri 'self'; frame-ancestors 'self'\" always; / Apache: Header always set Content-Security-Policy-Report-Only \"…\". Allow inline scripts one by one with a nonce or hash. The payment pages are the place to begin.",
  },
  judge({ pages }) {
    const shown = shownPages(pages)
    const worst = mostPressing(
      ORDER,
      shown.map((page) => ({ kind: kindOf(page), page })),
    )
    if (worst === null) return { outcome: "nothing-shown" }
    return {
      outcome: worst.kind,
      values: { count: worst.of.length, total: shown.length },
      evidence: bounded(worst.of.flatMap(({ page }) => evidenceOf(page))),
    }
  },
})

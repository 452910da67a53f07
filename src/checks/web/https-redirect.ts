import type { Evidence } from "../../guideline/observation.ts"
import { defineCheck } from "../check.ts"
import { isAnswer, type Entry, type Fault } from "../facts.ts"
import { bounded, evidence } from "../read/evidence.ts"
import { firstOf } from "../read/headers.ts"
import { isHttps, mostPressing } from "../read/pages.ts"

const ORDER = ["back-to-http", "stays-http", "unclear", "temporary", "permanent", "closed"] as const
type Kind = (typeof ORDER)[number]

/** Nothing is there to be entered by: the name does not exist. */
const NO_WAY_IN: ReadonlySet<Fault> = new Set(["address-unknown"])

/** The addresses that were passed, in order; the last is where it ended or what the last redirect named. */
const stepsOf = ({ hops, end }: Entry): readonly string[] =>
  [...hops.map(({ url }) => url), end.url].filter((url, at, all) => url !== all[at - 1])

const TEMPORARY = new Set([302, 303, 307])

const kindOf = (entry: Entry): Kind | null => {
  const steps = stepsOf(entry)
  const falls = steps.some((url, at) => at > 0 && !isHttps(url) && isHttps(steps[at - 1] ?? ""))
  if (falls) return "back-to-http"
  if (isHttps(entry.url)) return null
  const { end, hops } = entry
  const temporary = hops.some(({ url, status }) => !isHttps(url) && TEMPORARY.has(status))
  if (isHttps(end.url)) return temporary ? "temporary" : "permanent"
  if (!isAnswer(end)) {
    if (NO_WAY_IN.has(end.fault)) return null
    return end.fault === "refused" ? "closed" : "unclear"
  }
  if (end.status >= 500) return "unclear"
  return end.status >= 400 && end.status !== 401 ? "closed" : "stays-http"
}

const evidenceOf = (entry: Entry): Evidence => {
  const path = entry.hops.map((hop) => `${hop.status} ${firstOf(hop, "location") ?? "-"}`)
  const end = isAnswer(entry.end) ? String(entry.end.status) : `${entry.end.url} ${entry.end.fault}`
  return evidence("redirect", entry.url, [...path, end].join(" → "))
}

export const httpsRedirect = defineCheck({
  id: "web/https-redirect",
  criteria: ["build/9.redirect"],
  needs: ["entries"],
  title: { ja: "httpからhttpsへの転送", en: "Redirect from http to https" },
  outcomes: {
    permanent: {
      status: "ok",
      says: {
        ja: "調べた入口{count}か所は、すべてhttpsに移りました(恒久的な転送)。",
        en: "All {count} ways in that were tried lead to https, by permanent redirects.",
      },
    },
    temporary: {
      status: "ok",
      says: {
        ja: "調べた入口はすべてhttpsに移りますが、{count}か所は一時的な転送です。恒久的な転送(301または308)にすると、次からブラウザが直接httpsを使います。",
        en: "All ways in lead to https, {count} of them by a temporary redirect. With a permanent one (301 or 308) browsers go to https by themselves next time.",
      },
    },
    closed: {
      status: "ok",
      says: {
        ja: "httpでは何も提供していません({count}か所)。",
        en: "Nothing is served over http ({count} ways in).",
      },
    },
    "stays-http": {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "{count}か所の入口は、httpのままページを表示します。通信を盗み見られたり、書き換えられたりします。",
        en: "{count} ways in show their page over plain http, where it can be read and changed on the way.",
      },
    },
    "back-to-http": {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "{count}か所の入口は、いったんhttpsになったあとhttpに戻ります。その間の通信は暗号化されません。",
        en: "{count} ways in go from https back to http, and what is sent there is not encrypted.",
      },
    },
    unclear: {
      status: "unknown",
      says: {
        ja: "{count}か所の入口がどこへ移るかを、最後まで確かめられませんでした。",
        en: "Where {count} of the ways in lead could not be followed to the end.",
      },
    },
    "own-port": {
      status: "not-applicable",
      says: {
        ja: "httpsだけのポートで点検したため、httpの入口はありません。公開後のアドレスで点検してください。",
        en: "This was checked on a port for https alone, so there is no way in over http. Check again at the public address.",
      },
    },
    "not-looked": {
      status: "unknown",
      says: { ja: "httpの入口を調べられませんでした。", en: "The ways in over http could not be looked at." },
    },
  },
  remedy: {
    ja: "http(80番)への接続を、すべてhttpsへ301で移します。nginx: server { listen 80; return 301 https://$host$request_uri; } / Apache: RewriteEngine On、RewriteCond %{HTTPS} off、RewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R=301,L]",
    en: "Send everything on http (port 80) to https by 301. nginx: server { listen 80; return 301 https://$host$request_uri; } / Apache: RewriteEngine On, RewriteCond %{HTTPS} off, RewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R=301,L]",
  },
  remedyOn: {
    "ec-cube-4": {
      ja: "管理画面の[設定]→[システム設定]→[セキュリティ管理]でSSLを強制するか、.env に ECCUBE_FORCE_SSL=1 を書きます。あわせてWebサーバーでも80番を301で移します(nginx: return 301 https://$host$request_uri;)。",
      en: "Force SSL in the admin screen under system settings → security, or write ECCUBE_FORCE_SSL=1 into .env. Redirect port 80 in the web server as well (nginx: return 301 https://$host$request_uri;).",
    },
    woocommerce: {
      ja: "WordPressの[設定]→[一般]で、2つのアドレスを https:// にします。あわせてWebサーバーでも80番を301で移します(nginx: return 301 https://$host$request_uri;)。",
      en: "Set both addresses under Settings → General to https://. Redirect port 80 in the web server as well (nginx: return 301 https://$host$request_uri;).",
    },
  },
  judge({ entries }) {
    const found = entries.flatMap((entry) => {
      const kind = kindOf(entry)
      return kind === null ? [] : [{ kind, entry }]
    })
    const worst = mostPressing(ORDER, found)
    if (worst === null)
      return { outcome: entries.length > 0 && entries.every(({ url }) => isHttps(url)) ? "own-port" : "not-looked" }
    return {
      outcome: worst.kind,
      values: { count: worst.of.length },
      evidence: bounded(worst.of.map(({ entry }) => evidenceOf(entry))),
    }
  },
})

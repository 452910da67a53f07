import { DAY_MS, SECOND_MS } from "../../lib/clock.ts"
import { defineCheck } from "../check.ts"
import type { HttpAnswer, Page } from "../facts.ts"
import { bounded, headerEvidence } from "../read/evidence.ts"
import { firstOf } from "../read/headers.ts"
import { parseHsts } from "../read/hsts.ts"
import { isHttps, mostPressing, shownPages } from "../read/pages.ts"
import { NO_TLS, NOTHING_SHOWN } from "../read/said.ts"

/** 180 days: long enough that a visitor who comes twice a year is still protected. */
const MIN_MAX_AGE_SECONDS = (180 * DAY_MS) / SECOND_MS
const ORDER = ["missing", "malformed", "off", "short", "strong"] as const

interface Found {
  readonly kind: (typeof ORDER)[number]
  readonly days: number
  readonly answer: HttpAnswer
}

const judgeOne = ({ answer }: Page): Found => {
  const value = firstOf(answer, "strict-transport-security")
  if (value === null) return { kind: "missing", days: 0, answer }
  const hsts = parseHsts(value)
  if (hsts.state === "malformed") return { kind: "malformed", days: 0, answer }
  const days = Math.floor((hsts.maxAgeSeconds * SECOND_MS) / DAY_MS)
  if (hsts.maxAgeSeconds === 0) return { kind: "off", days, answer }
  return { kind: hsts.maxAgeSeconds < MIN_MAX_AGE_SECONDS ? "short" : "strong", days, answer }
}

export const hsts = defineCheck({
  id: "web/hsts",
  criteria: ["build/9.hsts"],
  needs: ["target", "pages"],
  title: { ja: "HSTS(ブラウザに常にhttpsを使わせる指示)", en: "HSTS (browsers are told to use https always)" },
  outcomes: {
    strong: {
      status: "ok",
      says: {
        ja: "HSTSが{days}日の期間で設定されています。",
        en: "HSTS is set for {days} days.",
      },
    },
    short: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "HSTSの期間が{days}日と短く、しばらく来なかった客には働きません(180日以上が目安です)。",
        en: "HSTS is set for only {days} days and does not protect visitors who come rarely. Use 180 days or more.",
      },
    },
    off: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "max-age=0 なので、HSTSが取り消されています。",
        en: "HSTS is taken back by max-age=0.",
      },
    },
    malformed: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "HSTSのヘッダーの書き方が正しくないため、ブラウザは無視します。",
        en: "The HSTS header is not written correctly, so browsers ignore it.",
      },
    },
    missing: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "HSTSが設定されていないページがあります({count}ページ)。最初の1回をhttpで開いた客の通信が狙われます。",
        en: "{count} pages are without HSTS. A visitor who starts with http can be attacked on the way.",
      },
    },
    "is-address": {
      status: "not-applicable",
      says: {
        ja: "IPアドレスで点検したため当てはまりません(ブラウザはIPアドレスのHSTSを覚えません)。",
        en: "This was checked at an IP address, for which browsers keep no HSTS.",
      },
    },
    "no-tls": NO_TLS,
    "nothing-shown": NOTHING_SHOWN,
  },
  remedy: {
    ja: '全ページがhttpsで問題なく開くことを確かめてから加えます。nginx: add_header Strict-Transport-Security "max-age=31536000" always; / Apache: Header always set Strict-Transport-Security "max-age=31536000"。すべてのサブドメインもhttpsなら includeSubDomains を付けます。',
    en: 'Make sure every page works over https, then add. nginx: add_header Strict-Transport-Security "max-age=31536000" always; / Apache: Header always set Strict-Transport-Security "max-age=31536000". Add includeSubDomains when all subdomains are on https too.',
  },
  judge({ target, pages }) {
    if (target.isAddress) return { outcome: "is-address" }
    const shown = shownPages(pages)
    if (shown.length === 0) return { outcome: "nothing-shown" }
    const secure = shown.filter(({ answer }) => isHttps(answer.url))
    const worst = mostPressing(ORDER, secure.map(judgeOne))
    if (worst === null) return { outcome: "no-tls" }
    return {
      outcome: worst.kind,
      values: { days: Math.min(...worst.of.map(({ days }) => days)), count: worst.of.length },
      evidence: bounded(worst.of.map(({ answer }) => headerEvidence(answer, "strict-transport-security"))),
    }
  },
})

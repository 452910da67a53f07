import { DAY_MS } from "../../lib/clock.ts"
import { defineCheck } from "../check.ts"
import { dayOf } from "../read/certificate.ts"
import { bounded, evidence } from "../read/evidence.ts"
import { NO_DOMAIN } from "../read/said.ts"

/** Registrars that renew by themselves do so before this; a domain that is not renewed by then is forgotten. */
const SOON_DAYS = 14
/** The .jp registry renews on the last day by itself, as long as the contract with the registrar goes on. */
const RENEWED_LATE = /\.jp$/i
const NEAR_DAYS = 60
/** What registries say of a domain that is being lost or is switched off. */
const LOST =
  /redemption|pending\s?delete|(?:client|server)\s?hold|to be (?:suspended|deleted)|\bsuspended\b|\bdeleted\b/i

export const domainRenewal = defineCheck({
  id: "domain/domain-renewal",
  criteria: ["build/9.domain-renewal"],
  needs: ["target", "registration"],
  title: { ja: "ドメイン名の期限", en: "When the domain name runs out" },
  outcomes: {
    enough: {
      status: "ok",
      says: {
        ja: "{domain}の期限まで{days}日あります({until}まで)。",
        en: "{domain} is registered for {days} more days (until {until}).",
      },
    },
    near: {
      status: "ok",
      says: {
        ja: "{domain}の期限まで{days}日です({until}まで)。自動更新と支払い方法を確かめてください。",
        en: "{days} days are left for {domain} (until {until}). Check automatic renewal and the payment method.",
      },
    },
    soon: {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "{domain}の期限まで{days}日しかありません({until}まで)。失効すると、他人に取られて偽の店に使われます。",
        en: "Only {days} days are left for {domain} (until {until}). A lapsed name is taken by others and used for fake shops.",
      },
    },
    "renewed-late": {
      status: "unknown",
      says: {
        ja: "{domain}の期限は{until}です(残り{days}日)。.jpは契約が続いていれば期限の日に更新されますが、外からは確かめられません。登録会社の画面で自動更新を確かめて回答してください。",
        en: "{domain} runs until {until} ({days} days left). A .jp name is renewed on that day if the contract goes on, which cannot be seen from outside. Check automatic renewal at your registrar and answer this item.",
      },
    },
    over: {
      status: "not-ok",
      severity: "critical",
      says: {
        ja: "{domain}の期限は{until}に過ぎています。すぐに登録会社で更新してください。",
        en: "{domain} ran out on {until}. Renew it at the registrar at once.",
      },
    },
    held: {
      status: "not-ok",
      severity: "critical",
      says: {
        ja: "{domain}は停止中か、失う手続きに入っています({statuses})。すぐに登録会社に連絡してください。",
        en: "{domain} is suspended or about to be lost ({statuses}). Call the registrar at once.",
      },
    },
    "not-told": {
      status: "unknown",
      says: {
        ja: "{domain}の期限が登録情報に載っていません。登録会社の画面で確かめて回答してください。",
        en: "The registry does not tell when {domain} runs out. Look it up at your registrar and answer this item.",
      },
    },
    "no-domain": NO_DOMAIN,
  },
  remedy: {
    ja: "登録会社の管理画面で更新し、自動更新を有効にします。支払いのカードの期限と、連絡先のメールが届くことも確かめます。",
    en: "Renew at the registrar and switch automatic renewal on. Check that the card on file is not running out and that the registrar's mails reach you.",
  },
  judge({ target, registration }) {
    if (target.registrableDomain === null) return { outcome: "no-domain" }
    const { domain, expiresAt, statuses, source } = registration
    const lost = statuses.filter((status) => LOST.test(status)).slice(0, 5)
    const seen = [
      evidence("dns", domain, `${source}: ${expiresAt === null ? "-" : dayOf(expiresAt)}`),
      ...statuses.map((status) => evidence("dns", domain, status)),
    ]
    const days = expiresAt === null ? 0 : Math.max(0, Math.floor((expiresAt - target.lookedAt) / DAY_MS))
    const values = { domain, days, until: dayOf(expiresAt ?? Number.NaN), statuses: lost.join(", ") }
    const found = { values, evidence: bounded(seen) }
    if (lost.length > 0) return { outcome: "held", ...found }
    if (expiresAt === null) return { outcome: "not-told", ...found }
    const leftMs = expiresAt - target.lookedAt
    if (leftMs < 0) return { outcome: "over", ...found }
    if (leftMs < SOON_DAYS * DAY_MS)
      return { outcome: RENEWED_LATE.test(domain) ? "renewed-late" : "soon", ...found, validUntil: expiresAt }
    const validUntil = expiresAt - SOON_DAYS * DAY_MS
    return { outcome: leftMs < NEAR_DAYS * DAY_MS ? "near" : "enough", ...found, validUntil }
  },
})

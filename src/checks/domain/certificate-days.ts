import { DAY_MS } from "../../lib/clock.ts"
import { defineCheck } from "../check.ts"
import { certificateEvidence, dayOf, periodOf } from "../read/certificate.ts"
import { NO_TLS } from "../read/said.ts"

/** Shares of the whole lifetime, so that certificates of 6, 90 and 398 days are judged alike. */
const DUE_SHARE = 1 / 3
const URGENT_SHARE = 1 / 10
const URGENT_MS = 3 * DAY_MS

export const certificateDays = defineCheck({
  id: "domain/certificate-days",
  criteria: ["build/9.certificate-days"],
  needs: ["target", "tls"],
  title: { ja: "サーバー証明書の残り日数", en: "Days left on the certificate" },
  outcomes: {
    enough: {
      status: "ok",
      says: {
        ja: "証明書の期限まで{days}日あります({until}まで)。",
        en: "There are {days} days left until the certificate ends on {until}.",
      },
    },
    due: {
      status: "ok",
      says: {
        ja: "証明書の残りは{days}日({until}まで)で、有効期間の3分の1を切りました。更新の時期です。自動更新が働いているかを確かめてください。",
        en: "{days} days are left ({until}), less than a third of the certificate's life. It is time to renew; make sure that automatic renewal works.",
      },
    },
    urgent: {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "証明書の残りは{days}日です({until}まで)。自動更新が止まっている恐れがあります。すぐに更新してください。",
        en: "Only {days} days are left ({until}). Automatic renewal may have stopped: renew now.",
      },
    },
    over: {
      status: "not-ok",
      severity: "critical",
      says: {
        ja: "証明書は{until}に期限が切れています。",
        en: "The certificate ended on {until}.",
      },
    },
    "no-tls": NO_TLS,
  },
  remedy: {
    ja: "今すぐ更新し、Webサーバーを再読み込みします: certbot renew && systemctl reload nginx(Apacheは apache2 または httpd)。自動更新は systemctl list-timers | grep certbot と certbot renew --dry-run で確かめ、残りが3分の1を切ったら知らせが届くようにします。",
    en: "Renew now and reload the web server: certbot renew && systemctl reload nginx (or apache2, httpd). Check automatic renewal with systemctl list-timers | grep certbot and certbot renew --dry-run, and have yourself warned when a third is left.",
  },
  judge({ target, tls }) {
    if (tls === null) return { outcome: "no-tls" }
    const { notBefore, notAfter } = tls.certificate
    const lifetimeMs = Math.max(0, notAfter - notBefore)
    const leftMs = notAfter - target.lookedAt
    const urgentMs = Math.max(URGENT_MS, lifetimeMs * URGENT_SHARE)
    const values = { days: Math.max(0, Math.floor(leftMs / DAY_MS)), until: dayOf(notAfter) }
    const evidence = [certificateEvidence(target, periodOf(tls.certificate))]
    if (leftMs < 0) return { outcome: "over", values, evidence }
    if (leftMs < urgentMs) return { outcome: "urgent", values, evidence, validUntil: notAfter }
    const outcome = leftMs < lifetimeMs * DUE_SHARE ? "due" : "enough"
    return { outcome, values, evidence, validUntil: notAfter - urgentMs }
  },
})

import { defineCheck } from "../check.ts"
import { evidence } from "../read/evidence.ts"
import { certificateEvidence, dayOf, periodOf } from "../read/certificate.ts"

export const certificateValid = defineCheck({
  id: "domain/certificate-valid",
  criteria: ["build/9.certificate-valid"],
  needs: ["target", "tls"],
  title: { ja: "サーバー証明書の有効期間", en: "The certificate's period of validity" },
  outcomes: {
    valid: {
      status: "ok",
      says: { ja: "証明書は有効です({until}まで)。", en: "The certificate is valid until {until}." },
    },
    expired: {
      status: "not-ok",
      severity: "critical",
      says: {
        ja: "証明書は{until}に期限が切れています。ブラウザは警告を出し、客は店に入れません。",
        en: "The certificate ended on {until}. Browsers show a warning and customers cannot enter.",
      },
    },
    "not-yet": {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "証明書は{from}から有効になるもので、まだ使えません。発行日とサーバーの時計を確かめてください。",
        en: "The certificate counts only from {from}. Check its date and the server's clock.",
      },
    },
    "no-tls": {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "サイトがhttpsで提供されていません。入力されたパスワードや住所が、そのまま通信路を流れます。",
        en: "The shop is not served over https. Passwords and addresses travel in the clear.",
      },
    },
  },
  remedy: {
    ja: "証明書を取り、自動で更新されるようにします。certbotの例: certbot --nginx -d shop.example.jp(Apacheは --apache)、更新の確認は certbot renew --dry-run。nginx: listen 443 ssl; ssl_certificate /etc/letsencrypt/live/shop.example.jp/fullchain.pem; ssl_certificate_key …/privkey.pem; / Apache: SSLEngine on、SSLCertificateFile と SSLCertificateKeyFile に同じファイルを書きます。",
    en: "Get a certificate and have it renewed automatically. With certbot: certbot --nginx -d shop.example.jp (or --apache); try the renewal with certbot renew --dry-run. nginx: listen 443 ssl; ssl_certificate /etc/letsencrypt/live/shop.example.jp/fullchain.pem; ssl_certificate_key …/privkey.pem; / Apache: SSLEngine on, SSLCertificateFile and SSLCertificateKeyFile with the same files.",
  },
  judge({ target, tls }) {
    if (tls === null) return { outcome: "no-tls", evidence: [evidence("protocol", target.url, "TLS: -")] }
    const { notBefore, notAfter } = tls.certificate
    const seen = { from: dayOf(notBefore), until: dayOf(notAfter) }
    const seenIn = [certificateEvidence(target, periodOf(tls.certificate))]
    if (target.lookedAt > notAfter) return { outcome: "expired", values: seen, evidence: seenIn }
    if (target.lookedAt < notBefore) return { outcome: "not-yet", values: seen, evidence: seenIn }
    return { outcome: "valid", values: seen, evidence: seenIn, validUntil: notAfter }
  },
})

import { defineCheck } from "../check.ts"
import { certificateEvidence } from "../read/certificate.ts"
import { NO_TLS } from "../read/said.ts"

const NAMES_TOLD = 10

export const certificateName = defineCheck({
  id: "domain/certificate-name",
  criteria: ["build/9.certificate-name"],
  needs: ["target", "tls"],
  title: { ja: "サーバー証明書の名前", en: "The certificate's name" },
  outcomes: {
    matches: {
      status: "ok",
      says: { ja: "証明書の名前は{host}と一致しています。", en: "The certificate's name matches {host}." },
    },
    other: {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "証明書に{host}が含まれていません。ブラウザは警告を出し、客は本物の店かを確かめられません。",
        en: "The certificate does not name {host}. Browsers show a warning, and customers cannot tell that the shop is real.",
      },
    },
    "no-tls": NO_TLS,
  },
  remedy: {
    ja: "使うすべての名前(www付きとなし)を含む証明書を取り直します。certbotの例: certbot certonly --nginx -d shop.example.jp -d www.shop.example.jp。同じサーバーに複数のサイトがある場合は、nginxの server_name、Apacheの ServerName と ServerAlias が正しい証明書の設定と結び付いているかを確かめます。",
    en: "Get a certificate with every name in use, with and without www: certbot certonly --nginx -d shop.example.jp -d www.shop.example.jp. Where one server holds several sites, check that nginx's server_name or Apache's ServerName and ServerAlias stand with the right certificate.",
  },
  judge({ target, tls }) {
    if (tls === null) return { outcome: "no-tls" }
    const { names, subject } = tls.certificate
    const more = names.length > NAMES_TOLD ? ` (+${names.length - NAMES_TOLD})` : ""
    const named = names.length > 0 ? `${names.slice(0, NAMES_TOLD).join(", ")}${more}` : subject
    return {
      outcome: tls.nameMatches ? "matches" : "other",
      values: { host: target.hostname },
      evidence: [certificateEvidence(target, named)],
    }
  },
})

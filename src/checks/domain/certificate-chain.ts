import { defineCheck } from "../check.ts"
import type { TlsSeen } from "../facts.ts"
import { certificateEvidence } from "../read/certificate.ts"
import { NO_TLS } from "../read/said.ts"

const SELF_SIGNED = new Set(["DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT_IN_CHAIN"])
const NO_ISSUER = new Set([
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
])

const outcomeOf = (tls: TlsSeen) => {
  if (tls.trusted) return tls.ownAuthority ? "own-authority" : "trusted"
  if (SELF_SIGNED.has(tls.distrust ?? "")) return "self-signed"
  return NO_ISSUER.has(tls.distrust ?? "") ? "incomplete" : "untrusted"
}

export const certificateChain = defineCheck({
  id: "domain/certificate-chain",
  criteria: ["build/9.certificate-chain"],
  needs: ["target", "tls"],
  title: { ja: "認証局までのつながり", en: "The chain to a trusted authority" },
  outcomes: {
    trusted: {
      status: "ok",
      says: {
        ja: "証明書は信頼された認証局までつながっています(発行: {issuer})。",
        en: "The certificate leads to a trusted authority (issued by {issuer}).",
      },
    },
    "own-authority": {
      status: "ok",
      partly: true,
      says: {
        ja: "渡された認証局の証明書で確かめました(発行: {issuer})。この認証局を知らない客のブラウザでは警告が出ます。",
        en: "It was verified against the authority that was handed in (issued by {issuer}). Browsers that do not know it show a warning.",
      },
    },
    "self-signed": {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "自己署名の証明書、または一般に信頼されない認証局の証明書です。ブラウザは警告を出し、本物の店であることの証明になりません。",
        en: "The certificate is self-signed or from an authority that nobody trusts. Browsers show a warning, and it proves nothing.",
      },
    },
    incomplete: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "発行した認証局までたどれません。中間証明書がサーバーに設定されていないと思われます。一部のブラウザやアプリで接続できません。",
        en: "The issuer cannot be reached from the certificate; most likely the server does not send the intermediate. Some browsers and apps cannot connect.",
      },
    },
    untrusted: {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "証明書を信頼できません({code})。",
        en: "The certificate is not trusted ({code}).",
      },
    },
    "no-tls": NO_TLS,
  },
  remedy: {
    ja: "中間証明書まで含むファイルを設定します。nginx: ssl_certificate /etc/letsencrypt/live/shop.example.jp/fullchain.pem; / Apache 2.4.8以降: SSLCertificateFile に同じ fullchain.pem。自己署名の場合は、認証局(Let's Encryptなど)の証明書に替えます。確認: openssl s_client -connect shop.example.jp:443 -servername shop.example.jp",
    en: "Use the file that holds the intermediate too. nginx: ssl_certificate /etc/letsencrypt/live/shop.example.jp/fullchain.pem; / Apache 2.4.8 or later: SSLCertificateFile with the same fullchain.pem. Replace a self-signed certificate by one of an authority such as Let's Encrypt. To check: openssl s_client -connect shop.example.jp:443 -servername shop.example.jp",
  },
  judge({ target, tls }) {
    if (tls === null) return { outcome: "no-tls" }
    const { issuer } = tls.certificate
    const code = tls.distrust ?? "-"
    const told = `issuer ${issuer}; chain ${tls.chainLength}${tls.trusted ? "" : `; ${code}`}`
    return { outcome: outcomeOf(tls), values: { issuer, code }, evidence: [certificateEvidence(target, told)] }
  },
})

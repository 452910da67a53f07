import { defineCheck } from "../check.ts"
import { certificateEvidence } from "../read/certificate.ts"
import { NO_TLS } from "../read/said.ts"

export const organisationCertificate = defineCheck({
  id: "domain/organisation-certificate",
  criteria: ["build/9.organisation-certificate"],
  needs: ["target", "tls"],
  title: { ja: "運営者を確認した証明書(OV・EV)", en: "A certificate that names the operator (OV, EV)" },
  outcomes: {
    organisation: {
      status: "ok",
      says: {
        ja: "認証局が確認した運営者の名前が入っています({organisation}、{kind})。",
        en: "The certificate names the operator, verified by the authority ({organisation}, {kind}).",
      },
    },
    "domain-only": {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "ドメインだけを確認した証明書(DV)です。暗号化には十分ですが、運営者の名前は証明されません。",
        en: "The certificate verifies the domain only (DV). That is enough for encryption but does not prove who runs the shop.",
      },
    },
    unsaid: {
      status: "unknown",
      says: {
        ja: "証明書に、確認の程度(DV・OV・EV)が書かれていません。",
        en: "The certificate does not say how far its owner was verified (DV, OV, EV).",
      },
    },
    untrusted: {
      status: "unknown",
      says: {
        ja: "証明書が一般の認証局のものと確かめられないため、書かれた運営者の名前を信用できません。",
        en: "The certificate is not known to come from a public authority, so the operator's name in it cannot be believed.",
      },
    },
    "no-tls": NO_TLS,
  },
  remedy: {
    ja: "必要なら、認証局でOVまたはEVの証明書を買います(会社の登記などの審査があります)。急ぐ項目ではありません。サイトに運営者の名前、住所、連絡先を明記することを先に行います。",
    en: "If you want it, buy an OV or EV certificate; the authority checks your company's registration. There is no hurry: first state the operator's name, address and contact on the site.",
  },
  judge({ target, tls }) {
    if (tls === null) return { outcome: "no-tls" }
    const { validation, organisation, subject } = tls.certificate
    const kind = validation.toUpperCase()
    const evidence = [certificateEvidence(target, `${kind}; ${subject}`)]
    if (!tls.trusted || tls.ownAuthority) return { outcome: "untrusted", evidence }
    if (validation === "unknown") return { outcome: "unsaid", evidence }
    if (validation === "dv") return { outcome: "domain-only", evidence }
    return { outcome: "organisation", values: { organisation: organisation ?? subject, kind }, evidence }
  },
})

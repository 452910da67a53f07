import { defineCheck } from "../check.ts"
import { parseCaa } from "../read/caa.ts"
import { bounded, evidence } from "../read/evidence.ts"
import { NO_DOMAIN } from "../read/said.ts"

export const caa = defineCheck({
  id: "domain/caa",
  criteria: ["build/9.caa"],
  needs: ["target", "records"],
  title: { ja: "証明書を発行できる認証局の指定(CAA)", en: "Which authorities may issue certificates (CAA)" },
  outcomes: {
    named: {
      status: "ok",
      says: {
        ja: "{domain}の証明書を発行できる認証局が決められています({authorities})。",
        en: "DNS says which authorities may issue certificates for {domain} ({authorities}).",
      },
    },
    useless: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{domain}にCAAレコードはありますが、発行できる認証局(issue)が書かれていません。どの認証局でも発行できます。",
        en: "{domain} has CAA records, but none names an authority (issue). Every authority may issue.",
      },
    },
    absent: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{domain}にCAAレコードがありません。どの認証局でも、この名前の証明書を発行できます。",
        en: "{domain} has no CAA record. Every authority may issue certificates for it.",
      },
    },
    "no-answer": {
      status: "unknown",
      says: {
        ja: "{domain}のCAAレコードを調べられませんでした。",
        en: "The CAA records of {domain} could not be asked for.",
      },
    },
    "no-domain": NO_DOMAIN,
  },
  remedy: {
    ja: 'DNSに、使っている認証局を書きます。例: example.jp. IN CAA 0 issue "letsencrypt.org"、example.jp. IN CAA 0 iodef "mailto:admin@example.jp"。CDNが証明書を発行している場合は、その認証局も書かないと更新が止まります。',
    en: 'Put the authority you use into DNS: example.jp. IN CAA 0 issue "letsencrypt.org" and example.jp. IN CAA 0 iodef "mailto:admin@example.jp". If a CDN gets certificates for you, name its authority too, or renewals stop.',
  },
  judge({ target, records }) {
    if (target.registrableDomain === null) return { outcome: "no-domain" }
    const { domain } = records
    if (records.caa.state === "fault")
      return { outcome: "no-answer", values: { domain }, evidence: [evidence("dns", domain, records.caa.fault)] }
    const texts = records.caa.state === "present" ? records.caa.value : []
    if (texts.length === 0)
      return { outcome: "absent", values: { domain }, evidence: [evidence("dns", domain, "CAA: -")] }
    const issuing = texts.flatMap((text) => parseCaa(text) ?? []).filter(({ tag }) => tag === "issue")
    const authorities = issuing.map(({ value }) => value || "-").slice(0, 5)
    return {
      outcome: issuing.length > 0 ? "named" : "useless",
      values: { domain, authorities: authorities.join(", ") },
      evidence: bounded(texts.map((text) => evidence("dns", domain, `CAA: ${text}`))),
    }
  },
})

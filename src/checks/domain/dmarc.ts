import { defineCheck } from "../check.ts"
import { isDmarc, parseDmarc, type Dmarc } from "../read/dmarc.ts"
import { bounded, evidence } from "../read/evidence.ts"
import { NO_DOMAIN } from "../read/said.ts"

const outcomeOf = (dmarc: Dmarc | null) => {
  if (dmarc === null) return "malformed"
  if (dmarc.policy === "none") return "watching"
  return dmarc.percent < 100 || dmarc.subdomains === "none" ? "in-part" : "enforced"
}

export const dmarc = defineCheck({
  id: "domain/dmarc",
  criteria: ["build/9.dmarc"],
  needs: ["target", "records"],
  title: { ja: "偽のメールの扱いの指定(DMARC)", en: "What to do with forged mail (DMARC)" },
  outcomes: {
    enforced: {
      status: "ok",
      says: {
        ja: "{domain}を名乗る偽のメールを拒むか隔離するように指定されています(p={policy})。",
        en: "Receivers are asked to refuse or set aside mail that forges {domain} (p={policy}).",
      },
    },
    "in-part": {
      status: "ok",
      partly: true,
      says: {
        ja: "{domain}のDMARCは p={policy} ですが、一部のメールかサブドメインには効きません(pctまたはsp)。",
        en: "DMARC of {domain} is p={policy}, but it leaves out a share of the mail or the subdomains (pct or sp).",
      },
    },
    watching: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{domain}のDMARCは見守るだけです(p=none)。偽のメールは止まりません。",
        en: "DMARC of {domain} only watches (p=none) and stops no forgery.",
      },
    },
    malformed: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{domain}のDMARCレコードに正しい方針(p=)がないため、受け取る側は無視します。",
        en: "The DMARC record of {domain} names no valid policy (p=), so receivers ignore it.",
      },
    },
    several: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{domain}にDMARCレコードが{count}個あります。2個以上あると、受け取る側はすべてを無視します。",
        en: "{domain} has {count} DMARC records. With more than one, receivers ignore them all.",
      },
    },
    absent: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{domain}にDMARCレコードがありません。受け取る側は、店を名乗る偽のメールを拒んでよいか判断できません。",
        en: "{domain} has no DMARC record, so receivers cannot know that they may refuse forgeries.",
      },
    },
    "no-answer": {
      status: "unknown",
      says: {
        ja: "{domain}のDMARCレコードを調べられませんでした。",
        en: "The DMARC record of {domain} could not be asked for.",
      },
    },
    "no-domain": NO_DOMAIN,
  },
  remedy: {
    ja: 'まず _dmarc.example.jp. IN TXT "v=DMARC1; p=none; rua=mailto:dmarc@example.jp" で報告を集めます。正しい送信元がSPFかDKIMに合うことを確かめたら、p=quarantine、次に p=reject へ上げます。',
    en: 'Collect reports first: _dmarc.example.jp. IN TXT "v=DMARC1; p=none; rua=mailto:dmarc@example.jp". Once every true sender passes SPF or DKIM, raise it to p=quarantine and then to p=reject.',
  },
  judge({ target, records }) {
    if (target.registrableDomain === null) return { outcome: "no-domain" }
    const { domain } = records
    if (records.dmarc.state === "fault")
      return { outcome: "no-answer", values: { domain }, evidence: [evidence("dns", domain, records.dmarc.fault)] }
    const found = records.dmarc.state === "present" ? records.dmarc.value.filter(isDmarc) : []
    const [first] = found
    if (first === undefined)
      return { outcome: "absent", values: { domain }, evidence: [evidence("dns", domain, "DMARC: -")] }
    const read = parseDmarc(first)
    return {
      outcome: found.length > 1 ? "several" : outcomeOf(read),
      values: { domain, count: found.length, policy: read?.policy ?? "-" },
      evidence: bounded(found.map((text) => evidence("dns", domain, text))),
    }
  },
})

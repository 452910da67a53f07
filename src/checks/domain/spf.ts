import { defineCheck } from "../check.ts"
import { bounded, evidence } from "../read/evidence.ts"
import { NO_DOMAIN } from "../read/said.ts"
import { isSpf, parseSpf } from "../read/spf.ts"

/** More look-ups than this void a record for its receivers (RFC 7208 §4.6.4). */
const MAX_LOOKUPS = 10

const outcomeOf = (record: string) => {
  const { all, redirect, lookups, malformed } = parseSpf(record)
  if (malformed) return "malformed"
  if (all === "+") return "everybody"
  if (lookups > MAX_LOOKUPS) return "too-many"
  if (all === "?" || (all === null && redirect === null)) return "neutral"
  return all === null ? "redirected" : "limited"
}

export const spf = defineCheck({
  id: "domain/spf",
  criteria: ["build/9.spf"],
  needs: ["target", "records"],
  title: { ja: "メールの送信元の指定(SPF)", en: "Who may send the shop's mail (SPF)" },
  outcomes: {
    limited: {
      status: "ok",
      says: {
        ja: "{domain}の名前でメールを送れるサーバーが決められています。",
        en: "DNS says which servers may send mail in the name of {domain}.",
      },
    },
    redirected: {
      status: "ok",
      says: {
        ja: "{domain}のSPFは、別のドメインのレコードに任されています(redirect)。その内容までは見ていません。",
        en: "SPF of {domain} is left to another domain's record (redirect), which was not looked at.",
      },
    },
    neutral: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{domain}のSPFは、ほかの送信元を断っていません(?all、またはallなし)。偽のメールを見分けられません。",
        en: "SPF of {domain} does not turn other senders away (?all, or no all), so forgeries cannot be told apart.",
      },
    },
    everybody: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "{domain}のSPFは、すべての送信元を許しています(+all)。誰でも店を名乗ってメールを送れます。",
        en: "SPF of {domain} lets every sender in (+all). Anybody may send mail in the shop's name.",
      },
    },
    several: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "{domain}にSPFレコードが{count}個あります。2個以上あると、受け取る側はすべてを無効とします。",
        en: "{domain} has {count} SPF records. With more than one, receivers void them all.",
      },
    },
    malformed: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{domain}のSPFに、受け取る側が知らない書き方があります。レコード全体が無効になります。",
        en: "SPF of {domain} holds a term that no receiver knows, which voids the whole record.",
      },
    },
    "too-many": {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{domain}のSPFは、問い合わせの回数が上限の10回を超えます。レコード全体が無効になります。",
        en: "SPF of {domain} needs more than the 10 look-ups that are allowed, which voids the whole record.",
      },
    },
    absent: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "{domain}にSPFレコードがありません。店を名乗る偽のメールを見分けられず、注文確認のメールも届きにくくなります。",
        en: "{domain} has no SPF record. Forged mail cannot be told apart, and order mails are delivered less well.",
      },
    },
    "no-answer": {
      status: "unknown",
      says: {
        ja: "{domain}のSPFレコードを調べられませんでした。",
        en: "The SPF record of {domain} could not be asked for.",
      },
    },
    "no-domain": NO_DOMAIN,
  },
  remedy: {
    ja: 'メールを送るサーバーとサービスをすべて書き出し、1つのTXTレコードにまとめます。例: example.jp. IN TXT "v=spf1 ip4:203.0.113.10 include:_spf.mail.example ~all"。メールを送らないドメインは "v=spf1 -all" とします。',
    en: 'List every server and service that sends for you in one TXT record: example.jp. IN TXT "v=spf1 ip4:203.0.113.10 include:_spf.mail.example ~all". For a domain that sends no mail: "v=spf1 -all".',
  },
  judge({ target, records }) {
    if (target.registrableDomain === null) return { outcome: "no-domain" }
    const { domain } = records
    if (records.spf.state === "fault")
      return { outcome: "no-answer", values: { domain }, evidence: [evidence("dns", domain, records.spf.fault)] }
    const found = records.spf.state === "present" ? records.spf.value.filter(isSpf) : []
    const [first] = found
    if (first === undefined)
      return { outcome: "absent", values: { domain }, evidence: [evidence("dns", domain, "SPF: -")] }
    return {
      outcome: found.length > 1 ? "several" : outcomeOf(first),
      values: { domain, count: found.length },
      evidence: bounded(found.map((text) => evidence("dns", domain, text))),
    }
  },
})

import { Resolver } from "node:dns/promises"
import type { CaaRecord } from "node:dns"
import type { Collected, DnsResult, DomainRecords, Fault, Target } from "../facts.ts"
import { codeOf } from "./fault-of-error.ts"
import { defineCollector, notSeen, seen, type Look } from "./look.ts"

export interface DnsOptions {
  /** Name servers to ask, `127.0.0.1:5300`; default: the system's. */
  readonly servers?: readonly string[]
  readonly timeoutMs?: number
}

const RECORDS_MAX = 50
const RECORD_CHARS = 2_048
const LABELS_MAX = 10
const ABSENT = new Set(["ENODATA", "ENOTFOUND"])
const FAULTS: Readonly<Record<string, Fault>> = {
  ECONNREFUSED: "refused",
  ETIMEOUT: "timed-out",
  EREFUSED: "service-silent",
  ESERVFAIL: "service-silent",
}

/** One question; that there is no such record or no such name is an answer, silence and failure are not. */
const ask = async (question: Promise<readonly string[]>): Promise<DnsResult<readonly string[]>> => {
  try {
    const value = (await question).slice(0, RECORDS_MAX).map((record) => record.slice(0, RECORD_CHARS))
    return value.length > 0 ? { state: "present", value } : { state: "absent" }
  } catch (error) {
    const detail = codeOf(error)
    return ABSENT.has(detail)
      ? { state: "absent" }
      : { state: "fault", fault: FAULTS[detail] ?? "service-silent", detail }
  }
}

/** The name and its parents, down to the registrable domain: the first that has CAA records decides. */
export const climb = (hostname: string, domain: string): readonly string[] => {
  const labels = hostname.split(".")
  const own = domain.split(".").length
  return labels
    .slice(0, Math.max(1, labels.length - own + 1))
    .map((_, n) => labels.slice(n).join("."))
    .slice(-LABELS_MAX)
}

const caaText = ({ critical, ...tags }: CaaRecord): readonly string[] =>
  Object.entries(tags)
    .filter(([tag]) => tag !== "type")
    .map(([tag, value]) => `${critical} ${tag} "${String(value)}"`)

const askCaa = async (resolver: Resolver, hostname: string, domain: string): Promise<DnsResult<readonly string[]>> => {
  let last: DnsResult<readonly string[]> = { state: "absent" }
  for (const name of climb(hostname, domain)) {
    last = await ask(resolver.resolveCaa(name).then((records) => records.flatMap(caaText)))
    if (last.state !== "absent") return last
  }
  return last
}

const texts = (resolver: Resolver, name: string, starts: RegExp): Promise<DnsResult<readonly string[]>> =>
  ask(
    resolver
      .resolveTxt(name)
      .then((records) => records.map((parts) => parts.join("")).filter((text) => starts.test(text))),
  )

/** CAA, SPF, DMARC and MX of a shop's domain. Never throws; each record says for itself whether it was there. */
export const lookUpRecords = async (
  hostname: string,
  domain: string,
  { servers, timeoutMs = 3_000 }: DnsOptions = {},
): Promise<DomainRecords> => {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 })
  if (servers) resolver.setServers(servers)
  return {
    domain,
    caa: await askCaa(resolver, hostname, domain),
    spf: await texts(resolver, domain, /^v=spf1(?:\s|$)/i),
    dmarc: await texts(resolver, `_dmarc.${domain}`, /^v\s{0,4}=\s{0,4}DMARC1(?:[\s;]|$)/i),
    mx: await ask(
      resolver
        .resolveMx(domain)
        .then((records) => records.map(({ priority, exchange }) => `${priority} ${exchange || "."}`)),
    ),
  }
}

const NOTHING = { state: "absent" } as const
const NO_RECORDS: DomainRecords = { domain: "", caa: NOTHING, spf: NOTHING, dmarc: NOTHING, mx: NOTHING }

export const collectRecords = async (
  { clock }: Pick<Look, "clock">,
  target: Target,
  options: DnsOptions = {},
): Promise<Collected<DomainRecords>> => {
  const { registrableDomain: domain, hostname } = target
  // An address or a single name has no domain of its own: that is something seen, not something that could not be looked at.
  if (domain === null) return seen(NO_RECORDS, clock())
  const records = await lookUpRecords(hostname, domain, options)
  const all = [records.caa, records.spf, records.dmarc, records.mx]
  const faults = all.filter((record) => record.state === "fault")
  const [first] = faults
  // With not one answer it is the name server, or our way to it, that is silent.
  if (first !== undefined && faults.length === all.length) return notSeen(first.fault, first.detail, clock())
  return seen(records, clock())
}

export const recordsCollector = defineCollector({
  fact: "records",
  needs: ["target"],
  ownPace: true,
  collect: (look, { target }) => collectRecords(look, target),
})

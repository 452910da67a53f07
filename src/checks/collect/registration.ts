import type { Collected, DomainRegistration, Target } from "../facts.ts"
import { defineCollector, notSeen, seen, type Look } from "./look.ts"
import { parseRdap, rdapServerFor } from "./rdap.ts"
import { askLine, getJson, type Got, type ServiceOptions } from "./services.ts"
import { parseWhoisJp } from "./whois-jp.ts"

export interface RegistrationEndpoints {
  /** IANA's list of RDAP servers. */
  readonly bootstrap: string
  readonly whoisJp: { readonly hostname: string; readonly port: number }
  readonly timeoutMs: number
  /** PEM text of an authority that vouches for these besides the usual ones. */
  readonly authority?: string
}
const ENDPOINTS: RegistrationEndpoints = {
  bootstrap: "https://data.iana.org/rdap/dns.json",
  whoisJp: { hostname: "whois.jprs.jp", port: 43 },
  timeoutMs: 8_000,
}
const ANSWER_BYTES_MAX = 512 * 1024

const byWhoisJp = async (
  domain: string,
  { whoisJp }: RegistrationEndpoints,
  options: ServiceOptions,
): Promise<Got<DomainRegistration>> => {
  const got = await askLine(whoisJp.hostname, whoisJp.port, `${domain}/e`, options)
  if ("fault" in got) return got
  const parsed = parseWhoisJp(got.value, domain)
  if (parsed === "not-found") return { fault: "no-data", detail: "no-match" }
  return parsed === null ? { fault: "service-silent", detail: "whois" } : { value: parsed }
}

const byRdap = async (
  domain: string,
  { bootstrap }: RegistrationEndpoints,
  options: ServiceOptions,
): Promise<Got<DomainRegistration>> => {
  const list = await getJson(bootstrap, options)
  if ("fault" in list) return list
  const server = rdapServerFor(list.value, domain.slice(domain.lastIndexOf(".") + 1))
  if (server === null) return { fault: "no-data", detail: "no-rdap-server" }
  const got = await getJson(`${server}domain/${encodeURIComponent(domain)}`, options)
  if ("fault" in got) return got
  const parsed = parseRdap(got.value, domain)
  return parsed === null ? { fault: "service-silent", detail: "rdap" } : { value: parsed }
}

/**
 * Who keeps the domain and until when. Whatever keeps a registry's service from answering is told as its silence: it says nothing
 * about the shop.
 */
export const collectRegistration = async (
  { clock, signal }: Pick<Look, "clock" | "signal">,
  target: Target,
  endpoints: RegistrationEndpoints = ENDPOINTS,
): Promise<Collected<DomainRegistration>> => {
  const domain = target.registrableDomain
  // An address or a single name is registered nowhere: that is something seen.
  if (domain === null)
    return seen({ domain: "", source: "rdap", expiresAt: null, registrar: null, statuses: [] }, clock())
  const options = {
    timeoutMs: endpoints.timeoutMs,
    maxBytes: ANSWER_BYTES_MAX,
    signal,
    ...(endpoints.authority ? { authority: endpoints.authority } : {}),
  }
  const got = await (domain.endsWith(".jp") ? byWhoisJp : byRdap)(domain, endpoints, options)
  if ("value" in got) return seen(got.value, clock())
  const told = got.fault === "no-data" || got.fault === "not-asked" || got.fault === "body-too-large"
  return notSeen(told ? got.fault : "service-silent", got.detail, clock())
}

export const registrationCollector = defineCollector({
  fact: "registration",
  needs: ["target"],
  ownPace: true,
  collect: (look, { target }) => collectRegistration(look, target),
})

import type { DomainRegistration } from "../facts.ts"

const URL_CHARS = 300
const TEXT_CHARS = 200
const STATUSES_MAX = 30
const SERVICES_MAX = 5_000
const ENTITIES_MAX = 50

/** Which RDAP server answers for a top-level domain, by IANA's list (RFC 9224); null where none is named. Never throws. */
export const rdapServerFor = (bootstrap: unknown, topLevel: string): string | null => {
  for (const service of listOf(fieldOf(bootstrap, "services")).slice(0, SERVICES_MAX)) {
    const [names, addresses] = listOf(service).map(listOf)
    if (!names?.includes(topLevel)) continue
    const address = addresses?.find((one) => typeof one === "string" && one.startsWith("https://"))
    if (typeof address === "string" && address.length <= URL_CHARS && URL.canParse(address))
      return address.endsWith("/") ? address : `${address}/`
  }
  return null
}

/** What an RDAP answer says of a domain (RFC 9083); null where it is none. Never throws. */
export const parseRdap = (answer: unknown, domain: string): DomainRegistration | null => {
  if (fieldOf(answer, "objectClassName") !== "domain") return null
  const expiry = listOf(fieldOf(answer, "events")).find((event) => fieldOf(event, "eventAction") === "expiration")
  const date = textOf(fieldOf(expiry, "eventDate"))
  const expiresAt = date === null || date.length > 40 ? Number.NaN : Date.parse(date)
  const registrar = listOf(fieldOf(answer, "entities"))
    .slice(0, ENTITIES_MAX)
    .find((entity) => listOf(fieldOf(entity, "roles")).includes("registrar"))
  return {
    domain,
    source: "rdap",
    expiresAt: Number.isNaN(expiresAt) ? null : expiresAt,
    registrar: nameIn(listOf(fieldOf(registrar, "vcardArray"))[1]),
    statuses: listOf(fieldOf(answer, "status"))
      .slice(0, STATUSES_MAX)
      .flatMap((status) => textOf(status) ?? []),
  }
}

/** A visiting card is a list of [property, parameters, type, value]; `fn` is the name. */
const nameIn = (card: unknown): string | null => {
  const name = listOf(card)
    .slice(0, ENTITIES_MAX)
    .find((property) => listOf(property)[0] === "fn")
  return textOf(listOf(name)[3])
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string | null => (typeof value === "string" ? value.slice(0, TEXT_CHARS) : null)

/** One Content-Security-Policy: directive names in lower case; the first of a repeat counts, as in browsers. */
export type Policy = ReadonlyMap<string, readonly string[]>

const MAX_CHARS = 32_768
const MAX_POLICIES = 20
const MAX_DIRECTIVES = 60
const MAX_SOURCES = 200
/** Directives that a browser does not take from a `<meta>`. */
const NOT_IN_META = new Set(["frame-ancestors", "report-uri", "sandbox"])

const parseOne = (text: string, ignored: ReadonlySet<string>): Policy => {
  const policy = new Map<string, readonly string[]>()
  for (const part of text.split(";").slice(0, MAX_DIRECTIVES)) {
    const [name = "", ...sources] = part.trim().split(/[\t\n\f\r ]+/, MAX_SOURCES + 1)
    const key = name.toLowerCase()
    if (key !== "" && !policy.has(key) && !ignored.has(key)) policy.set(key, sources)
  }
  return policy
}

/** The policies of header values; each value may hold several, parted by commas. Empty ones are dropped. Never throws. */
export const parsePolicies = (values: readonly string[]): readonly Policy[] =>
  values
    .flatMap((value) => value.slice(0, MAX_CHARS).split(","))
    .slice(0, MAX_POLICIES)
    .map((text) => parseOne(text, new Set()))
    .filter((policy) => policy.size > 0)

/** The policies of `<meta>` elements, without the directives that do nothing there. */
export const parseMetaPolicies = (values: readonly string[]): readonly Policy[] =>
  values
    .slice(0, MAX_POLICIES)
    .map((text) => parseOne(text.slice(0, MAX_CHARS), NOT_IN_META))
    .filter((policy) => policy.size > 0)

/** What policies really let a page do. */
export interface Allowed {
  /** Whether any policy says anything about scripts. */
  readonly governsScripts: boolean
  /** Inline scripts: every one · only those with a nonce or hash · none. */
  readonly inline: "any" | "marked" | "none"
  /** Scripts from hosts: every host · hosts where anybody may place files · named hosts · own host or none. */
  readonly hosts: "any" | "shelves" | "named" | "own"
  /** Text may be run as a program. */
  readonly evaluates: boolean
  /** Plug-ins may be loaded from somewhere. */
  readonly objects: boolean
  /** A `<base>` may send the page's relative scripts elsewhere. */
  readonly base: boolean
  /** http: addresses in the page are fetched over https. */
  readonly upgrades: boolean
}

const MARK = /^'(?:nonce-[A-Za-z0-9+/_=-]{1,256}|sha(?:256|384|512)-[A-Za-z0-9+/_=-]{1,256})'$/i
const ANY_HOST = /^(?:\*|https?:|wss?:|data:|blob:|filesystem:|(?:https?:\/\/)?\*(?::(?:\*|\d{1,5}))?\/?)$/i
/** Hosts that serve whatever anybody uploads to them. */
const SHELVES = new Set([
  "cdn.jsdelivr.net",
  "unpkg.com",
  "esm.sh",
  "raw.githack.com",
  "rawcdn.githack.com",
  "gitcdn.link",
  "*.amazonaws.com",
  "*.cloudfront.net",
  "*.azureedge.net",
  "*.herokuapp.com",
  "*.github.io",
  "*.vercel.app",
  "*.netlify.app",
  "*.workers.dev",
  "*.pages.dev",
])

/** A shelf counts only when the whole shelf is allowed, not one package or one bucket of it. */
const isShelf = (source: string): boolean => {
  const host = source
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/:\d{1,5}(?=\/|$)/, "")
    .replace(/\/$/, "")
  return SHELVES.has(host)
}

const hostsOf = (sources: readonly string[]): Allowed["hosts"] => {
  if (sources.some((source) => ANY_HOST.test(source))) return "any"
  if (sources.some(isShelf)) return "shelves"
  return sources.some((source) => !source.startsWith("'")) ? "named" : "own"
}

const firstIn = (policy: Policy, ...names: readonly string[]): readonly string[] | undefined => {
  const name = names.find((one) => policy.has(one))
  return name === undefined ? undefined : policy.get(name)
}
const lower = (sources: readonly string[]): readonly string[] => sources.map((source) => source.toLowerCase())

/**
 * What one policy allows. A nonce, a hash or `strict-dynamic` cancels `unsafe-inline`; `strict-dynamic` beside a
 * nonce or hash also cancels hosts and schemes. `script-src-elem` goes before `script-src` before `default-src`.
 */
export const allowedBy = (policy: Policy): Allowed => {
  const scripts = firstIn(policy, "script-src-elem", "script-src", "default-src")
  const words = lower(scripts ?? [])
  const marked = words.some((word) => MARK.test(word))
  const dynamic = words.includes("'strict-dynamic'")
  const anyInline = words.includes("'unsafe-inline'") && !marked && !dynamic
  const objects = firstIn(policy, "object-src", "default-src")
  const evaluating = firstIn(policy, "script-src", "default-src")
  return {
    governsScripts: scripts !== undefined,
    inline: scripts === undefined || anyInline ? "any" : marked ? "marked" : "none",
    hosts: scripts === undefined ? "any" : dynamic ? "own" : hostsOf(words),
    evaluates: evaluating === undefined || lower(evaluating).includes("'unsafe-eval'"),
    objects: objects === undefined || hostsOf(lower(objects)) !== "own",
    base: !policy.has("base-uri") || hostsOf(lower(policy.get("base-uri") ?? [])) === "any",
    upgrades: policy.has("upgrade-insecure-requests"),
  }
}

const tightest = <T>(order: readonly T[], values: readonly T[]): T | undefined =>
  order.find((one) => values.includes(one))

/** What several policies allow together: a browser lets pass only what every one of them lets pass. */
export const allowedByAll = (policies: readonly Policy[]): Allowed => {
  const each = policies.map(allowedBy)
  return {
    governsScripts: each.some(({ governsScripts }) => governsScripts),
    inline:
      tightest(
        ["none", "marked", "any"] as const,
        each.map(({ inline }) => inline),
      ) ?? "any",
    hosts:
      tightest(
        ["own", "named", "shelves", "any"] as const,
        each.map(({ hosts }) => hosts),
      ) ?? "any",
    evaluates: each.every(({ evaluates }) => evaluates),
    objects: each.every(({ objects }) => objects),
    base: each.every(({ base }) => base),
    upgrades: each.some(({ upgrades }) => upgrades),
  }
}

/** Who may put a page into a frame by `frame-ancestors`: null where no policy says. */
export const framedBy = (policies: readonly Policy[]): "nobody" | "self" | "named" | "anybody" | null => {
  const each = policies.flatMap((policy) => {
    const sources = policy.get("frame-ancestors")
    if (sources === undefined) return []
    const words = lower(sources).filter((word) => word !== "'none'")
    if (words.length === 0) return ["nobody" as const]
    if (words.some((word) => ANY_HOST.test(word))) return ["anybody" as const]
    return [words.every((word) => word === "'self'") ? ("self" as const) : ("named" as const)]
  })
  return tightest(["nobody", "self", "named", "anybody"] as const, each) ?? null
}

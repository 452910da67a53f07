import type { Header } from "../accept/headers.ts"
import type { SitePlan } from "../plan.ts"
import { ORIGIN_HEADER } from "../shop/question.ts"
import type { StageName } from "../stages/stage.ts"
import { browserAt, exchange, type ProveOptions } from "./browser.ts"
import { isReached } from "./customer.ts"
import { untried, type Tried } from "./proof.ts"
import { CANARY_ADDRESS } from "./token.ts"

type Guard = Extract<StageName, "headers" | "cookies" | "leak">
type Headers = readonly Header[]
interface Seen {
  readonly status: number
  readonly headers: Headers
}
/** What the gate has to make of an answer: what it was and what it is, for people; null where nothing was to be done. */
interface Due {
  readonly step: string
  readonly done: boolean
}

const all = (headers: Headers, name: string): readonly string[] =>
  headers.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value)
const first = (headers: Headers, name: string): string | null => all(headers, name)[0] ?? null

const ADDED: readonly (readonly [name: string, pagesOnly: boolean])[] = [
  ["x-content-type-options", false],
  ["x-frame-options", true],
  ["referrer-policy", true],
  ["permissions-policy", true],
]

const HSTS = "strict-transport-security"
const headersDue = (before: Seen, after: Seen): readonly Due[] => {
  const isPage = /^\s{0,8}(?:text\/html|application\/xhtml\+xml)/i.test(first(before.headers, "content-type") ?? "")
  const framed = /(?:^|;)\s{0,8}frame-ancestors\s/i.test(first(before.headers, "content-security-policy") ?? "")
  const added = ADDED.flatMap(([name, pagesOnly]): readonly Due[] => {
    const [was, is] = [first(before.headers, name), first(after.headers, name)]
    if ((pagesOnly && !isPage) || was !== null || (name === "x-frame-options" && framed)) return []
    return [{ step: `${name}: - → ${is ?? "-"}`, done: is !== null }]
  })
  const [was, is] = [first(before.headers, HSTS), first(after.headers, HSTS)]
  // Only over HTTPS, and not before the certificate is good: that it is missing is no fault.
  return was === null && is !== null ? [...added, { step: `${HSTS}: - → ${is}`, done: true }] : added
}

const TELLTALE = ["x-powered-by", "x-generator", "x-aspnet-version", "x-aspnetmvc-version", "x-php-version"]
const leakDue = (before: Seen, after: Seen): readonly Due[] => {
  const told = TELLTALE.flatMap((name): readonly Due[] => {
    const [was, is] = [first(before.headers, name), first(after.headers, name)]
    return was === null ? [] : [{ step: `${name}: ${was.slice(0, 40)} → ${is ?? "-"}`, done: is === null }]
  })
  const [was, is] = [first(before.headers, "server"), first(after.headers, "server")]
  const hasVersion = was !== null && /[/\d]/.test(was)
  return hasVersion ? [...told, { step: `server: ${was.slice(0, 40)} → ${is ?? "-"}`, done: is !== was }] : told
}

const attributesOf = (line: string): ReadonlySet<string> =>
  new Set(line.split(";").slice(1).map((one) => one.split("=", 1)[0]?.trim().toLowerCase() ?? "")) // prettier-ignore
const cookiesDue = (before: Seen, after: Seen, { profile, scheme }: SitePlan): readonly Due[] => {
  const nameOf = (line: string): string => line.split("=", 1)[0]?.trim() ?? ""
  const wanted = ["httponly", "samesite", ...(scheme === "https" ? ["secure"] : [])]
  return all(before.headers, "set-cookie").flatMap((line): readonly Due[] => {
    const name = nameOf(line)
    if (!profile.sessionCookies.some((pattern) => pattern.test(name))) return []
    const now = all(after.headers, "set-cookie").find((one) => nameOf(one) === name)
    const lacks = wanted.filter((one) => !attributesOf(line).has(one))
    const has = now === undefined ? new Set<string>() : attributesOf(now)
    return lacks.map((one) => ({ step: `${name}: - → ${has.has(one) ? one : "-"}`, done: has.has(one) }))
  })
}

const DUE: Readonly<Record<Guard, (before: Seen, after: Seen, site: SitePlan) => readonly Due[]>> = {
  headers: headersDue,
  cookies: cookiesDue,
  leak: leakDue,
}

/** The shop's own answer, without the gate. */
const askDirectly = async (site: SitePlan, target: string): Promise<Seen | null> => {
  const [upstream] = site.upstreams
  if (upstream === undefined) return null
  const url = new URL(target, upstream)
  const headers = {
    host: site.host,
    accept: "text/html,*/*;q=0.8",
    "accept-encoding": "identity",
    "accept-language": "ja",
    "x-forwarded-for": CANARY_ADDRESS,
    "x-forwarded-proto": site.scheme,
    ...(site.originSecret === null ? {} : { [ORIGIN_HEADER]: site.originSecret }),
  }
  const port = url.port || (url.protocol === "https:" ? 443 : 80)
  return exchange(url, { host: url.hostname.replace(/^\[|\]$/g, ""), port, method: "GET", path: target, headers }, undefined) // prettier-ignore
}

/** Compares what visitors get with what the shop itself answers. A guard with nothing to do at this shop is not proved by it. */
export const tryAnswers = async (site: SitePlan, options: ProveOptions, host: number): Promise<readonly Tried[]> => {
  const guards = (["headers", "cookies", "leak"] as const).filter((guard) => site.modes[guard] === "enforce")
  const tried: Tried[] = []
  for (const target of guards.length === 0 ? [] : new Set(["/", site.logInPage])) {
    const door = `GET ${target}`
    const before = await askDirectly(site, target)
    const after = await browserAt(site, options, host).ask({ method: "GET", target, kind: "goes-on" })
    for (const guard of guards) {
      if (before === null || !isReached(after) || before.status !== after.status) {
        tried.push({ ...untried(guard, "answers", door, before === null ? "shop-silent" : "no-answer"), steps: [`through the gate: ${after.said}`] }) // prettier-ignore
        continue
      }
      const due = DUE[guard](before, after, site)
      const acted = due.length > 0 && due.every(({ done }) => done)
      const steps = due.map(({ step }) => step)
      if (due.length === 0) tried.push(untried(guard, "answers", door, "nothing-to-add"))
      else tried.push({ guard, claim: "answers", door, reason: acted ? `${guard}.added` : "missing", acted, reached: 0, steps }) // prettier-ignore
    }
  }
  // One page on which there was something to do is enough.
  return tried.filter((one) => one.reason !== "untried.nothing-to-add" || !tried.some((other) => other.guard === one.guard && other.acted)) // prettier-ignore
}

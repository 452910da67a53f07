import { isAnswer, type HttpAnswer, type HttpResult } from "../facts.ts"
import type { Ask } from "./look.ts"
import { bareHostname, parseWebUrl } from "./origins.ts"

const REDIRECTS = new Set([301, 302, 303, 307, 308])
/** Cookies of one walk that are sent back; some shops redirect to themselves until they come. */
const COOKIES_MAX = 20
const COOKIE_CHARS = 4_096

/** Where an answer redirects to, absolute; null: it does not; `malformed`: it tries to. */
export const locationOf = (answer: HttpAnswer): URL | null | "malformed" => {
  if (!REDIRECTS.has(answer.status)) return null
  const location = answer.headers.find(([name]) => name === "location")?.[1]
  if (location === undefined || location === "") return null
  return parseWebUrl(asUtf8(location), answer.url) ?? "malformed"
}

/** Header bytes come as Latin-1; some servers write Japanese addresses into them as they are, and browsers read those as UTF-8. */
const asUtf8 = (header: string): string => {
  if (!/[\x80-\xff]/.test(header)) return header
  const text = Buffer.from(header, "latin1").toString("utf8")
  return text.includes("\uFFFD") ? header : text
}

/** Follows redirects that `ask` allows, at most `maxHops`. Cookies set on the way are sent back to their own host, nothing is kept after. */
export const followRedirects = async (
  ask: (url: string, ask: Ask) => Promise<HttpResult>,
  start: string,
  how: Ask = {},
  maxHops: number,
): Promise<{ readonly hops: readonly HttpAnswer[]; readonly end: HttpResult }> => {
  const hops: HttpAnswer[] = []
  const jar = new Map<string, string>()
  const visited = new Set<string>()
  let url = start
  let next = how
  for (;;) {
    const cookies = cookiesFor(jar, url)
    const step = `${next.method ?? "GET"} ${url} ${cookies}`
    const result = await ask(url, withCookies(next, cookies))
    const fault = (fault: "redirect-loop" | "malformed", detail: string) => ({
      hops,
      end: { method: result.method, url: result.url, fault, detail, at: result.at },
    })
    if (!isAnswer(result)) return { hops, end: result }
    const location = locationOf(result)
    if (location === null) return { hops, end: result }
    hops.push(result)
    visited.add(step)
    if (location === "malformed") return fault("malformed", "location")
    keepCookies(jar, result)
    url = location.href
    next = afterRedirect(next, result.status)
    if (visited.has(`${next.method ?? "GET"} ${url} ${cookiesFor(jar, url)}`))
      return fault("redirect-loop", "same-address")
    if (hops.length > maxHops) return fault("redirect-loop", `>${maxHops}`)
  }
}

const afterRedirect = (ask: Ask, status: number): Ask => {
  if (status === 307 || status === 308 || ask.method === "HEAD") return ask
  const { method: _method, body: _body, ...rest } = ask
  return rest
}

const withCookies = (ask: Ask, cookies: string): Ask =>
  cookies === "" ? ask : { ...ask, headers: { ...ask.headers, Cookie: cookies } }

const cookiesFor = (jar: ReadonlyMap<string, string>, url: string): string => {
  const host = hostOf(url)
  return [...jar]
    .filter(([key]) => key.startsWith(`${host} `))
    .map(([, pair]) => pair)
    .join("; ")
}

const keepCookies = (jar: Map<string, string>, answer: HttpAnswer): void => {
  for (const [name, value] of answer.headers) {
    const pair = name === "set-cookie" ? (value.split(";", 1)[0]?.trim() ?? "") : ""
    const cookieName = pair.split("=", 1)[0] ?? ""
    if (cookieName === "" || pair.length > COOKIE_CHARS || jar.size >= COOKIES_MAX || !/^[!-~]*$/.test(pair)) continue
    jar.set(`${hostOf(answer.url)} ${cookieName}`, pair)
  }
}
const hostOf = (url: string): string => {
  const parsed = parseWebUrl(url)
  return parsed === null ? "" : bareHostname(parsed)
}

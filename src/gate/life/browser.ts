import { request as askHttp, type IncomingMessage, type RequestOptions } from "node:http"
import { request as askHttps } from "node:https"
import type { Clock } from "../../lib/clock.ts"
import type { Cookie } from "../accept/cookies.ts"
import type { Header } from "../accept/headers.ts"
import type { SitePlan } from "../plan.ts"
import { LIFE_HEADER, type LifeKind } from "./token.ts"

const ANSWER_MS = 20_000
const TEXT_BYTES = 512 * 1024

export interface ProveOptions {
  readonly clock: Clock
  /** PEM text of an authority that is trusted besides the system's. */
  readonly authority?: string
  /** For a test: where the public name leads to, instead of asking DNS. */
  readonly address?: { readonly host: string; readonly port: number }
  /** How long a mail of the gate's is waited for; left out: ten seconds. */
  readonly mailMs?: number
}
/** A question to the public address. A body is a form or JSON. */
export interface Asking {
  readonly method: string
  readonly target: string
  readonly form?: Readonly<Record<string, string>> | string
  readonly json?: Readonly<Record<string, unknown>>
  /** Left out: `ends`. */
  readonly kind?: LifeKind
  /** Which of nobody's addresses it is counted under; left out: the browser's own. */
  readonly host?: number
  /** What a shop's script fetches; left out: a person's navigation. */
  readonly script?: true
}
export interface Told {
  readonly status: number
  /** The gate's signed word; `unreachable`, or `foreign` where no gate with this key has answered. */
  readonly said: string
  readonly headers: readonly Header[]
  /** At most 512 KB. */
  readonly text: string
}

/** Somebody with cookies who asks the public address as a browser does, under a token of the gate. */
export interface Browser {
  /** A session cookie of the shop and the gate's own are among them. */
  readonly cookies: Map<string, string>
  /** What the shop's answers named that its later addresses need. */
  readonly kept: Map<string, string>
  ask(asking: Asking): Promise<Told>
}

const NOBODY: Told = { status: 0, said: "unreachable", headers: [], text: "" }

const textOf = async (answer: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > TEXT_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, TEXT_BYTES).toString("utf8")
}
const pairs = (flat: readonly string[]): readonly Header[] =>
  flat.flatMap((name, at): readonly Header[] => (at % 2 === 0 ? [[name, flat[at + 1] ?? ""]] : []))

const bodyOf = ({ form, json }: Asking): readonly [type: string, body: string] | null => {
  if (json !== undefined) return ["application/json", JSON.stringify(json)]
  if (form === undefined) return null
  return ["application/x-www-form-urlencoded", typeof form === "string" ? form : new URLSearchParams(form).toString()]
}
/** Takes what an answer sets into a jar; a cookie that is deleted or cannot be sent again is left out. */
export const keepCookies = (jar: Map<string, string>, lines: readonly string[]): void => {
  for (const line of lines) {
    const [, name = "", value = ""] =
      /^\s{0,8}([\x21-\x2b\x2d-\x3a\x3c\x3e-\x7e]{1,200})=([\x21-\x3a\x3c-\x7e]{0,4096})(?:;|\s|$)/.exec(line) ?? []
    if (name === "") continue
    if (value === "" || /;\s{0,8}max-age\s{0,8}=\s{0,8}(?:0|-)/i.test(line)) jar.delete(name)
    else jar.set(name, value)
  }
}

/** A request over a connection of its own. Null where nothing came back. */
export const exchange = (
  url: URL,
  how: RequestOptions & { ca?: string; servername?: string },
  body: string | undefined,
): Promise<{ readonly status: number; readonly headers: readonly Header[]; readonly text: string } | null> =>
  new Promise((resolve) => {
    const secure = url.protocol === "https:"
    const all = { agent: false, timeout: ANSWER_MS, ...(secure ? { servername: url.hostname } : {}), ...how } as const
    const asked = (secure ? askHttps : askHttp)(all, (answer) => {
      textOf(answer)
        .then((text) => resolve({ status: answer.statusCode ?? 0, headers: pairs(answer.rawHeaders), text }))
        .catch(() => resolve(null))
        .finally(() => asked.destroy())
    })
    asked.once("timeout", () => asked.destroy())
    asked.once("error", () => resolve(null))
    asked.end(body)
  })

/** Where the sessions of a jar are, as the gate's stages see cookies. */
export const cookiesOf = ({ cookies }: Browser): readonly Cookie[] =>
  [...cookies].map(([name, value]) => ({ name, value }))

/** `host`: 1 to 254. */
export const browserAt = (site: SitePlan, options: ProveOptions, host: number): Browser => {
  const cookies = new Map<string, string>()
  return {
    cookies,
    kept: new Map(),
    async ask(asking) {
      const url = new URL(asking.target, site.origin)
      const token = site.life.ask(options.clock(), asking.kind ?? "ends", asking.host ?? host)
      const body = bodyOf(asking)
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ")
      const headers: Record<string, string | number> = {
        host: url.host,
        accept: asking.script ? "application/json, */*;q=0.8" : "text/html,*/*;q=0.8",
        "accept-encoding": "identity",
        "user-agent": "Mozilla/5.0 (compatible; Sekisho proof of life)",
        "accept-language": "ja",
        "sec-fetch-mode": asking.script ? "cors" : "navigate",
        "sec-fetch-dest": asking.script ? "empty" : "document",
        "sec-fetch-site": "same-origin",
        origin: site.origin,
        [LIFE_HEADER]: token,
        ...(cookie === "" ? {} : { cookie }),
        ...(body === null ? {} : { "content-type": body[0], "content-length": Buffer.byteLength(body[1]) }),
      }
      const answer = await exchange(
        url,
        {
          host: options.address?.host ?? url.hostname.replace(/^\[|\]$/g, ""),
          port: options.address?.port ?? (url.port || (url.protocol === "https:" ? 443 : 80)),
          method: asking.method,
          path: asking.target,
          headers,
          ...(options.authority === undefined ? {} : { ca: options.authority }),
        },
        body?.[1],
      )
      if (answer === null) return NOBODY
      const told = answer.headers.filter(([name]) => name.toLowerCase() === LIFE_HEADER)
      const said = (told.length === 1 ? site.life.reasonIn(token, told[0]?.[1] ?? "") : null) ?? "foreign"
      keepCookies(cookies, answer.headers.filter(([name]) => name.toLowerCase() === "set-cookie").map(([, line]) => line)) // prettier-ignore
      return { ...answer, said }
    },
  }
}

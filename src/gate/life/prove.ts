import { randomBytes } from "node:crypto"
import { request as askHttp, type IncomingMessage, type RequestOptions } from "node:http"
import { request as askHttps } from "node:https"
import { z } from "zod"
import type { Clock } from "../../lib/clock.ts"
import type { SitePlan } from "../plan.ts"
import type { StageName } from "../stages/stage.ts"
import { probesOf, type Probe } from "./probes.ts"
import { LIFE_HEADER } from "./token.ts"

const ANSWER_MS = 20_000

/** What one door said. `reason`: the guard's own, `passed`, or why there was no answer: `unreachable`, `foreign`, `untried`. */
const door = z.strictObject({ door: z.string().max(300), reason: z.string().max(100), acted: z.boolean() })
const guard = z.strictObject({ guard: z.string().max(40), alive: z.boolean(), doors: z.array(door).max(200) })
export const lifeShape = z.strictObject({
  version: z.literal(1),
  site: z.string().max(40),
  url: z.string().max(2_048),
  /** Milliseconds since 1970 UTC, at the begin of the proof. */
  atMs: z.int().min(0),
  /** The guards that were tried, and the modes of all. */
  guards: z.array(guard).max(40),
  modes: z.record(z.string().max(40), z.enum(["off", "observe", "enforce"])),
})
/** The proof that a site's guards act through the public address, as it is kept. */
export type Life = z.infer<typeof lifeShape>

export interface ProveOptions {
  readonly clock: Clock
  /** PEM text of an authority that is trusted besides the system's. */
  readonly authority?: string
  /** For a test: where the public name leads to, instead of asking DNS. */
  readonly address?: { readonly host: string; readonly port: number }
}

const send = (site: SitePlan, probe: Probe, token: string, options: ProveOptions): Promise<IncomingMessage | null> =>
  new Promise((resolve) => {
    const url = new URL(probe.target, site.origin)
    const headers: Record<string, string | number> = {
      host: url.host,
      accept: "text/html,*/*;q=0.8",
      "user-agent": "Mozilla/5.0 (compatible; Sekisho proof of life)",
      "accept-language": "ja",
      "sec-fetch-mode": "navigate",
      "sec-fetch-site": "same-origin",
      origin: site.origin,
      [LIFE_HEADER]: token,
      ...(probe.form === undefined
        ? {}
        : { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(probe.form) }),
    }
    const how: RequestOptions & { ca?: string; servername?: string } = {
      host: options.address?.host ?? url.hostname.replace(/^\[|\]$/g, ""),
      port: options.address?.port ?? (url.port || (url.protocol === "https:" ? 443 : 80)),
      method: probe.method,
      path: probe.target,
      headers,
      agent: false,
      timeout: ANSWER_MS,
      ...(url.protocol === "https:" ? { servername: url.hostname } : {}),
      ...(options.authority === undefined ? {} : { ca: options.authority }),
    }
    const asked = (url.protocol === "https:" ? askHttps : askHttp)(how, (answer) => {
      answer.resume()
      resolve(answer)
      answer.once("end", () => asked.destroy())
      answer.on("error", () => {})
    })
    asked.once("timeout", () => asked.destroy())
    asked.once("error", () => resolve(null))
    asked.end(probe.form)
  })

/** Asks until the guard acts; answers the last reason. */
const tryProbe = async (site: SitePlan, probe: Probe, options: ProveOptions): Promise<string> => {
  let reason = "unreachable"
  for (let left = probe.times; left > 0; left -= 1) {
    const token = site.life.ask(options.clock())
    const answer = await send(site, probe, token, options)
    if (answer === null) return "unreachable"
    const told = answer.headers[LIFE_HEADER]
    reason = site.life.reasonIn(token, typeof told === "string" ? told : "") ?? "foreign"
    if (reason !== "passed") return reason
  }
  return reason
}

/** Tries every door of every enforced guard of a site through its public address. Takes up to some minutes; never throws. */
export const proveLife = async (site: SitePlan, options: ProveOptions): Promise<Life> => {
  const atMs = options.clock()
  const account = `sekisho-canary-${randomBytes(6).toString("hex")}@canary.invalid`
  const { probes, untried } = probesOf(site, account)
  const doors: { guard: StageName; door: string; reason: string; acted: boolean }[] = untried.map((one) => ({
    ...one,
    reason: "untried",
    acted: false,
  }))
  for (const probe of probes) {
    const reason = await tryProbe(site, probe, options)
    const acted = probe.honest ? reason === "passed" : reason.startsWith(`${probe.guard}.`)
    doors.push({ guard: probe.guard, door: probe.door, reason, acted })
  }
  const names = [...new Set(doors.map((one) => one.guard))]
  return {
    version: 1,
    site: site.id,
    url: site.origin,
    atMs,
    modes: { ...site.modes },
    guards: names.map((name) => {
      const own = doors.filter((one) => one.guard === name)
      return {
        guard: name,
        alive: own.every(({ acted }) => acted),
        doors: own.map(({ door: where, reason, acted }) => ({ door: where, reason, acted })),
      }
    }),
  }
}

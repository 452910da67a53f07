import { z } from "zod"
import type { AdminAccessSettings } from "../../../config/guard-admin-access.ts"
import { DAY_MS, HOUR_MS, SECOND_MS } from "../../../lib/clock.ts"
import type { Cookie } from "../../accept/cookies.ts"
import type { Header } from "../../accept/headers.ts"
import { gateCookie } from "../../own/cookie.ts"
import type { GateRequest, StageContext } from "../stage.ts"
import { tokenHash, type Device, type Devices } from "./devices.ts"

const TOKEN_BYTES = 32
/** A break-glass code is for one emergency. */
const CODE_SESSION_MS = HOUR_MS

const shape = z.object({ device: z.string().nullable(), id: z.string() })
/** Somebody who gave the factor. */
export interface AdminSession {
  /** Null: by a break-glass code. */
  readonly device: string | null
  readonly id: string
}

/** One spelling: a shop takes `s%3Aabc` and `s:abc` for the same session. */
const plainValue = (value: string): string => {
  const bare = /^"(.*)"$/.exec(value)?.[1] ?? value
  try {
    return decodeURIComponent(bare)
  } catch {
    return bare
  }
}

export interface AdminSessions {
  /** The browser's device, where its cookie is ours, not too old and the device was not removed. */
  knownDevice(request: GateRequest): Promise<Device | null>
  /** Who gave the factor in this browser; null for nobody, or where the device was removed since. */
  read(request: GateRequest): Promise<AdminSession | null>
  /** The factor was given: cookies for it, and for the device. */
  begin(device: Device | null, timeMs: number): Promise<readonly Header[]>
  end(request: GateRequest): Promise<readonly Header[]>
  /** Binds the shop's own admin sessions of these cookies to this one. False where one belongs to another. */
  bind(session: AdminSession, cookies: readonly Cookie[], timeMs: number): Promise<boolean>
}

/** The value of the cookie that makes a browser this device; `knownSince`: when it was last seen. */
export const deviceCookieValue = (
  keys: StageContext["services"]["keys"],
  site: string,
  id: string,
  knownSinceMs: number,
): string => {
  const body = `${id}.${Math.floor(knownSinceMs / SECOND_MS).toString(36)}`
  return `${body}.${keys.code("admin-device", `${site}\n${body}`)}`
}

/** Sessions of administrators: the gate's cookie and the shop's session count only together. */
export const adminSessionsOf = (
  { site, profile, publicScheme, services }: StageContext,
  settings: AdminAccessSettings,
  devices: Devices,
): AdminSessions => {
  const { counters, keys, random } = services
  const sessionMs = settings["session-hours"] * HOUR_MS
  const deviceMs = settings["device-days"] * DAY_MS
  const isAdminSession = (name: string): boolean => {
    const one = profile.accounts?.adminSession
    return one ? one.test(name) : profile.sessionCookies.some((pattern) => pattern.test(name))
  }
  const sessionKey = (id: string): string => `admin/${site}/session/${id}`
  const bindingKey = ({ name, value }: Cookie): string =>
    `admin/${site}/bound/${keys.code("admin-session", `${site}\n${name}\n${plainValue(value)}`)}`
  const deviceText = (body: string): string => `${site}\n${body}`
  const deviceCookie = (id: string, timeMs: number): Header =>
    gateCookie(publicScheme, "admin-device", deviceCookieValue(keys, site, id, timeMs), deviceMs / SECOND_MS)
  const active = async (id: string): Promise<Device | null> => {
    const device = await devices.find(id)
    return device === null || device.removed ? null : device
  }
  return {
    async knownDevice(request) {
      const [id = "", issued = "", code = "", more] = (request.gateCookies.get("admin-device") ?? "").split(".")
      if (more !== undefined || !keys.matches("admin-device", deviceText(`${id}.${issued}`), code)) return null
      const ageMs = request.timeMs - Number.parseInt(issued, 36) * SECOND_MS
      return ageMs <= deviceMs ? active(id) : null
    },
    async read(request) {
      const token = request.gateCookies.get("admin")
      if (token === undefined || token.length > 100) return null
      const id = tokenHash(token)
      const text = await counters.get(sessionKey(id), request.timeMs)
      const parsed = shape.safeParse(text === null ? null : JSON.parse(text))
      if (!parsed.success || parsed.data.id !== id) return null
      if (parsed.data.device !== null && (await active(parsed.data.device)) === null) return null
      return parsed.data
    },
    async begin(device, timeMs) {
      const token = Buffer.from(random(TOKEN_BYTES)).toString("base64url")
      const id = tokenHash(token)
      const forMs = device === null ? CODE_SESSION_MS : sessionMs
      await counters.set(sessionKey(id), JSON.stringify({ device: device?.id ?? null, id }), forMs, timeMs)
      const cookie = gateCookie(publicScheme, "admin", token, forMs / SECOND_MS)
      return device === null ? [cookie] : [cookie, deviceCookie(device.id, timeMs)]
    },
    async end(request) {
      const token = request.gateCookies.get("admin")
      if (token !== undefined) await counters.delete(sessionKey(tokenHash(token)))
      return [gateCookie(publicScheme, "admin", "", 0)]
    },
    async bind(session, cookies, timeMs) {
      for (const cookie of cookies.filter(({ name, value }) => value !== "" && isAdminSession(name))) {
        const key = bindingKey(cookie)
        if (await counters.setIfAbsent(key, session.id, sessionMs, timeMs)) continue
        const owner = await counters.get(key, timeMs)
        if (owner !== null && owner !== session.id && !(await isOver(owner, session, timeMs))) return false
        await counters.set(key, session.id, sessionMs, timeMs)
      }
      return true
    },
  }
  /** Whether the session that a shop's session was bound to has ended: the same person has given the factor again since. */
  async function isOver(owner: string, session: AdminSession, timeMs: number): Promise<boolean> {
    const text = await counters.get(sessionKey(owner), timeMs)
    const parsed = shape.safeParse(text === null ? null : JSON.parse(text))
    return !parsed.success || (parsed.data.device !== null && parsed.data.device === session.device)
  }
}

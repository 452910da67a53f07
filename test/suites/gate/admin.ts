import { Secret, TOTP } from "otpauth"
import { devicesOf } from "../../../src/gate/stages/admin-access/devices.ts"
import type { Records } from "../../../src/storage/records.ts"
import type { Asking, Got } from "./shoppers.ts"

type Ask = (asking: Asking) => Promise<Got>

/** Cookies of a browser: takes what answers set and says it again. */
export const browserOf = (ask: Ask, from: string, jar = new Map<string, string>()): Ask => {
  return async (asking) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ")
    const given = { ...(cookie === "" ? {} : { Cookie: cookie }), ...asking.headers }
    const got = await ask({ from, ...asking, headers: given })
    for (const line of [got.headers["set-cookie"] ?? []].flat()) {
      const [name = "", value = ""] = (line.split(";", 1)[0] ?? "").split("=", 2)
      if (/max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return got
  }
}

export const OWN_FORM = { Origin: "http://shop.test", "Sec-Fetch-Site": "same-origin" } as const

/** The code that an app with this secret shows. */
export const codeAt = (secret: string, timeMs: number): string =>
  new TOTP({ algorithm: "SHA1", digits: 6, period: 30, secret: Secret.fromBase32(secret) }).generate({
    timestamp: timeMs,
  })

/** Registers a browser with an authenticator app over a one-time link. Answers the app's secret. */
export const registerApp = async (browse: Ask, records: Records, timeMs: number, name = "山田"): Promise<string> => {
  const token = `link-${name}-${timeMs}`
  await devicesOf("main", records).invite(token, name, timeMs)
  const shown = await browse({ path: "/.sekisho/device/app", form: { token }, headers: OWN_FORM })
  const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(shown.body)?.[1] ?? "").replaceAll(" ", "")
  const id = /name="id" value="([^"]+)"/.exec(shown.body)?.[1] ?? ""
  const done = await browse({ path: "/.sekisho/device/app", form: { token, id, code: codeAt(secret, timeMs) }, headers: OWN_FORM }) // prettier-ignore
  if (done.status !== 303) throw new Error(`not registered: ${done.status} ${done.body.slice(0, 300)}`)
  return secret
}

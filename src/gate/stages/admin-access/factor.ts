import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server"
import { Secret, TOTP } from "otpauth"
import { MINUTE_MS } from "../../../lib/clock.ts"
import type { StageContext } from "../stage.ts"
import type { Device, Devices, Passkey } from "./devices.ts"

const CHALLENGE_MS = 5 * MINUTE_MS
const PERIOD_SECONDS = 30
const STEP_MS = PERIOD_SECONDS * 1_000
const SECRET_BYTES = 20
/** Ed25519, ES256, RS256: what every device of today can. */
const ALGORITHMS = [-8, -7, -257]

/** Loaded when the first passkey is used: a gate without administrators under way starts faster. */
const webAuthn = () => import("@simplewebauthn/server")

/** What an administrator proves himself by. */
export interface Factor {
  /** Options for a browser to make a passkey; JSON. */
  beginPasskey(name: string, timeMs: number): Promise<object>
  /** The passkey that was made; null where it is not one for this shop and this challenge. */
  takePasskey(response: unknown, timeMs: number): Promise<Passkey | null>
  beginProof(timeMs: number): Promise<object>
  /** The device whose passkey signed; null where none of ours did. */
  prove(response: unknown, timeMs: number): Promise<Device | null>
  /** Secret of a device's authenticator app in base32, and the address by which a phone takes it. */
  authenticator(deviceId: string, name: string): { readonly secret: string; readonly uri: string }
  /** Whether `typed` is this device's code now; each counts once. */
  isCode(deviceId: string, typed: string, timeMs: number): Promise<boolean>
}

const TRANSPORT_FIELDS = ["id", "rawId", "type"] as const
const isResponse = (value: unknown): value is { readonly id: string; readonly response: object } =>
  typeof value === "object" &&
  value !== null &&
  TRANSPORT_FIELDS.every((field) => field in value && typeof Reflect.get(value, field) === "string") &&
  "response" in value &&
  typeof value.response === "object" &&
  value.response !== null

const challengeIn = (response: { readonly response: object }): string => {
  const data = Reflect.get(response.response, "clientDataJSON")
  const parsed: unknown = JSON.parse(Buffer.from(typeof data === "string" ? data : "", "base64url").toString("utf8"))
  const challenge = typeof parsed === "object" && parsed !== null ? Reflect.get(parsed, "challenge") : null
  return typeof challenge === "string" ? challenge.slice(0, 100) : ""
}

/** The codes of a device's authenticator app. Its secret is made from the gate's key and kept nowhere. */
export const appOf = (
  keys: StageContext["services"]["keys"],
  site: string,
  { deviceId, host, name }: { readonly deviceId: string; readonly host: string; readonly name: string },
): TOTP => {
  const bytes = Buffer.from(keys.code("admin-authenticator", `${site}\n${deviceId}`), "base64url")
  const secret = new Secret({ buffer: Uint8Array.from(bytes.subarray(0, SECRET_BYTES)).buffer })
  return new TOTP({ issuer: host, label: name, algorithm: "SHA1", digits: 6, period: PERIOD_SECONDS, secret })
}

export const factorOf = ({ site, origin, services }: StageContext, devices: Devices): Factor => {
  const { counters, keys, random } = services
  const { hostname, host } = new URL(origin)
  const challengeKey = (purpose: string, challenge: string): string => `admin/${site}/challenge/${purpose}/${challenge}`
  const newChallenge = async (purpose: string, timeMs: number): Promise<string> => {
    const challenge = Buffer.from(random(32)).toString("base64url")
    await counters.set(challengeKey(purpose, challenge), "1", CHALLENGE_MS, timeMs)
    return challenge
  }
  /** A challenge of ours that nobody answered before. */
  const takeChallenge = async (purpose: string, response: unknown, timeMs: number): Promise<string | null> => {
    if (!isResponse(response)) return null
    const challenge = challengeIn(response)
    return (await counters.take(challengeKey(purpose, challenge), timeMs)) === null ? null : challenge
  }
  const totp = (deviceId: string, name: string): TOTP => appOf(keys, site, { deviceId, host, name })
  const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, "base64url"))
  return {
    beginPasskey: async (name, timeMs) =>
      (await webAuthn()).generateRegistrationOptions({
        rpName: host,
        rpID: hostname,
        userName: name,
        userDisplayName: name,
        challenge: fromBase64Url(await newChallenge("register", timeMs)),
        attestationType: "none",
        supportedAlgorithmIDs: ALGORITHMS,
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
      }),
    async takePasskey(response, timeMs) {
      try {
        const expectedChallenge = await takeChallenge("register", response, timeMs)
        if (expectedChallenge === null) return null
        const { verified, registrationInfo } = await (
          await webAuthn()
        ).verifyRegistrationResponse({
          response: response as RegistrationResponseJSON, // its own checks refuse what is none
          expectedChallenge,
          expectedOrigin: origin,
          expectedRPID: hostname,
          requireUserVerification: true,
          supportedAlgorithmIDs: ALGORITHMS,
        })
        if (!verified) return null
        const { id, publicKey, counter } = registrationInfo.credential
        return { id, publicKey: Buffer.from(publicKey).toString("base64url"), counter }
      } catch {
        return null
      }
    },
    beginProof: async (timeMs) =>
      (await webAuthn()).generateAuthenticationOptions({
        rpID: hostname,
        challenge: fromBase64Url(await newChallenge("prove", timeMs)),
        userVerification: "required",
      }),
    async prove(response, timeMs) {
      try {
        const expectedChallenge = await takeChallenge("prove", response, timeMs)
        if (expectedChallenge === null || !isResponse(response)) return null
        const device = (await devices.all()).find(({ passkey }) => passkey?.id === response.id)
        if (!device?.passkey) return null
        const { id, publicKey, counter } = device.passkey
        const { verified, authenticationInfo } = await (
          await webAuthn()
        ).verifyAuthenticationResponse({
          response: response as unknown as AuthenticationResponseJSON, // its own checks refuse what is none
          expectedChallenge,
          expectedOrigin: origin,
          expectedRPID: hostname,
          credential: { id, publicKey: fromBase64Url(publicKey), counter },
          requireUserVerification: true,
        })
        if (!verified) return null
        if (authenticationInfo.newCounter > counter) await devices.count(device, authenticationInfo.newCounter, timeMs)
        return device
      } catch {
        return null
      }
    },
    authenticator(deviceId, name) {
      const made = totp(deviceId, name)
      return { secret: made.secret.base32, uri: made.toString() }
    },
    async isCode(deviceId, typed, timeMs) {
      const token = typed.normalize("NFKC").replace(/\D/g, "").slice(0, 12)
      if (token.length !== 6) return false
      const delta = totp(deviceId, "").validate({ token, window: 1, timestamp: timeMs })
      if (delta === null) return false
      const step = Math.floor(timeMs / STEP_MS) + delta
      return counters.setIfAbsent(`admin/${site}/code/${deviceId}/${step}`, "1", 4 * STEP_MS, timeMs)
    },
  }
}

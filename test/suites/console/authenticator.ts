import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from "node:crypto"

/** A passkey in software: makes and answers ceremonies as a browser hands them over. */
export interface Authenticator {
  readonly id: string
  register(challenge: string, origin: string): Record<string, unknown>
  /** `counter` grows with each use, as a real one's does. */
  answer(challenge: string, origin: string, counter: number): Record<string, unknown>
}

const sha256 = (bytes: string | Buffer): Buffer => createHash("sha256").update(bytes).digest()
const base64 = (bytes: Buffer): string => bytes.toString("base64url")
const clientData = (type: string, challenge: string, origin: string): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
const uint = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(value, 0, bytes)
  return buffer
}

/** The public key as COSE writes it (ES256), and what `none` attestation wraps around it, both in CBOR by hand. */
const coseKey = (key: KeyObject): Buffer => {
  const { x = "", y = "" } = key.export({ format: "jwk" })
  const [px, py] = [Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]
  return Buffer.concat([Buffer.from("a5010203262001215820", "hex"), px, Buffer.from("225820", "hex"), py])
}
const text = (word: string): Buffer => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)])
const attestation = (data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xa3]), text("fmt"), text("none"), text("attStmt"), Buffer.from([0xa0]), text("authData"), Buffer.from([0x59]), uint(data.byteLength, 2), data]) // prettier-ignore

const USER_PRESENT_AND_VERIFIED = 0x05
const WITH_CREDENTIAL = 0x40

export const createAuthenticator = (party: string): Authenticator => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const credential = randomBytes(32)
  const id = base64(credential)
  const head = (flags: number, counter: number): Buffer =>
    Buffer.concat([sha256(party), Buffer.from([flags]), uint(counter, 4)])
  const whole = (response: Record<string, unknown>): Record<string, unknown> => ({
    id,
    rawId: id,
    type: "public-key",
    clientExtensionResults: {},
    response,
  })
  return {
    id,
    register(challenge, origin) {
      const data = Buffer.concat([
        head(USER_PRESENT_AND_VERIFIED | WITH_CREDENTIAL, 0),
        Buffer.alloc(16),
        uint(credential.byteLength, 2),
        credential,
        coseKey(publicKey),
      ])
      return whole({
        clientDataJSON: base64(clientData("webauthn.create", challenge, origin)),
        attestationObject: base64(attestation(data)),
        transports: ["internal"],
      })
    },
    answer(challenge, origin, counter) {
      const data = head(USER_PRESENT_AND_VERIFIED, counter)
      const client = clientData("webauthn.get", challenge, origin)
      const signature = createSign("sha256")
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      return whole({
        clientDataJSON: base64(client),
        authenticatorData: base64(data),
        signature: base64(signature),
      })
    },
  }
}

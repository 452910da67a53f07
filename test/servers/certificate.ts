import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto"

/** Writing DER: just what a test certificate needs. */
const lengthOf = (size: number): Buffer => {
  if (size < 0x80) return Buffer.from([size])
  const bytes = Buffer.from(size.toString(16).padStart(size > 0xff ? (size > 0xffff ? 6 : 4) : 2, "0"), "hex")
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}
const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])
}
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts)
const integer = (value: Uint8Array): Buffer => der(0x02, value)
const bits = (content: Uint8Array): Buffer => der(0x03, Buffer.from([0]), content)
const text = (value: string): Buffer => der(0x0c, Buffer.from(value))
const oid = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number)
  const bytes = [first * 40 + second]
  for (const part of rest) {
    const groups = [part & 0x7f]
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift(0x80 | (left & 0x7f))
    bytes.push(...groups)
  }
  return der(0x06, Buffer.from(bytes))
}
const time = (timeMs: number): Buffer => {
  const digits = new Date(timeMs).toISOString().replace(/[-:T]|\.\d+/g, "")
  return new Date(timeMs).getUTCFullYear() < 2050
    ? der(0x17, Buffer.from(digits.slice(2)))
    : der(0x18, Buffer.from(digits))
}

const SIGNATURES = {
  "ec-sha256": { hash: "sha256", algorithm: sequence(oid("1.2.840.10045.4.3.2")) },
  "rsa-sha256": { hash: "sha256", algorithm: sequence(oid("1.2.840.113549.1.1.11"), der(0x05)) },
  "rsa-sha1": { hash: "sha1", algorithm: sequence(oid("1.2.840.113549.1.1.5"), der(0x05)) },
  ed25519: { hash: null, algorithm: sequence(oid("1.3.101.112")) },
} as const
const POLICIES = { dv: "2.23.140.1.2.1", ov: "2.23.140.1.2.2", ev: "2.23.140.1.1" } as const

export type KeyKind = "ec" | "rsa-2048" | "rsa-1024" | "ed25519"
export interface Pair {
  readonly kind: KeyKind
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}
/** A fresh key. EC is P-256 and quick; RSA takes a while. */
export const makeKey = (kind: KeyKind): Pair => {
  if (kind === "ed25519") return { kind, ...generateKeyPairSync("ed25519") }
  if (kind === "ec") return { kind, ...generateKeyPairSync("ec", { namedCurve: "P-256" }) }
  return { kind, ...generateKeyPairSync("rsa", { modulusLength: kind === "rsa-2048" ? 2048 : 1024 }) }
}

const name = (common: string, organisation: string | undefined): Buffer => {
  const part = (type: string, value: string): Buffer => der(0x31, sequence(oid(type), text(value)))
  return sequence(...(organisation === undefined ? [] : [part("2.5.4.10", organisation)]), part("2.5.4.3", common))
}
const extension = (id: string, critical: boolean, content: Buffer): Buffer =>
  sequence(oid(id), ...(critical ? [der(0x01, Buffer.from([0xff]))] : []), der(0x04, content))
const altName = (value: string): Buffer =>
  /^\d+\.\d+\.\d+\.\d+$/.test(value)
    ? der(0x87, Buffer.from(value.split(".").map(Number)))
    : der(0x82, Buffer.from(value))

export interface Subject {
  readonly common: string
  readonly organisation?: string
  readonly names?: readonly string[]
  readonly policy?: keyof typeof POLICIES
  readonly authority?: boolean
  /** Milliseconds since 1970 UTC. Default: from a day ago, for 90 days. */
  readonly notBefore?: number
  readonly notAfter?: number
  readonly sha1?: boolean
}
const extensionsOf = (subject: Subject): Buffer[] => {
  const list: Buffer[] = []
  if (subject.authority) list.push(extension("2.5.29.19", true, sequence(der(0x01, Buffer.from([0xff])))))
  if (subject.names?.length) list.push(extension("2.5.29.17", false, sequence(...subject.names.map(altName))))
  if (subject.policy) list.push(extension("2.5.29.32", false, sequence(sequence(oid(POLICIES[subject.policy])))))
  return list
}

/** One X.509 certificate as PEM, signed by `issuer` (itself when it is its own). */
export const makeCertificate = (
  subject: Subject,
  key: Pair,
  issuer: { readonly common: string; readonly organisation?: string; readonly key: Pair },
): string => {
  const kind = issuer.key.kind.startsWith("rsa") ? (subject.sha1 ? "rsa-sha1" : "rsa-sha256") : issuer.key.kind
  const signature = SIGNATURES[kind === "ec" || kind === "rsa-2048" || kind === "rsa-1024" ? "ec-sha256" : kind]
  const now = Date.now()
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    signature.algorithm,
    name(issuer.common, issuer.organisation),
    sequence(time(subject.notBefore ?? now - 86_400_000), time(subject.notAfter ?? now + 90 * 86_400_000)),
    name(subject.common, subject.organisation),
    key.publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(...extensionsOf(subject))),
  )
  const signed = sequence(body, signature.algorithm, bits(sign(signature.hash, body, issuer.key.privateKey)))
  const lines = signed.toString("base64").match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`
}

/** Lower-case hex SHA-256 of a PEM certificate's bytes. */
export const fingerprint = (pem: string): string =>
  createHash("sha256")
    .update(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ""), "base64"))
    .digest("hex")

export interface Authority {
  readonly common: string
  readonly key: Pair
  /** PEM, to be handed in as the trusted authority. */
  readonly pem: string
  issue(subject: Subject, key: Pair): string
}
/** An authority of our own, made in memory. */
export const makeAuthority = (common = "Test Authority", kind: KeyKind = "ec"): Authority => {
  const key = makeKey(kind)
  const issuer = { common, key }
  const pem = makeCertificate({ common, authority: true, notAfter: Date.now() + 3650 * 86_400_000 }, key, issuer)
  return { common, key, pem, issue: (subject, own) => makeCertificate(subject, own, issuer) }
}

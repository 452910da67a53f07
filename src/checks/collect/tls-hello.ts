import type { TlsVersion } from "../facts.ts"

/** Versions on the wire. */
export const VERSION_NUMBERS: Readonly<Record<TlsVersion, number>> = {
  SSLv3: 0x0300,
  "TLSv1.0": 0x0301,
  "TLSv1.1": 0x0302,
  "TLSv1.2": 0x0303,
  "TLSv1.3": 0x0304,
}
const EXTENSION = {
  serverName: 0,
  groups: 10,
  pointFormats: 11,
  signatures: 13,
  versions: 43,
  keyShare: 51,
  renegotiation: 0xff01,
}
/** x25519, P-256, P-384, P-521, ffdhe2048. */
const GROUPS = [0x001d, 0x0017, 0x0018, 0x0019, 0x0100]
const X25519 = 0x001d
/** ECDSA, RSA-PSS, Ed25519, RSA PKCS#1, down to SHA-1, which old servers still sign with. */
const SIGNATURES = [
  0x0403, 0x0503, 0x0603, 0x0807, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201, 0x0202,
]

export interface HelloWish {
  /** The one version that is offered. */
  readonly version: TlsVersion
  readonly suites: readonly number[]
  /** Null for an address: no name is then sent. */
  readonly serverName: string | null
  /** 64 bytes: 32 of them as the hello's own, 32 as a session id and, in TLS 1.3, as a key that is never used. */
  readonly random: Uint8Array
}

const number16 = (value: number): Buffer => Buffer.from([(value >> 8) & 0xff, value & 0xff])
const list16 = (values: readonly number[]): Buffer => Buffer.concat(values.map(number16))
const counted8 = (...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([body.length]), body])
}
const counted16 = (...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  return Buffer.concat([number16(body.length), body])
}
const extension = (type: number, ...parts: readonly Uint8Array[]): Buffer =>
  Buffer.concat([number16(type), counted16(...parts)])

const extensionsFor = ({ version, serverName, random }: HelloWish): Buffer => {
  const name = Buffer.from(serverName ?? "", "latin1")
  const isNew = version === "TLSv1.3"
  const parts = [
    ...(serverName === null ? [] : [extension(EXTENSION.serverName, counted16(Buffer.from([0]), counted16(name)))]),
    extension(EXTENSION.groups, counted16(list16(GROUPS))),
    ...(isNew ? [] : [extension(EXTENSION.pointFormats, counted8(Buffer.from([0])))]),
    ...(isNew ? [] : [extension(EXTENSION.renegotiation, counted8())]),
    ...(isNew || version === "TLSv1.2" ? [extension(EXTENSION.signatures, counted16(list16(SIGNATURES)))] : []),
    ...(isNew ? [extension(EXTENSION.versions, counted8(list16([VERSION_NUMBERS[version]])))] : []),
    ...(isNew ? [extension(EXTENSION.keyShare, counted16(number16(X25519), counted16(random.subarray(32, 64))))] : []),
  ]
  return counted16(...parts)
}

/** The bytes of a ClientHello that offers one version and the given suites. */
export const buildClientHello = (wish: HelloWish): Buffer => {
  const wire = Math.min(VERSION_NUMBERS[wish.version], VERSION_NUMBERS["TLSv1.2"])
  const session = wish.version === "TLSv1.3" ? wish.random.subarray(32, 64) : Buffer.alloc(0)
  const body = Buffer.concat([
    number16(wire),
    wish.random.subarray(0, 32),
    counted8(session),
    counted16(list16(wish.suites)),
    counted8(Buffer.from([0])),
    wish.version === "SSLv3" ? Buffer.alloc(0) : extensionsFor(wish),
  ])
  const handshake = Buffer.concat([Buffer.from([1, 0]), counted16(body)])
  // The record around a first hello says TLS 1.0, because old servers drop what is newer.
  const recordVersion = wish.version === "SSLv3" ? wire : VERSION_NUMBERS["TLSv1.0"]
  return Buffer.concat([Buffer.from([22]), number16(recordVersion), counted16(handshake)])
}

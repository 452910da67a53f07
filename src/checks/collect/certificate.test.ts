import assert from "node:assert/strict"
import { X509Certificate } from "node:crypto"
import { test } from "node:test"
import fc from "fast-check"
import { fingerprint, makeAuthority, makeKey, type KeyKind, type Subject } from "../../../test/servers/certificate.ts"
import { describeCertificate } from "./certificate.ts"
import { readCertificateDetails } from "./certificate-der.ts"

const authority = makeAuthority("Test Authority", "ec")
const make = (kind: KeyKind, subject: Partial<Subject> = {}, by = authority): X509Certificate =>
  new X509Certificate(
    by.issue({ common: "shop.test", names: ["shop.test", "*.shop.test", "192.0.2.1"], ...subject }, makeKey(kind)),
  )

test("a certificate is told as it is", () => {
  const day = Date.UTC(2026, 0, 1)
  const certificate = make("ec", {
    organisation: "株式会社 店",
    policy: "ov",
    notBefore: day,
    notAfter: Date.UTC(2051, 0, 1),
  })
  assert.deepEqual(describeCertificate(certificate), {
    subject: "O=株式会社 店, CN=shop.test",
    organisation: "株式会社 店",
    issuer: "CN=Test Authority",
    names: ["shop.test", "*.shop.test", "192.0.2.1"],
    notBefore: day,
    notAfter: Date.UTC(2051, 0, 1),
    keyType: "ec",
    keyBits: 256,
    signature: "ecdsaWithSHA256",
    validation: "ov",
    sha256: fingerprint(certificate.toString()),
  })
})

for (const [kind, keyType, keyBits] of [
  ["rsa-1024", "rsa", 1024],
  ["rsa-2048", "rsa", 2048],
  ["ed25519", "ed25519", 256],
] as const)
  test(`key ${kind}`, () => {
    const told = describeCertificate(make(kind))
    assert.deepEqual(
      [told.keyType, told.keyBits, told.organisation, told.validation],
      [keyType, keyBits, null, "unknown"],
    )
  })

for (const policy of ["dv", "ov", "ev"] as const)
  test(`validation ${policy}`, () => assert.equal(describeCertificate(make("ec", { policy })).validation, policy))

test("a signature with SHA-1 is called so", () => {
  const old = makeAuthority("Old", "rsa-2048")
  assert.equal(describeCertificate(make("ec", { sha1: true }, old)).signature, "sha1WithRSA")
  assert.equal(describeCertificate(make("ec", {}, old)).signature, "sha256WithRSA")
})

test("any bytes, and any certificate with bytes changed or cut, are read or are null", () => {
  const sound = make("ec", { policy: "ev" }).raw
  assert.deepEqual(readCertificateDetails(sound), { signature: "1.2.840.10045.4.3.2", policies: ["2.23.140.1.1"] })
  const changed = fc.tuple(fc.nat(sound.length - 1), fc.nat(255), fc.nat(sound.length)).map(([at, byte, length]) => {
    const bytes = Buffer.from(sound)
    bytes[at] = byte
    return bytes.subarray(0, length)
  })
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), changed), (bytes) => {
      const got = readCertificateDetails(bytes)
      assert.ok(got === null || /^\d+(\.\d+)+$/.test(got.signature))
    }),
    { numRuns: 1_000 },
  )
})

import type { X509Certificate } from "node:crypto"
import type { CertificateSeen } from "../facts.ts"
import { readCertificateDetails } from "./certificate-der.ts"

/** The CA/Browser Forum's own policies; every public authority names one of them. */
const VALIDATION: readonly (readonly [oid: string, validation: CertificateSeen["validation"]])[] = [
  ["2.23.140.1.1", "ev"],
  ["2.23.140.1.2.2", "ov"],
  ["2.23.140.1.2.3", "ov"],
  ["2.23.140.1.2.1", "dv"],
]
const SIGNATURE_NAMES: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.1.4": "md5WithRSA",
  "1.2.840.113549.1.1.5": "sha1WithRSA",
  "1.2.840.113549.1.1.10": "rsaPss",
  "1.2.840.113549.1.1.11": "sha256WithRSA",
  "1.2.840.113549.1.1.12": "sha384WithRSA",
  "1.2.840.113549.1.1.13": "sha512WithRSA",
  "1.2.840.10045.4.1": "ecdsaWithSHA1",
  "1.2.840.10045.4.3.2": "ecdsaWithSHA256",
  "1.2.840.10045.4.3.3": "ecdsaWithSHA384",
  "1.2.840.10045.4.3.4": "ecdsaWithSHA512",
  "1.3.101.112": "ed25519",
}
const CURVE_BITS: Readonly<Record<string, number>> = {
  prime256v1: 256,
  secp256k1: 256,
  secp384r1: 384,
  secp521r1: 521,
  secp224r1: 224,
  prime192v1: 192,
}
const NAMES_MAX = 100
const TEXT_CHARS = 512

/** What a certificate says, bounded. Never throws. */
export const describeCertificate = (certificate: X509Certificate): CertificateSeen => {
  const details = readCertificateDetails(certificate.raw)
  const policy = VALIDATION.find(([oid]) => details?.policies.includes(oid))
  return {
    subject: oneLine(certificate.subject),
    organisation: partOf(certificate.subject, "O"),
    issuer: oneLine(certificate.issuer),
    names: namesOf(certificate.subjectAltName),
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo),
    ...keyOf(certificate),
    signature: details === null ? "unknown" : (SIGNATURE_NAMES[details.signature] ?? details.signature),
    validation: policy?.[1] ?? "unknown",
    sha256: certificate.fingerprint256.replaceAll(":", "").toLowerCase(),
  }
}

const oneLine = (name: string | undefined): string => (name ?? "").replaceAll("\n", ", ").slice(0, TEXT_CHARS)

const partOf = (name: string | undefined, type: string): string | null =>
  (name ?? "")
    .split("\n", 50)
    .find((line) => line.startsWith(`${type}=`))
    ?.slice(type.length + 1, TEXT_CHARS) ?? null

/** `DNS:a.example.jp, IP Address:192.0.2.1` */
const namesOf = (altNames: string | undefined): readonly string[] =>
  (altNames ?? "")
    .split(", ", NAMES_MAX)
    .map((name) => /^(?:DNS|IP Address):"?([^"]{1,255})"?$/.exec(name)?.[1])
    .filter((name) => name !== undefined)

const keyOf = (certificate: X509Certificate): Pick<CertificateSeen, "keyType" | "keyBits"> => {
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey
    if (type === "rsa" || type === "rsa-pss") return { keyType: "rsa", keyBits: details?.modulusLength ?? 0 }
    if (type === "ec") return { keyType: "ec", keyBits: CURVE_BITS[details?.namedCurve ?? ""] ?? 0 }
    if (type === "ed25519") return { keyType: "ed25519", keyBits: 256 }
  } catch {
    // A key of a kind that this OpenSSL does not know is still a certificate that we saw.
  }
  return { keyType: "other", keyBits: 0 }
}

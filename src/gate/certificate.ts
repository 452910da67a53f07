import { X509Certificate } from "node:crypto"
import { readFileSync } from "node:fs"
import { resolve } from "node:path"
import { createSecureContext, rootCertificates, type SecureContext } from "node:tls"
import { SekishoError } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"

export interface Certificate {
  readonly context: SecureContext
  readonly cert: string
  readonly key: string
  /** Milliseconds since 1970 UTC. */
  readonly validFromMs: number
  readonly validUntilMs: number
  /** Whether its chain ends at an authority that every browser knows. */
  readonly trusted: boolean
}

const read = (file: string): string => {
  try {
    return readFileSync(file, "utf8")
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "?"
    throw new SekishoError("GATE_CERTIFICATE", { file, reason })
  }
}

const PEM = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]{1,20000}-----END CERTIFICATE-----/g
const CHAIN = 10

/** Follows the file's chain from the certificate to one that a known authority signed. Throws for what is no certificate. */
export const isTrusted = (pem: string, roots: readonly string[] = rootCertificates): boolean => {
  const chain = (pem.match(PEM) ?? []).slice(0, CHAIN).map((one) => new X509Certificate(one))
  const isIssued = (by: X509Certificate, one: X509Certificate): boolean =>
    one.issuer === by.subject && one.checkIssued(by) && one.verify(by.publicKey)
  let last = chain[0]
  for (const next of chain.slice(1)) if (last && isIssued(next, last)) last = next
  if (last === undefined) return false
  const name = last.issuer
  const top = last
  return roots.some((root) => {
    const authority = new X509Certificate(root)
    return authority.subject === name && isIssued(authority, top)
  })
}

/**
 * Reads a certificate and its key from PEM files. Throws GATE_CERTIFICATE where one cannot be read, they do not belong
 * together, or the certificate is for another name. One that has run out is taken: the caller says so.
 */
export const loadCertificate = (
  folder: string,
  files: { readonly cert: string; readonly key: string },
  hostname: string,
): Certificate => {
  const file = resolve(folder, files.cert)
  const [cert, key] = [read(file), read(resolve(folder, files.key))]
  try {
    const parsed = new X509Certificate(cert)
    const bare = hostname.replace(/^\[|\]$/g, "")
    if (parsed.checkHost(bare) === undefined && parsed.checkIP(bare) === undefined)
      throw new Error(`not for ${hostname}`)
    const context = createSecureContext({ cert, key, minVersion: "TLSv1.2" })
    return {
      context,
      cert,
      key,
      validFromMs: Date.parse(parsed.validFrom),
      validUntilMs: Date.parse(parsed.validTo),
      trusted: isTrusted(cert),
    }
  } catch (error) {
    throw new SekishoError("GATE_CERTIFICATE", {
      file,
      reason: cutEvidence(error instanceof Error ? error.message : "?"),
    })
  }
}

import { X509Certificate } from "node:crypto"
import { readFileSync } from "node:fs"
import { resolve } from "node:path"
import { createSecureContext, type SecureContext } from "node:tls"
import { SekishoError } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"

export interface Certificate {
  readonly context: SecureContext
  readonly cert: string
  readonly key: string
  /** Milliseconds since 1970 UTC. */
  readonly validUntilMs: number
}

const read = (file: string): string => {
  try {
    return readFileSync(file, "utf8")
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "?"
    throw new SekishoError("GATE_CERTIFICATE", { file, reason })
  }
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
    return { context, cert, key, validUntilMs: Date.parse(parsed.validTo) }
  } catch (error) {
    throw new SekishoError("GATE_CERTIFICATE", {
      file,
      reason: cutEvidence(error instanceof Error ? error.message : "?"),
    })
  }
}

import { X509Certificate } from "node:crypto"
import { createSecureContext, getCACertificates, type SecureContext } from "node:tls"
import { SekishoError } from "../../lib/errors.ts"

/** How the client meets a shop over TLS: as a careful browser would, and, where that fails, only so as to look at it at all. */
export interface Trust {
  readonly strict: SecureContext
  /** Takes old versions, old suites and small keys; used without verification and only after the distrust was noted. */
  readonly relaxed: SecureContext
}

/**
 * @param authority PEM text of an authority that is trusted besides the usual ones
 * @throws SekishoError `USAGE_BAD_VALUE` where that text holds no certificate
 */
export const buildTrust = (authority?: string): Trust => ({
  strict: createSecureContext(authority === undefined ? {} : { ca: authoritiesWith(authority) }),
  relaxed: createSecureContext({
    minVersion: "TLSv1",
    ciphers: "DEFAULT:@SECLEVEL=0",
    ...(authority === undefined ? {} : { ca: authoritiesWith(authority) }),
  }),
})

/** The certificates in a PEM text. @throws where it holds none, or one that cannot be read */
export const certificatesIn = (pem: string): readonly X509Certificate[] =>
  pem
    .split("-----BEGIN CERTIFICATE-----")
    .slice(1)
    .map((rest) => new X509Certificate(`-----BEGIN CERTIFICATE-----${rest}`))

const authoritiesWith = (authority: string): string[] => {
  const values = { option: "--ca", given: authority.slice(0, 40), allowed: "PEM (-----BEGIN CERTIFICATE-----)" }
  try {
    const own = certificatesIn(authority).map((certificate) => certificate.toString())
    if (own.length > 0) return [...getCACertificates("default"), ...own]
  } catch (error) {
    throw new SekishoError("USAGE_BAD_VALUE", values, { cause: error })
  }
  throw new SekishoError("USAGE_BAD_VALUE", values)
}

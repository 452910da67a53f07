import type { Fault } from "../facts.ts"

/** What the verifier of certificates says when it does not trust one. */
const DISTRUST =
  /^(?:CERT_|CA_|EE_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_|HOSTNAME_MISMATCH|ERROR_IN_CERT|CRL_|ERR_TLS_CERT_|UNSPECIFIED$)/

const FAULT_BY_CODE: Readonly<Record<string, Fault>> = {
  ENOTFOUND: "address-unknown",
  ENODATA: "address-unknown",
  EAI_AGAIN: "address-unknown",
  EAI_FAIL: "address-unknown",
  EAI_NODATA: "address-unknown",
  EAI_NONAME: "address-unknown",
  ECONNREFUSED: "refused",
  ETIMEDOUT: "timed-out",
  ECONNRESET: "unreachable",
  ECONNABORTED: "unreachable",
  EPIPE: "unreachable",
  EHOSTUNREACH: "unreachable",
  EHOSTDOWN: "unreachable",
  ENETUNREACH: "unreachable",
  ENETDOWN: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  EACCES: "unreachable",
  EPERM: "unreachable",
  EPROTO: "tls-failed",
  NO_CERTIFICATE: "tls-failed",
  BAD_CERTIFICATE: "tls-failed",
  HPE_HEADER_OVERFLOW: "header-too-large",
  ABORT_ERR: "not-asked",
}
const FAULT_BY_START: readonly (readonly [start: string, fault: Fault])[] = [
  ["HPE_", "malformed"],
  ["Z_", "malformed"],
  ["ZSTD_", "malformed"],
  ["ERR_ZSTD", "malformed"],
  ["ERR__ERROR_FORMAT", "malformed"],
  ["ERR_BROTLI", "malformed"],
  ["ERR_SSL_", "tls-failed"],
  ["ERR_TLS_", "tls-failed"],
]

/** The lower layer's own code: one word, so that no sentence or path of this machine gets into evidence. */
export const codeOf = (error: unknown): string => {
  if (typeof error !== "object" || error === null || !("code" in error)) return "UNKNOWN"
  const code = String(error.code)
  return /^[A-Z][A-Za-z0-9_]{1,63}$/.test(code) ? code : "UNKNOWN"
}

/** True where the connection itself would work and only the certificate is not trusted. */
export const isDistrust = (code: string): boolean => DISTRUST.test(code)

/** Which of our reasons a lower layer's code is. */
export const faultOfCode = (code: string): Fault =>
  FAULT_BY_CODE[code] ??
  (isDistrust(code) ? "certificate-not-trusted" : undefined) ??
  FAULT_BY_START.find(([start]) => code.startsWith(start))?.[1] ??
  "collector-failed"

import { X509Certificate } from "node:crypto"
import { isIP } from "node:net"
import { connect, type DetailedPeerCertificate, type SecureContext, type TLSSocket } from "node:tls"
import type { TlsSeen } from "../facts.ts"
import { describeCertificate } from "./certificate.ts"
import { codeOf } from "./fault-of-error.ts"
import { certificatesIn } from "./trust.ts"

export interface HandshakePoint {
  readonly address: string
  readonly port: number
  readonly hostname: string
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}
export type Handshake = Pick<
  TlsSeen,
  "certificate" | "chainLength" | "trusted" | "distrust" | "nameMatches" | "ownAuthority"
>

const CHAIN_MAX = 10

/**
 * One whole handshake, to see the certificate and what the verifier says of its chain. Nothing is sent after it.
 * An error's code is given where it fails. @param authority the PEM text handed in by option, to tell whether it was what vouched
 */
export const shakeHands = (
  point: HandshakePoint,
  secureContext: SecureContext,
  authority: string | undefined,
): Promise<Handshake | { readonly code: string }> =>
  new Promise((resolve) => {
    const socket = connect({
      host: point.address,
      port: point.port,
      servername: isIP(point.hostname) === 0 ? point.hostname : "",
      secureContext,
      // The distrust itself is what we came to see; it is recorded below, and no word of HTTP follows.
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
    })
    const settle = (result: Handshake | { code: string }): void => {
      clearTimeout(timer)
      point.signal?.removeEventListener("abort", calledOff)
      socket.destroy()
      resolve(result)
    }
    const calledOff = (): void => settle({ code: "ABORT_ERR" })
    const timer = setTimeout(() => settle({ code: "ETIMEDOUT" }), point.timeoutMs)
    if (point.signal?.aborted) return calledOff()
    point.signal?.addEventListener("abort", calledOff)
    socket.on("error", (error) => settle({ code: codeOf(error) }))
    socket.on("close", () => settle({ code: "ECONNRESET" }))
    socket.on("secureConnect", () => settle(readSafely(socket, point.hostname, authority)))
  })

const readSafely = (
  socket: TLSSocket,
  hostname: string,
  authority: string | undefined,
): Handshake | { code: string } => {
  try {
    const sent = socket.getPeerCertificate(true)
    // Types promise bytes; a server without a certificate gives an empty object.
    return (sent.raw as Buffer | undefined) === undefined
      ? { code: "NO_CERTIFICATE" }
      : read(sent, socket, hostname, authority)
  } catch {
    // A certificate that OpenSSL let through and cannot be read again.
    return { code: "BAD_CERTIFICATE" }
  }
}

const read = (
  sent: DetailedPeerCertificate,
  socket: TLSSocket,
  hostname: string,
  authority: string | undefined,
): Handshake => {
  const certificate = new X509Certificate(sent.raw)
  const chain = fingerprintsOf(sent)
  const distrust = socket.authorized ? null : distrustOf(socket.authorizationError)
  const own = certificatesIn(authority ?? "")
  return {
    certificate: describeCertificate(certificate),
    chainLength: chain.length,
    trusted: distrust === null,
    distrust,
    nameMatches: isNamed(certificate, hostname),
    ownAuthority: distrust === null && own.some(({ fingerprint256 }) => chain.includes(fingerprint256)),
  }
}

/** By the alternative names alone, as browsers do; the common name counts for nothing. */
const isNamed = (certificate: X509Certificate, hostname: string): boolean =>
  (isIP(hostname) === 0 ? certificate.checkHost(hostname, { subject: "never" }) : certificate.checkIP(hostname)) !==
  undefined

/** Node's types say `Error`; the value is the verifier's code as a text. */
const distrustOf = (error: unknown): string => (typeof error === "string" ? error.slice(0, 64) : codeOf(error))

/** Those the server sent and, at the end, the authority that vouches for them where we know it. */
const fingerprintsOf = (leaf: DetailedPeerCertificate): readonly string[] => {
  const chain: string[] = []
  let next: DetailedPeerCertificate | undefined = leaf
  while (next !== undefined && chain.length < CHAIN_MAX && !chain.includes(next.fingerprint256)) {
    chain.push(next.fingerprint256)
    next = next.issuerCertificate
  }
  return chain
}

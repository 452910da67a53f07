import { createServer } from "node:https"
import type { SecureVersion } from "node:tls"
import { makeAuthority, makeCertificate, makeKey, type Authority, type KeyKind, type Subject } from "./certificate.ts"
import { closeWith, listen, serveRoutes, trackSockets, type Handler, type Routes, type Started } from "./server.ts"

export interface TlsServerOptions {
  readonly handler?: Handler | Routes
  /** Names on the certificate. Default `127.0.0.1` and `localhost`. */
  readonly names?: readonly string[]
  readonly organisation?: string
  readonly notBefore?: number
  readonly notAfter?: number
  readonly key?: KeyKind
  readonly policy?: Subject["policy"]
  readonly sha1?: boolean
  readonly versions?: { readonly min: SecureVersion; readonly max: SecureVersion }
  readonly ciphers?: string
  /** Who signs; `self` for a certificate that signs itself. Default: a fresh authority. */
  readonly authority?: Authority | "self"
}
export interface StartedTls extends Started {
  readonly authority: Authority | null
  readonly certificate: string
}

/** An https server on 127.0.0.1 with a certificate made to order. */
export const startTlsServer = async (options: TlsServerOptions = {}): Promise<StartedTls> => {
  const key = makeKey(options.key ?? "ec")
  const { organisation, policy, notBefore, notAfter, sha1 } = options
  const names = options.names ?? ["127.0.0.1", "localhost"]
  const subject: Subject = {
    common: names[0] ?? "nobody",
    names,
    ...(organisation === undefined ? {} : { organisation }),
    ...(policy === undefined ? {} : { policy }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(notAfter === undefined ? {} : { notAfter }),
    ...(sha1 === undefined ? {} : { sha1 }),
  }
  const authority = options.authority === "self" ? null : (options.authority ?? makeAuthority())
  const certificate =
    authority === null
      ? makeCertificate(subject, key, { common: subject.common, key, ...(organisation ? { organisation } : {}) })
      : authority.issue(subject, key)
  const asked: string[] = []
  const handler = options.handler ?? { "/": { headers: { "content-type": "text/html" }, body: "<p>hello" } }
  const handle = typeof handler === "function" ? handler : serveRoutes(handler)
  const server = createServer(
    {
      key: key.privateKey.export({ type: "pkcs8", format: "pem" }),
      cert: certificate,
      minVersion: options.versions?.min ?? "TLSv1.2",
      maxVersion: options.versions?.max ?? "TLSv1.3",
      ciphers: options.ciphers ?? "DEFAULT:@SECLEVEL=0",
    },
    (request, response) => {
      asked.push(`${request.method} ${request.url}`)
      handle(request, response)
    },
  )
  server.on("tlsClientError", () => {})
  const sockets = trackSockets(server)
  const port = await listen(server)
  return { url: `https://127.0.0.1:${port}`, port, asked, authority, certificate, close: closeWith(server, sockets) }
}

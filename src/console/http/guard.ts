import { SekishoError } from "../../lib/errors.ts"
import { CHANGE_HEADER } from "../contract/api.ts"

/** Names under which the console answers; every other `Host` is somebody's trick with DNS. */
export const allowedHosts = (publicOrigin: string, listen: { host: string; port: number }): ReadonlySet<string> => {
  const port = `:${listen.port}`
  const local = ["localhost", "127.0.0.1", "[::1]"].map((name) => `${name}${port}`)
  const bound = listen.host.includes(":") ? `[${listen.host}]${port}` : `${listen.host}${port}`
  const open = ["0.0.0.0", "::"].includes(listen.host)
  return new Set([...local, new URL(publicOrigin).host, ...(open ? [] : [bound])].map((host) => host.toLowerCase()))
}

export const refuseOtherHosts = (host: string | undefined, allowed: ReadonlySet<string>): void => {
  if (host === undefined || !allowed.has(host.toLowerCase())) throw new SekishoError("CONSOLE_WRONG_HOST")
}

const isLocal = (hostname: string): boolean => ["localhost", "127.0.0.1", "[::1]"].includes(hostname)

/** The origin that a request of our own pages names, for the address under which the console was opened. */
const originsOf = (publicOrigin: string, host: string): ReadonlySet<string> => {
  const url = URL.parse(`http://${host}`)
  return new Set([publicOrigin, ...(url && isLocal(url.hostname) ? [`http://${host}`] : [])])
}

/**
 * Refuses what another site made the browser send: by the browser's own word (`Sec-Fetch-Site`, `Origin`), and for changes by a
 * header that no other site can add without being asked first. Throws `CONSOLE_REFUSED`.
 */
export const refuseOtherSites = (request: Request, publicOrigin: string): void => {
  const { headers, method } = request
  const site = headers.get("sec-fetch-site")
  if (site !== null && site !== "same-origin" && site !== "none") throw new SekishoError("CONSOLE_REFUSED")
  const origin = headers.get("origin")
  if (origin !== null && !originsOf(publicOrigin, headers.get("host") ?? "").has(origin))
    throw new SekishoError("CONSOLE_REFUSED")
  const changes = method !== "GET" && method !== "HEAD"
  if (changes && headers.get(CHANGE_HEADER) === null) throw new SekishoError("CONSOLE_REFUSED")
}

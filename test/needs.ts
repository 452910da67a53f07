import { existsSync, globSync } from "node:fs"
import { resolve } from "node:path"

/**
 * What some tests need and a stranger's clone may not have. Each answers `false` when it is there, else the reason for which
 * the test is skipped. In CI a missing thing is an error: nothing may be skipped there.
 */
const need = (there: boolean, reason: string): string | false => {
  if (there) return false
  if (process.env["CI"] === "true") throw new Error(`CI must have it: ${reason}`)
  return reason
}

const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]

/** The system's browser, null where there is none. */
export const browserPath: string | null = BROWSERS.find((path) => existsSync(path)) ?? null
export const noBrowser = (): string | false => need(browserPath !== null, "no Chromium on this machine")

/** A file of the shared reference data that lies beside the checkout in our own workshop. */
export const sharedFile = (path: string): string => resolve(import.meta.dirname, "../../shared", path)
export const noShared = (path: string): string | false =>
  need(existsSync(sharedFile(path)), `no reference data (${path}) beside this checkout`)

/** The folder of PostgreSQL's own programs, the newest of several; null where there is none. */
export const postgresBin: string | null =
  globSync("/usr/lib/postgresql/*/bin/postgres")
    .map((path) => resolve(path, ".."))
    .toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .at(-1) ?? null
export const noPostgres = (): string | false => need(postgresBin !== null, "no PostgreSQL server on this machine")

/** The program of a Redis or Valkey server; null where there is none. */
export const redisServer: string | null =
  ["/usr/bin/redis-server", "/usr/bin/valkey-server", "/usr/local/bin/redis-server"].find((path) => existsSync(path)) ??
  null
export const noRedis = (): string | false => need(redisServer !== null, "no Redis or Valkey server on this machine")

/** Poppler's programs, with which the tests read PDFs as other programs do. */
export const noPoppler = (): string | false =>
  need(existsSync("/usr/bin/pdftotext") && existsSync("/usr/bin/pdfinfo"), "no poppler-utils on this machine")

/** nginx, as Debian installs it. */
export const nginxProgram: string | null =
  ["/usr/sbin/nginx", "/usr/bin/nginx"].find((path) => existsSync(path)) ?? null
export const noNginx = (): string | false => need(nginxProgram !== null, "no nginx on this machine")

/** Apache's own command on Debian, which knows its folders; null where there is none. */
export const apacheControl: string | null =
  ["/usr/sbin/apachectl"].find((path) => existsSync(path) && existsSync("/etc/apache2/apache2.conf")) ?? null
export const noApache = (): string | false => need(apacheControl !== null, "no Apache of Debian on this machine")

/** The ACME server for tests that Let's Encrypt's people make, as Debian installs it. */
export const pebbleProgram: string | null = ["/usr/bin/pebble"].find((path) => existsSync(path)) ?? null
export const noPebble = (): string | false =>
  need(pebbleProgram !== null, "no pebble (ACME test server) on this machine")

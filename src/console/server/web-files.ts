import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { extname, join } from "node:path"

/** One built file of the web app, whole in memory. */
export interface WebFile {
  readonly type: string
  readonly bytes: Uint8Array
  readonly etag: string
}
export interface WebFiles {
  /** The page, with `__SEKISHO_NONCE__` where the nonce of each answer goes; null where nothing was built. */
  readonly page: string | null
  /** By address, `/assets/index-3f2a.js`. Only these addresses are ever answered: no path is made from a request. */
  readonly files: ReadonlyMap<string, WebFile>
}

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
}
const MAX_FILES = 1_000
const MAX_BYTES = 64 * 1024 * 1024

/** Reads the built web app once. A folder that is not there is an installation without its pages. */
export const readWebFiles = (folder: string): WebFiles => {
  if (!existsSync(join(folder, "index.html"))) return { page: null, files: new Map() }
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).slice(0, MAX_FILES)
  const files = new Map<string, WebFile>()
  let total = 0
  for (const name of names) {
    const path = join(folder, name)
    const type = TYPES[extname(name)]
    const stat = statSync(path)
    total += stat.size
    if (type === undefined || !stat.isFile() || total > MAX_BYTES) continue
    const bytes = readFileSync(path)
    const etag = `"${createHash("sha256").update(bytes).digest("base64url")}"`
    files.set(`/${name.replaceAll("\\", "/")}`, { type, bytes, etag })
  }
  return { page: readFileSync(join(folder, "index.html"), "utf8"), files }
}

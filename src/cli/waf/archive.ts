import { gunzipSync } from "node:zlib"

/** Bounds of a release from outside. CRS 4.28 whole is 1.5 MB packed, 9 MB unfolded, 700 entries. */
export const ARCHIVE_LIMITS = {
  fileBytes: 32 * 1024 * 1024,
  unfoldedBytes: 128 * 1024 * 1024,
  entries: 20_000,
  /** Bytes of one file that is taken out. */
  entryBytes: 8 * 1024 * 1024,
  nameBytes: 512,
} as const

export type ArchiveFault =
  | "not-gzip"
  | "too-large"
  | "damaged"
  | "too-many-entries"
  | "name"
  | "link"
  | "twice"
  | "empty"

const BLOCK = 512

/** What is taken out of a release, by its path below the archive's own folder. Nothing else is ever written. */
const WANTED =
  /^(?:LICENSE|crs-setup\.conf\.example|rules\/[A-Za-z0-9._-]{1,100}\.(?:conf|data|conf\.example)|plugins\/[A-Za-z0-9._-]{1,100}\.(?:conf|data))$/

const field = (block: Buffer, start: number, length: number): string => {
  const text = block.toString("latin1", start, start + length)
  const end = text.indexOf("\0")
  return end < 0 ? text : text.slice(0, end)
}

const octal = (text: string): number | null => (/^ *[0-7]{1,11} *$/.test(text) ? Number.parseInt(text.trim(), 8) : null)

const isSound = (block: Buffer): boolean => {
  let sum = 0
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 32 : (block[at] ?? 0)
  return octal(field(block, 148, 8)) === sum
}

/** The path that an extended header gives the next entry; null where it gives none. */
const paxPath = (body: Buffer): string | null =>
  /(?:^|\n)\d{1,6} path=([^\n]{1,512})\n/.exec(body.subarray(0, 64 * 1024).toString("utf8"))?.[1] ?? null

/** A path without tricks, else null: no way up, none from the root, no control characters, no other separator. */
const plainPath = (name: string): string | null => {
  const path = name.replace(/^\.\//, "").replace(/\/$/, "")
  const bad = path === "" || path.length > ARCHIVE_LIMITS.nameBytes || /[^\x20-\x7e]|[\\:]/.test(path)
  return bad || path.split("/").some((part) => part === "" || part === "." || part === "..") ? null : path
}

const IGNORED_KINDS = new Set(["g"])
const FILE_KINDS = new Set(["0", "", "7"])

class Reader {
  readonly #bytes: Buffer
  readonly files = new Map<string, Buffer>()
  #at = 0
  #entries = 0
  #nextPath: string | null = null

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  /** Reads one entry; false at the end. */
  step(): boolean | ArchiveFault {
    const block = this.#bytes.subarray(this.#at, this.#at + BLOCK)
    if (block.every((byte) => byte === 0)) return false
    if (block.length < BLOCK || !isSound(block)) return "damaged"
    if (++this.#entries > ARCHIVE_LIMITS.entries) return "too-many-entries"
    const size = octal(field(block, 124, 12))
    if (size === null) return "damaged"
    const start = this.#at + BLOCK
    if (start + size > this.#bytes.length) return "damaged"
    this.#at = start + Math.ceil(size / BLOCK) * BLOCK
    return this.#entry(block, this.#bytes.subarray(start, start + size))
  }

  #entry(block: Buffer, body: Buffer): true | ArchiveFault {
    const kind = field(block, 156, 1)
    if (kind === "x") {
      this.#nextPath = paxPath(body)
      return true
    }
    if (IGNORED_KINDS.has(kind)) return true
    const ustar = field(block, 257, 5) === "ustar" ? field(block, 345, 155) : ""
    const told = this.#nextPath ?? (ustar === "" ? "" : `${ustar}/`) + field(block, 0, 100)
    this.#nextPath = null
    const path = plainPath(told)
    if (path === null) return "name"
    if (kind === "5") return true
    if (!FILE_KINDS.has(kind)) return "link"
    return this.#file(path, body)
  }

  #file(path: string, body: Buffer): true | ArchiveFault {
    const below = path.slice(path.indexOf("/") + 1)
    if (!path.includes("/") || !WANTED.test(below)) return true
    if (this.files.has(below)) return "twice"
    if (body.length > ARCHIVE_LIMITS.entryBytes) return "too-large"
    this.files.set(below, body)
    return true
  }
}

/**
 * The files of a `.tar.gz` release of the OWASP rules that are wanted, by their path in its own folder. One entry with a
 * tricky path, a link or a device refuses the whole archive. Everything is bounded; nothing is written; never throws.
 */
export const readRelease = (packed: Buffer): ReadonlyMap<string, Buffer> | ArchiveFault => {
  if (packed.length > ARCHIVE_LIMITS.fileBytes) return "too-large"
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) return "not-gzip"
  let bytes: Buffer
  try {
    bytes = gunzipSync(packed, { maxOutputLength: ARCHIVE_LIMITS.unfoldedBytes })
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "damaged"
  }
  const reader = new Reader(bytes)
  for (;;) {
    const step = reader.step()
    if (typeof step === "string") return step
    if (!step) return reader.files.size === 0 ? "empty" : reader.files
  }
}

import { finderOf } from "./find-text.ts"

/** A slash may be escaped in JSON. */
const B64 = String.raw`(?:[./A-Za-z0-9+]|\\/)`
/** Password hashes by their own marks; a hash without one only as the value of a member that says what it is. */
const HASHES: readonly (readonly [mark: string, pattern: RegExp])[] = [
  ["$2", new RegExp(String.raw`\$2[abxy]?\$\d\d\$${B64}{53}`, "g")],
  ["$argon2", new RegExp(String.raw`\$argon2(?:id|i|d)\$(?:v=\d{1,3}\$)?m=\d{1,9},t=\d{1,9},p=\d{1,9}\$${B64}{8,200}\$${B64}{16,400}`, "g")],
  ["$P$", new RegExp(String.raw`\$P\$${B64}{31}`, "g")],
  ["$H$", new RegExp(String.raw`\$H\$${B64}{31}`, "g")],
  ["pbkdf2_", new RegExp(String.raw`\bpbkdf2_sha\d{1,3}\$\d{1,9}\$[A-Za-z0-9]{1,64}\$(?:${B64}|=){20,200}`, "g")],
  ["pass", /(?<="(?:password|passwd|password_hash|pass_hash)"\s{0,4}:\s{0,4}")(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})(?=")/g],
] // prettier-ignore

const MARKED = HASHES.map(([mark, pattern]) => ({ find: finderOf(mark), pattern }))

const REMOVED = "removed"

export interface Masked {
  readonly bytes: Uint8Array
  readonly found: readonly ("password-hash" | "session-id")[]
}

/**
 * Takes password hashes, and the given session ids, out of an answer. Null where there are none. The rest of the bytes stays as
 * it is, so that what reads the answer still can.
 */
export const withoutSecrets = (bytes: Uint8Array, sessionIds: readonly string[]): Masked | null => {
  let text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")
  const marked = MARKED.filter(({ find }) => find(text, 0) >= 0)
  const ids = sessionIds.filter((id) => text.includes(id))
  if (marked.length === 0 && ids.length === 0) return null
  const found = new Set<"password-hash" | "session-id">()
  for (const { pattern } of marked)
    text = text.replace(pattern, () => {
      found.add("password-hash")
      return REMOVED
    })
  for (const id of ids) {
    text = text.replaceAll(id, REMOVED)
    found.add("session-id")
  }
  return found.size === 0 ? null : { bytes: Buffer.from(text, "latin1"), found: [...found] }
}

const MIN_ID_CHARS = 16
const PLAIN = /^[A-Za-z0-9_-]+$/

/** What stands in an answer for a session cookie: its value, of a signed one (`s:ID.SIGNATURE`) the id. Too short ones are left out. */
export const sessionIdsIn = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => {
    const plain = value.replace(/^s(?::|%3A)/i, "")
    const id = plain === value ? value : (plain.split(".", 1)[0] ?? "")
    return id.length >= MIN_ID_CHARS && PLAIN.test(id) ? [id] : []
  })

import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from "node:crypto"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { SekishoError } from "../../lib/errors.ts"

const KEY_BYTES = 32

/** Secrets of the gate, each made for one purpose out of one root key. */
export interface Keys {
  /** A code over `text` that only holders of the root key can make; base64url. `purpose` is a fixed word of ours. */
  code(purpose: string, text: string): string
  /** Whether `code` is the one for `text`; in constant time. */
  matches(purpose: string, text: string, code: string): boolean
  /** Hides `text` from whoever reads the store it lies in; base64url. */
  seal(purpose: string, text: string): string
  /** What was sealed for this purpose; null where it was not, or was changed. */
  open(purpose: string, sealed: string): string | null
}

const [NONCE_BYTES, TAG_BYTES] = [12, 16]

/** Keys out of a root key of 32 bytes. */
export const keysFrom = (root: Uint8Array): Keys => {
  // As objects: Node takes many times as long with bytes, and codes are made for most requests.
  const derived = new Map<string, KeyObject>()
  const keyFor = (purpose: string): KeyObject => {
    const known = derived.get(purpose)
    if (known) return known
    const made = createSecretKey(Buffer.from(hkdfSync("sha256", root, "sekisho-gate", purpose, KEY_BYTES)))
    derived.set(purpose, made)
    return made
  }
  const code = (purpose: string, text: string): string =>
    createHmac("sha256", keyFor(purpose)).update(text).digest("base64url")
  return {
    code,
    matches(purpose, text, given) {
      const [own, other] = [Buffer.from(code(purpose, text)), Buffer.from(given)]
      return own.length === other.length && timingSafeEqual(own, other)
    },
    seal(purpose, text) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv("aes-256-gcm", keyFor(`seal ${purpose}`), nonce)
      const hidden = Buffer.concat([cipher.update(text, "utf8"), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString("base64url")
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, "base64url")
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null
      const nonce = bytes.subarray(0, NONCE_BYTES)
      const decipher = createDecipheriv("aes-256-gcm", keyFor(`seal ${purpose}`), nonce, { authTagLength: TAG_BYTES })
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      try {
        const open = [decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]
        return Buffer.concat(open).toString("utf8")
      } catch {
        return null
      }
    },
  }
}

/**
 * The root key in `file`, made there at the first start, for its owner only. Throws GATE_KEY where it cannot be read or is not
 * one: a new one in its place would make every device unknown.
 */
export const loadKeys = (file: string): Keys => {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    try {
      // Two that start at once must not each have a key of its own.
      writeFileSync(file, randomBytes(KEY_BYTES).toString("base64url"), { mode: 0o600, flag: "wx" })
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error
    }
    const root = Buffer.from(readFileSync(file, "utf8").trim(), "base64url")
    if (root.length === KEY_BYTES) return keysFrom(root)
  } catch (error) {
    throw new SekishoError("GATE_KEY", { file }, { cause: error })
  }
  throw new SekishoError("GATE_KEY", { file })
}

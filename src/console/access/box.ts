import { createCipheriv, createDecipheriv, createHmac } from "node:crypto"
import type { RandomBytes } from "../world.ts"

/** Keeps small secrets among the records so that whoever reads only the records cannot use them. */
export interface Box {
  seal(secret: string): string
  /** Null when it was sealed with another key or changed. */
  open(sealed: string): string | null
  /** A name, in hexadecimal, that nobody without the key can tell from any other; the same text always has the same. */
  mark(text: string): string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM and HMAC-SHA-256; `key` has 32 bytes. */
export const boxOf = (key: Uint8Array, random: RandomBytes): Box => ({
  // A key of its own, so that no mark says anything about what is sealed.
  mark: (text) => createHmac("sha256", createHmac("sha256", key).update("marks").digest()).update(text).digest("hex"),
  seal(secret) {
    const nonce = random(NONCE_BYTES)
    const cipher = createCipheriv("aes-256-gcm", key, nonce)
    const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64url")
  },
  open(sealed) {
    const bytes = Buffer.from(sealed, "base64url")
    if (bytes.byteLength < NONCE_BYTES + TAG_BYTES) return null
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES))
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    try {
      return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)).toString("utf8") + decipher.final("utf8")
    } catch {
      return null
    }
  },
})

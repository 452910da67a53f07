import { createCipheriv, createDecipheriv } from "node:crypto"
import type { RandomBytes } from "../world.ts"

/** Keeps small secrets among the records so that whoever reads only the records cannot use them. */
export interface Box {
  seal(secret: string): string
  /** Null when it was sealed with another key or changed. */
  open(sealed: string): string | null
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM; `key` has 32 bytes. */
export const boxOf = (key: Uint8Array, random: RandomBytes): Box => ({
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

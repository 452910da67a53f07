import { createHash, timingSafeEqual } from "node:crypto"
import type { RandomBytes } from "../world.ts"

const TOKEN_BYTES = 32
const ID_BYTES = 12

/** A secret that is handed out once; the records keep only its hash. */
export const newToken = (random: RandomBytes): string => random(TOKEN_BYTES).toString("base64url")
/** An id that nobody guesses and that is no secret. */
export const newId = (random: RandomBytes): string => random(ID_BYTES).toString("base64url")
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex")

/** Whether two texts are equal, in a time that does not tell where they differ. */
export const sameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(one), "hex"), Buffer.from(hashOf(other), "hex"))

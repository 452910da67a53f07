import { createHash } from "node:crypto"

/** Our name space for UUIDs made from names; drawn once, never changed. */
const NAME_SPACE = "5e3c1b0a-7d42-4f86-9a1e-0c8b6f24d713"

/** The same UUID (version 5, RFC 9562) for the same name, on every machine and in every edition. */
export const stableUuid = (name: string): string => {
  const bytes = createHash("sha1")
    .update(Buffer.from(NAME_SPACE.replaceAll("-", ""), "hex"))
    .update(name, "utf8")
    .digest()
    .subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString("hex")
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")
}

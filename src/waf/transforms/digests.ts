import { createHash } from "node:crypto"
import { TRIGGER, type Transform } from "./transform.ts"

const digest = (algorithm: string, value: string): string =>
  createHash(algorithm).update(value, "latin1").digest().toString("latin1")

/** The raw 20 bytes. */
export const sha1: Transform = { name: "sha1", triggers: TRIGGER.any, apply: (value) => digest("sha1", value) }
/** The raw 16 bytes. */
export const md5: Transform = { name: "md5", triggers: TRIGGER.any, apply: (value) => digest("md5", value) }

export const hexEncode: Transform = {
  name: "hexencode",
  triggers: TRIGGER.any,
  apply: (value) => Buffer.from(value, "latin1").toString("hex"),
}

/** Pairs of hexadecimal digits up to the first that is none. */
export const hexDecode: Transform = {
  name: "hexdecode",
  triggers: TRIGGER.any,
  apply: (value) => Buffer.from(/^[0-9A-Fa-f]*/.exec(value)?.[0] ?? "", "hex").toString("latin1"),
}

/** The number of bytes. */
export const length: Transform = { name: "length", triggers: TRIGGER.any, apply: (value) => String(value.length) }

/** 0x… numbers of SQL as the bytes they stand for. */
export const sqlHexDecode: Transform = {
  name: "sqlhexdecode",
  triggers: TRIGGER.any,
  apply: (value) =>
    value.replace(/0[xX]((?:[0-9A-Fa-f]{2})+)/g, (_, digits: string) => Buffer.from(digits, "hex").toString("latin1")),
}

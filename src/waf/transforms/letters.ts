import { TRIGGER, type Transform } from "./transform.ts"

const BEYOND_ASCII = /[\x80-\xff]/

/** ASCII letters only: the bytes of a Japanese character are no letters. */
export const lowercase: Transform = {
  name: "lowercase",
  triggers: TRIGGER.upper,
  // Over latin1, toLowerCase would also change 0xC0–0xDE.
  apply: (value) =>
    BEYOND_ASCII.test(value) ? value.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : value.toLowerCase(),
}

export const uppercase: Transform = {
  name: "uppercase",
  triggers: TRIGGER.lower,
  apply: (value) => value.replace(/[a-z]+/g, (letters) => letters.toUpperCase()),
}

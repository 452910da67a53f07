import { madeText, roomFor } from "./bytes.ts"
import { isBlank } from "./characters.ts"
import { TRIGGER, type Transform } from "./transform.ts"

/** Every run of blanks replaced, by a byte or by nothing (-1). */
const collapse = (value: string, replacement: number): string => {
  const out = roomFor(value.length)
  let length = 0
  let changed = false
  for (let at = 0; at < value.length; at++) {
    const byte = value.charCodeAt(at)
    if ((byte > 32 && byte !== 0xa0) || !isBlank(value, at)) {
      out[length++] = byte
      continue
    }
    if (replacement >= 0) out[length++] = replacement
    if (byte !== replacement) changed = true
    while (isBlank(value, at + 1)) {
      at++
      changed = true
    }
  }
  return changed ? madeText(out, length) : value
}

/** Every run of blanks as one space. */
export const compressWhitespace: Transform = {
  name: "compresswhitespace",
  triggers: TRIGGER.space,
  apply: (value) => collapse(value, 32),
}

export const removeWhitespace: Transform = {
  name: "removewhitespace",
  triggers: TRIGGER.space,
  apply: (value) => collapse(value, -1),
}

export const removeNulls: Transform = {
  name: "removenulls",
  triggers: TRIGGER.nul,
  apply: (value) => value.replaceAll("\0", ""),
}

export const replaceNulls: Transform = {
  name: "replacenulls",
  triggers: TRIGGER.nul,
  apply: (value) => value.replaceAll("\0", " "),
}

const startOf = (value: string): number => {
  let at = 0
  while (at < value.length && isBlank(value, at)) at++
  return at
}

const endOf = (value: string): number => {
  let at = value.length
  while (at > 0 && isBlank(value, at - 1)) at--
  return at
}

export const trim: Transform = {
  name: "trim",
  triggers: TRIGGER.space,
  apply: (value) => value.slice(startOf(value), Math.max(startOf(value), endOf(value))),
}

export const trimLeft: Transform = {
  name: "trimleft",
  triggers: TRIGGER.space,
  apply: (value) => value.slice(startOf(value)),
}

export const trimRight: Transform = {
  name: "trimright",
  triggers: TRIGGER.space,
  apply: (value) => value.slice(0, endOf(value)),
}

import { isBlank } from "./characters.ts"
import { TRIGGER, type Transform } from "./transform.ts"

const collapse = (value: string, replacement: string): string => {
  let out = ""
  let from = 0
  for (let at = 0; at < value.length; at++) {
    if (!isBlank(value, at)) continue
    out += value.slice(from, at) + replacement
    while (isBlank(value, at + 1)) at++
    from = at + 1
  }
  return out + value.slice(from)
}

/** Every run of blanks as one space. */
export const compressWhitespace: Transform = {
  name: "compresswhitespace",
  triggers: TRIGGER.space,
  apply: (value) => collapse(value, " "),
}

export const removeWhitespace: Transform = {
  name: "removewhitespace",
  triggers: TRIGGER.space,
  apply: (value) => collapse(value, ""),
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

import { TRIGGER, type Transform } from "./transform.ts"

/** Each C comment as one space, an unclosed one to the end. */
export const replaceComments: Transform = {
  name: "replacecomments",
  triggers: TRIGGER.slash,
  apply(value) {
    let out = ""
    let from = 0
    for (let at = value.indexOf("/*"); at >= 0; at = value.indexOf("/*", from)) {
      const end = value.indexOf("*/", at + 2)
      out += `${value.slice(from, at)} `
      if (end < 0) return out
      from = end + 2
    }
    return out + value.slice(from)
  },
}

/** C and HTML comments taken out; `--` and `#` cut off the rest. */
export const removeComments: Transform = {
  name: "removecomments",
  triggers: TRIGGER.slash | TRIGGER.less | TRIGGER.dash | TRIGGER.hash,
  apply(value) {
    let out = ""
    for (let at = 0; at < value.length; at++) {
      const open = value.startsWith("/*", at) ? "*/" : value.startsWith("<!--", at) ? "-->" : null
      if (open !== null) {
        const end = value.indexOf(open, at + 2)
        if (end < 0) return out
        at = end + open.length - 1
      } else if (value[at] === "#" || value.startsWith("--", at)) return out
      else out += value[at]
    }
    return out
  },
}

/** The marks of comments taken out, their text left. */
export const removeCommentsChar: Transform = {
  name: "removecommentschar",
  triggers: TRIGGER.slash | TRIGGER.star | TRIGGER.less | TRIGGER.dash | TRIGGER.hash,
  apply: (value) => value.replace(/\/\*|\*\/|<!--|-->|--|#/g, ""),
}

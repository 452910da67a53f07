import { addRange, emptySet, hasByte, inverted } from "../pattern/byte-set.ts"
import { bytesSet } from "../pattern/byte-set.ts"
import { hexAt } from "../transforms/characters.ts"
import { utf8At } from "../transforms/utf8-to-unicode.ts"
import { oneOfBytes } from "./clauses.ts"
import { OperatorError, plainOperator, type OperatorDefinition } from "./operator.ts"

/** Yes when a byte lies outside the ranges `1-31,127`. */
export const validateByteRange: OperatorDefinition = {
  name: "validatebyterange",
  macros: false,
  compile(argument) {
    const allowed = emptySet()
    for (const part of argument.split(",")) {
      const match = /^\s*(\d{1,3})(?:\s*-\s*(\d{1,3}))?\s*$/.exec(part)
      const from = Number(match?.[1])
      const to = match?.[2] === undefined ? from : Number(match[2])
      if (match === null || to > 255 || from > to) throw new OperatorError("WAF_BAD_VALUE", part)
      addRange(allowed, from, to)
    }
    const forbidden = inverted(allowed)
    return plainOperator((value) => {
      for (let at = 0; at < value.length; at++) if (hasByte(forbidden, value.charCodeAt(at))) return true
      return false
    }, oneOfBytes(forbidden))
  },
}

/** Yes when a percent sign is not followed by two hexadecimal digits. */
export const validateUrlEncoding: OperatorDefinition = {
  name: "validateurlencoding",
  macros: false,
  compile: () =>
    plainOperator(
      (value) => {
        for (let at = value.indexOf("%"); at >= 0; at = value.indexOf("%", at + 1))
          if (hexAt(value, at + 1, 2) < 0) return true
        return false
      },
      oneOfBytes(bytesSet("%")),
    ),
}

/** Yes when the value is not UTF-8: bytes that are no character, overlong forms, surrogates. */
export const validateUtf8Encoding: OperatorDefinition = {
  name: "validateutf8encoding",
  macros: false,
  compile() {
    const high = emptySet()
    addRange(high, 128, 255)
    return plainOperator((value) => {
      for (let at = 0; at < value.length; at++) {
        if (value.charCodeAt(at) < 128) continue
        const character = utf8At(value, at)
        if (character === null) return true
        at += character.length - 1
      }
      return false
    }, oneOfBytes(high))
  },
}

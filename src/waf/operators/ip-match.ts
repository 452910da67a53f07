import ipaddr from "ipaddr.js"
import { OperatorError, plainOperator, type Operator, type OperatorDefinition } from "./operator.ts"

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** An address, an IPv4 one inside of IPv6 as itself; null where the text is none. */
const addressOf = (text: string): Address | null => (ipaddr.isValid(text) ? ipaddr.process(text) : null)

const blockOf = (entry: string): readonly [Address, number] => {
  const [text = "", prefix, ...rest] = entry.split("/")
  const address = addressOf(text)
  const bits = address?.kind() === "ipv4" ? 32 : 128
  const length = prefix === undefined ? bits : Number(prefix)
  if (address === null || rest.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) || length > bits)
    throw new OperatorError("WAF_BAD_VALUE", entry)
  return [address, length]
}

const DOTTED = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|$)){4}$/

/** A plain IPv4 address as a number; -1 for any other way of writing an address. */
const dottedNumber = (text: string): number => {
  if (text.length > 15 || text.endsWith(".") || !DOTTED.test(text)) return -1
  let number = 0
  let part = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 46) {
      number = number * 256 + part
      part = 0
    } else part = part * 10 + code - 48
  }
  return number * 256 + part
}

/** IPv4 blocks as their number and how many numbers they hold. */
const ranges = (blocks: readonly (readonly [Address, number])[]): (readonly [first: number, size: number])[] =>
  blocks.flatMap(([address, length]) => {
    const number = address.kind() === "ipv4" ? dottedNumber(address.toString()) : -1
    const size = 2 ** (32 - length)
    return number < 0 ? [] : [[Math.floor(number / size) * size, size]]
  })

const addressOperator = (entries: readonly string[]): Operator => {
  const blocks = entries.map(blockOf)
  const v4 = ranges(blocks)
  return plainOperator((value) => {
    const number = dottedNumber(value)
    if (number >= 0) return v4.some(([first, size]) => number >= first && number < first + size)
    const address = addressOf(value)
    if (address === null) return false
    return blocks.some(([block, length]) => address.kind() === block.kind() && address.match(block, length))
  })
}

/** Addresses and CIDR blocks parted by commas. */
export const ipMatch: OperatorDefinition = {
  name: "ipmatch",
  macros: false,
  compile: (argument) => addressOperator(argument.split(",").map((entry) => entry.trim())),
}

/** The same with the entries in a file, one a line. */
export const ipMatchFromFile: OperatorDefinition = {
  name: "ipmatchfromfile",
  macros: false,
  compile(argument, files) {
    const text = files.data(argument)
    if (text === null) throw new OperatorError("WAF_FILE", argument)
    const lines = text.split(/\r?\n/).map((line) => line.replace(/#.*/, "").trim())
    return addressOperator(lines.filter((line) => line !== ""))
  },
}

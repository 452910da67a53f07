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

const addressOperator = (entries: readonly string[]): Operator => {
  const blocks = entries.map(blockOf)
  return plainOperator((value) => {
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

import { parseArgs } from "node:util"
import { SekishoError } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"
import type { Command, Given, Option } from "./command.ts"

/** Options that every command takes. */
export const COMMON_OPTIONS = {
  lang: {
    type: "string",
    value: "ja|en",
    allowed: ["ja", "en"],
    says: { ja: "表示の言語", en: "language of what is said" },
  },
  help: { type: "boolean", says: { ja: "使い方を表示する", en: "show how to use it" } },
} as const satisfies Record<string, Option>

interface Parsed {
  readonly given: Given
  readonly positionals: readonly string[]
}

const optionsOf = (command: Command): Readonly<Record<string, Option>> => ({ ...command.options, ...COMMON_OPTIONS })

const checkValue = (name: string, option: Option, value: string): void => {
  if (option.allowed && !option.allowed.includes(value))
    throw new SekishoError("USAGE_BAD_VALUE", {
      option: `--${name}`,
      given: cutEvidence(value, 60),
      allowed: option.allowed.join(", "),
    })
}

/**
 * Reads the words after the command's name. Throws USAGE_UNKNOWN_OPTION for an option or a word too many, USAGE_BAD_VALUE
 * for a value that is missing or not among those allowed.
 */
export const parseArguments = (command: Command, words: readonly string[]): Parsed => {
  const options = optionsOf(command)
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const given: Record<string, string | boolean | string[]> = {}
  const positionals: string[] = []
  const refuse = (word: string): never => {
    throw new SekishoError("USAGE_UNKNOWN_OPTION", { given: cutEvidence(word, 60), command: command.name })
  }
  for (const token of tokens) {
    if (token.kind === "positional") {
      if (positionals.length === command.maxPositionals) refuse(token.value)
      positionals.push(token.value)
    }
    if (token.kind !== "option") continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (option === undefined) return refuse(token.rawName)
    if (option.type === "boolean") {
      if (token.value !== undefined) refuse(`${token.rawName}=${token.value}`)
      given[token.name] = true
      continue
    }
    const value = token.value
    if (value === undefined || value === "" || (!token.inlineValue && value.startsWith("--")))
      throw new SekishoError("USAGE_BAD_VALUE", {
        option: token.rawName,
        given: value ?? "",
        allowed: option.value ?? "…",
      })
    checkValue(token.name, option, value)
    const before = given[token.name]
    given[token.name] = option.multiple ? [...(Array.isArray(before) ? before : []), ...value.split(",")] : value
  }
  return { given, positionals }
}

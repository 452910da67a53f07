import { SekishoError } from "../lib/errors.ts"
import type { Command } from "./command.ts"
import { CONFIG_OPTIONS } from "./site-options.ts"
import { missing, type SubCommand } from "./waf/sub-command.ts"

/** Each is loaded only when it is called. */
const SUB_COMMANDS: Readonly<Record<string, () => Promise<SubCommand>>> = {
  test: async () => (await import("./waf/test.ts")).test,
  lint: async () => (await import("./waf/lint.ts")).lint,
  explain: async () => (await import("./waf/explain.ts")).explain,
  update: async () => (await import("./waf/update.ts")).update,
}
const NAMES = Object.keys(SUB_COMMANDS)

export const waf: Command = {
  name: "waf",
  positionals: "test DIR|lint DIR|explain REQUEST|update",
  maxPositionals: 2,
  says: {
    ja: "WAFのルールを試す・確かめる・説明する・新しくする",
    en: "test, check, explain and update the rules of the web application firewall",
  },
  options: {
    ...CONFIG_OPTIONS,
    rules: {
      type: "string",
      value: "DIR",
      says: {
        ja: "ルールのフォルダー(省けば設定、導入済み、関所の基本ルールの順)",
        en: "folder of rules (else: as configured, installed, our own)",
      },
    },
    paranoia: {
      type: "string",
      value: "1|2|3|4",
      allowed: ["1", "2", "3", "4"],
      says: {
        ja: "OWASPのルールの厳しさ(既定は設定、なければ1)",
        en: "paranoia level of the OWASP rules (else as configured, else 1)",
      },
    },
    overrides: {
      type: "string",
      value: "FILE",
      says: {
        ja: "test: 例外とその理由のファイル(既定はnode:httpのもの)",
        en: "test: overrides with reasons (default: those of node:http)",
      },
    },
    from: {
      type: "string",
      value: "FILE",
      says: {
        ja: "update: 外に出られない機械のために、手元の .tar.gz から",
        en: "update: from a .tar.gz, for a machine without a way out",
      },
    },
    url: {
      type: "string",
      value: "URL",
      says: {
        ja: "update: 公式の場所の代わりの置き場所(https)",
        en: "update: another place than the official one (https)",
      },
    },
    version: {
      type: "string",
      value: "N.N.N",
      says: { ja: "update: 入れる版", en: "update: which release" },
    },
    sha256: {
      type: "string",
      value: "HEX",
      says: {
        ja: "update: 配布物のSHA-256。合わなければ開きません",
        en: "update: SHA-256 of the release; nothing else is opened",
      },
    },
    back: { type: "boolean", says: { ja: "update: 一つ前のルールに戻す", en: "update: back to the release before" } },
    format: {
      type: "string",
      value: "table|json",
      allowed: ["table", "json"],
      says: { ja: "出力の形", en: "what to print" },
    },
  },
  async run(io, given, [name = "", positional]) {
    const load = Object.hasOwn(SUB_COMMANDS, name) ? SUB_COMMANDS[name] : undefined
    if (load === undefined)
      throw new SekishoError("USAGE_BAD_VALUE", { option: "waf", given: name, allowed: NAMES.join(", ") })
    const command = await load()
    for (const option of Object.keys(given))
      if (option !== "lang" && !command.options.includes(option))
        throw new SekishoError("USAGE_UNKNOWN_OPTION", { given: `--${option}`, command: "waf" })
    if (command.needsPositional && positional === undefined) return missing(command)
    if (!command.needsPositional && positional !== undefined)
      throw new SekishoError("USAGE_UNKNOWN_OPTION", { given: positional, command: "waf" })
    return command.run(io, given, positional ?? "")
  },
}

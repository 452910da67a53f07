import stringWidth from "string-width"
import { say, type Language } from "../lib/words.ts"
import { VERSION } from "../lib/version.ts"
import { COMMON_OPTIONS } from "./arguments.ts"
import type { Command } from "./command.ts"

const columns = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => stringWidth(left)))
  return rows.map(([left, right]) => `  ${left}${" ".repeat(width - stringWidth(left))}  ${right}`).join("\n")
}

/** How to use one command. */
export const commandHelp = (command: Command, language: Language): string => {
  const rows = Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(
    ([name, option]) =>
      [`--${name}${option.type === "string" ? ` ${option.value ?? "…"}` : ""}`, say(option.says, language)] as const,
  )
  return `sekisho ${command.name} ${command.positionals}\n${say(command.says, language)}\n\n${columns(rows)}\n`
}

/** All commands, a line each. */
export const overview = (commands: readonly Command[], language: Language): string => {
  const head = {
    ja: "関所 — 自分で作ったネットショップを、IPAのガイドラインの全要件に照らして証拠つきで点検します",
    en: "Sekisho: checks a self-built shop against every requirement of IPA's EC-site guideline, with evidence",
  }
  const exits = {
    ja: "終了コード: 0 問題なし · 1 満たさない要件がある · 2 使い方か設定の誤り · 3 届かない · 4 拒否 · 5 破損",
    en: "exit: 0 fine · 1 a requirement is unmet · 2 wrong use or configuration · 3 not reachable · 4 refused · 5 broken",
  }
  const rows = commands.map(
    (command) => [`${command.name} ${command.positionals}`.trim(), say(command.says, language)] as const,
  )
  return `sekisho ${VERSION}\n${say(head, language)}\n\n${columns(rows)}\n\n${say(exits, language)}\n`
}

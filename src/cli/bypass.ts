import { rmSync } from "node:fs"
import { resolve } from "node:path"
import { isoTime, MINUTE_MS } from "../lib/clock.ts"
import { EXIT, SekishoError } from "../lib/errors.ts"
import { say } from "../lib/words.ts"
import { bypassFile, bypassText, isBypassed, MAX_BYPASS_MS, readBypass } from "../gate/bypass.ts"
import { flag, text, type Command, type Io } from "./command.ts"
import { writeText } from "./files.ts"
import { dataDirOf } from "./gate-process.ts"
import { forgetLives } from "./gate-life.ts"
import { runningGate } from "./gate-pid.ts"
import { CONFIG_FILE, CONFIG_OPTIONS, readConfig } from "./site-options.ts"

const DEFAULT_MINUTES = 60
const WORDS = {
  began: {
    ja: "{until} まで、すべての防御を素通しにします(門は1秒以内に従います)。受け付けの検査(二通りに読めるリクエスト)だけは残ります",
    en: "until {until} everything passes all guards (the gate follows within a second); only the acceptance (what can be read in two ways) stays",
  },
  lapse: {
    ja: "この間、門の防御は要件の判定に数えません。終わったあとも、防御が働いたことを確かめ直すまで数えません",
    en: "meanwhile the gate's guards count for no requirement, and afterwards not before their proof of life was repeated",
  },
  end: { ja: "早く終えるには: sekisho bypass --end", en: "to end it earlier: sekisho bypass --end" },
  ended: { ja: "素通しを終えました", en: "the bypass has ended" },
  nobody: {
    ja: "△ この data-dir で動いている門が見当たりません。動いていれば、または動き始めれば従います",
    en: "△ no gate seems to run on this data-dir; one that runs, or begins to, will follow",
  },
  none: { ja: "素通しにはなっていません", en: "there is no bypass" },
} as const

const minutesOf = (told: string | undefined): number => {
  if (told === undefined) return DEFAULT_MINUTES
  const most = MAX_BYPASS_MS / MINUTE_MS
  const minutes = /^[0-9]{1,4}$/.test(told) ? Number(told) : 0
  if (minutes < 1 || minutes > most)
    throw new SekishoError("USAGE_BAD_VALUE", { option: "--minutes", given: told.slice(0, 20), allowed: `1 … ${most}` })
  return minutes
}

const end = (io: Io, file: string): void => {
  const active = isBypassed(readBypass(file), io.clock())
  rmSync(file, { force: true })
  io.out(`${say(active ? WORDS.ended : WORDS.none, io.language)}\n`)
}

export const bypass: Command = {
  name: "bypass",
  positionals: "",
  maxPositionals: 0,
  says: {
    ja: "急ぎのとき、門のすべての防御を一時的に素通しにする(記録に残ります)",
    en: "in an emergency let everything pass all guards of the gate for a while (it is logged)",
  },
  options: {
    minutes: {
      type: "string",
      value: "N",
      says: {
        ja: "何分で自動的に終えるか(既定 60、最大 1440)",
        en: "after how many minutes it ends by itself (default 60, at most 1440)",
      },
    },
    end: { type: "boolean", says: { ja: "いま終える", en: "end it now" } },
    config: CONFIG_OPTIONS.config,
  },
  async run(io, given) {
    const minutes = minutesOf(text(given, "minutes"))
    const configFile = resolve(io.folder, text(given, "config") ?? CONFIG_FILE)
    const dataDir = dataDirOf(configFile, readConfig(configFile))
    const file = bypassFile(dataDir)
    if (flag(given, "end")) {
      end(io, file)
      return EXIT.fine
    }
    const sinceMs = io.clock()
    const untilMs = sinceMs + minutes * MINUTE_MS
    forgetLives(dataDir)
    writeText(file, bypassText({ sinceMs, untilMs }))
    if (runningGate(dataDir) === null) io.err(`${say(WORDS.nobody, io.language)}\n`)
    for (const words of [WORDS.began, WORDS.lapse, WORDS.end])
      io.out(`${say(words, io.language, { until: isoTime(untilMs) })}\n`)
    return EXIT.fine
  },
}

import { EXIT, SekishoError } from "../lib/errors.ts"
import { say, type Words } from "../lib/words.ts"
import { flag, type Command, type Io } from "./command.ts"
import { writeText } from "./files.ts"
import { changeFile, siteIndex, type Change } from "./guard/edit-config.ts"
import { findCase, type Case } from "./guard/find.ts"
import { reasonWords } from "./guard/reason-words.ts"
import { reloadGate } from "./guard/reload.ts"
import { wafException } from "./guard/waf-exception.ts"
import { readText } from "./files.ts"
import { CONFIG_OPTIONS } from "./site-options.ts"

const WORDS = {
  path: {
    ja: "{file} の {key} に「{path}」を書き足します。このアドレスだけ、{stage} が見なくなります",
    en: "adds '{path}' to {key} in {file}: {stage} will not look at this address, and at no other",
  },
  rule: {
    ja: "{file} に次の一行を書き足します。このアドレスのこの項目だけ、このルールが見なくなります:\n  {rule}",
    en: "adds this line to {file}: on this address these rules will not look at this field, and nowhere else:\n  {rule}",
  },
  ask: { ja: "書きますか(はい = y): ", en: "write it (yes = y): " },
  yes: { ja: "書くには --yes を付けてください", en: "add --yes to write it" },
  done: { ja: "書きました", en: "written" },
} as const satisfies Record<string, Words>

interface Plan {
  readonly shown: string
  write(): void
}

const byPath = (io: Io, found: Case, stage: "sensitive-files" | "leak"): Plan | null => {
  const { file, main } = found
  // A path that was cut for the log is another path.
  if (main.path === null || main.path.endsWith("…") || main.path.includes("·")) return null
  const at = siteIndex(readText(file), file, main.site ?? undefined)
  const change: Change = { path: ["sites", at, "guards", stage, "allow"], value: main.path, add: true }
  const key = `guards.${stage}.allow`
  return {
    shown: say(WORDS.path, io.language, { file, key, path: main.path, stage }),
    write: () => changeFile(file, [change]),
  }
}

const planFor = (io: Io, found: Case): Plan | null => {
  const { stage, reason } = found.main
  if (reasonWords(reason).remedy !== "allow") return null
  if (stage === "sensitive-files" || stage === "leak") return byPath(io, found, stage)
  const exception = wafException(found)
  if (exception === null) return null
  return {
    shown: say(WORDS.rule, io.language, { ...exception }),
    write: () => writeText(exception.file, exception.text),
  }
}

const agreed = async (io: Io): Promise<boolean> => {
  if (io.ask === null) return false
  return /^(?:y|yes|はい)$/i.test((await io.ask(say(WORDS.ask, io.language))).trim())
}

export const allow: Command = {
  name: "allow",
  positionals: "REFERENCE",
  maxPositionals: 1,
  says: {
    ja: "お問い合わせ番号の一件だけを通す、いちばん狭い例外を書く",
    en: "by reference number: write the narrowest exception that lets this one pass",
  },
  options: {
    yes: { type: "boolean", says: { ja: "尋ねずに書く", en: "write it without asking" } },
    config: CONFIG_OPTIONS.config,
  },
  async run(io, given, [typed = ""]) {
    const found = findCase(io, given, typed)
    const plan = planFor(io, found)
    if (plan === null) throw new SekishoError("ALLOW_NONE", { reference: found.reference, reason: found.main.reason })
    io.err(`${plan.shown}\n`)
    if (!flag(given, "yes") && !(await agreed(io))) {
      io.err(`${say(WORDS.yes, io.language)}\n`)
      return EXIT.misuse
    }
    plan.write()
    io.out(`${say(WORDS.done, io.language)}\n`)
    await reloadGate(io, found.dataDir)
    return EXIT.fine
  },
}

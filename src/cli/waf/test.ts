import { resolve } from "node:path"
import { EXIT } from "../../lib/errors.ts"
import { say, type Language, type Words } from "../../lib/words.ts"
import { createEngine, type RuleSet } from "../../waf/index.ts"
import { text } from "../command.ts"
import { progressBar } from "../progress.ts"
import { rulesFrom, type SubCommand } from "./sub-command.ts"
import { rulesLine } from "./words.ts"
import { readCases, readOverrides, type Override } from "./suite/cases.ts"
import { SERVER_OVERRIDES } from "./suite/overrides.ts"
import { suiteRules } from "./suite/rules.ts"
import { runSuite, type SuiteResult } from "./suite/run.ts"

const COUNTS: Words = {
  ja: `試験: {folder}({files} ファイル)
{tests} 件({stages} 段)を実際の通信で試しました。
  期待どおり                {passed}
  HTTPサーバーが先に決めた  {overridden}
  失敗                      {failed}`,
  en: `tests: {folder} ({files} files)
{tests} tests ({stages} stages) were run over a socket.
  as expected                     {passed}
  decided by the HTTP server      {overridden}
  failed                          {failed}`,
}
const OVERRIDDEN: Words = {
  ja: "HTTPサーバーが先に決めたもの(ルールには届かないか、サーバーによって扱いが違うもの):",
  en: "Decided by the HTTP server (the rules do not see it, or servers differ):",
}
const NEEDLESS: Words = { ja: "例外がなくても期待どおりだったもの:", en: "Overrides that were not needed:" }
const FAILED: Words = { ja: "失敗したもの:", en: "Failed:" }

const SHOWN = 200

const byReason = (names: readonly string[], overrides: ReadonlyMap<string, Override>, language: Language): string[] => {
  const groups = Map.groupBy(names, (name) => say(overrides.get(name)?.reason ?? { ja: "", en: "" }, language))
  return [...groups].map(([reason, tests]) => `  ${tests.join(", ")}\n    ${reason}`)
}

const table = (
  language: Language,
  rules: RuleSet,
  folder: string,
  files: number,
  result: SuiteResult,
  overrides: ReadonlyMap<string, Override>,
): string => {
  const values = {
    folder,
    files,
    tests: result.tests,
    stages: result.stages,
    passed: result.passed,
    overridden: result.overridden.length,
    failed: result.failures.length,
  }
  const lines = [rulesLine(rules, language), say(COUNTS, language, values)]
  if (result.overridden.length > 0)
    lines.push("", say(OVERRIDDEN, language), ...byReason(result.overridden, overrides, language))
  if (result.needless.length > 0) lines.push("", `${say(NEEDLESS, language)} ${result.needless.join(", ")}`)
  if (result.failures.length > 0) {
    const shown = result.failures.slice(0, SHOWN).map(({ name, wrong }) => `  ${name}: ${wrong.join("; ")}`)
    lines.push("", say(FAILED, language), ...shown)
    if (result.failures.length > SHOWN) lines.push(`  … +${result.failures.length - SHOWN}`)
  }
  return `${lines.join("\n")}\n`
}

export const test: SubCommand = {
  name: "test",
  positional: "DIR",
  needsPositional: true,
  says: {
    ja: "回帰試験のフォルダーを、実際の通信で最後まで試す",
    en: "run a folder of regression tests over a real socket",
  },
  options: ["rules", "overrides", "format", "config", "site"],
  async run(io, given, positional) {
    const folder = resolve(io.folder, positional)
    const { files, cases } = readCases(folder)
    const own = text(given, "overrides")
    const overrides = own === undefined ? SERVER_OVERRIDES : readOverrides(resolve(io.folder, own))
    const rules = rulesFrom(io, given)
    const set = suiteRules(rules)
    const bar = progressBar(io)
    let shown = 0
    const result = await runSuite({
      engine: createEngine(set.files, set),
      cases,
      overrides,
      progress(share) {
        if (share - shown < 0.1 && share < 1) return
        shown = share
        bar.step(share, `${Math.round(share * cases.length)}/${cases.length}`)
      },
    }).finally(() => bar.end())
    if (text(given, "format") === "json") {
      const { name, version } = rules
      const reasons = result.overridden.map((one) => ({ name: one, reason: overrides.get(one)?.reason ?? null }))
      io.out(`${JSON.stringify({ rules: { name, version }, files, ...result, overridden: reasons }, null, 2)}\n`)
    } else io.out(table(io.language, rules, folder, files, result, overrides))
    return result.failures.length === 0 ? EXIT.fine : EXIT.unmet
  },
}

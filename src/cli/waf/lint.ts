import { relative, resolve } from "node:path"
import { errorLine, EXIT, SekishoError } from "../../lib/errors.ts"
import { say, type Language, type Words } from "../../lib/words.ts"
import { lintRules, fileErrors, type LintReport } from "../../waf/lint.ts"
import type { RuleSet } from "../../waf/index.ts"
import { text } from "../command.ts"
import { rulesFrom, type SubCommand } from "./sub-command.ts"
import { rulesLine } from "./words.ts"

const COUNTS: Words = {
  ja: `{files} ファイル、ルール {rules} 本(今の設定で動くのは {running} 本)
パターン {patterns} 本({distinct} 種類)
  速い照合で動かせると証明できたもの  {native}
  線形の照合だけで動かすもの          {linear}
  要求ごとに作るもの                  {filled}
時間が際限なく延びうるパターンはありません。証明できないものは、線形の照合だけが動かします。`,
  en: `{files} files, {rules} rules ({running} of them run with these settings)
{patterns} patterns ({distinct} different)
  proved safe for the native matcher     {native}
  run by the linear matcher only         {linear}
  made for each request                  {filled}
No pattern can take time without bound: what is not proved is run by the linear matcher only.`,
}
const LINEAR: Words = { ja: "線形の照合だけで動かすもの:", en: "Run by the linear matcher only:" }
const ERRORS: Words = { ja: "直すところ: {count} か所", en: "to mend: {count}" }

const table = (rules: RuleSet, report: LintReport, language: Language): string => {
  const { linear, ...counts } = report
  const places = linear.map(({ ruleId, place }) => `  ${ruleId}  ${relative(rules.folder, place.file)}:${place.line}`)
  return [
    rulesLine(rules, language),
    say(COUNTS, language, { ...counts, linear: linear.length }),
    ...(places.length === 0 ? [] : ["", say(LINEAR, language), ...places]),
    "",
  ].join("\n")
}

/** Errors as one document; anything that is no error of a rule file is thrown on. */
const known = (errors: readonly unknown[]): SekishoError[] =>
  errors.map((error) => {
    if (error instanceof SekishoError) return error
    throw error
  })

const check = (rules: RuleSet): LintReport | SekishoError[] => {
  try {
    return lintRules(rules.files, rules)
  } catch (error) {
    const [whole] = known([error])
    const each = known(fileErrors(rules.files, rules))
    return each.length > 0 || whole === undefined ? each : [whole]
  }
}

export const lint: SubCommand = {
  name: "lint",
  positional: "DIR",
  needsPositional: true,
  says: { ja: "ルールのフォルダーを読み、誤りと本数を示す", en: "read a folder of rules: errors and counts" },
  options: ["format", "config", "site", "paranoia"],
  run(io, given, positional) {
    const rules = rulesFrom(io, { ...given, rules: resolve(io.folder, positional) })
    const report = check(rules)
    const asJson = text(given, "format") === "json"
    if (Array.isArray(report)) {
      const errors = report.map((error) => ({ code: error.code, ...error.values }))
      if (asJson) io.out(`${JSON.stringify({ fine: false, errors }, null, 2)}\n`)
      else {
        io.out(`${say(ERRORS, io.language, { count: report.length })}\n`)
        for (const error of report) io.out(`${errorLine(error, io.language)}\n`)
      }
      return Promise.resolve(EXIT.unmet)
    }
    const { name, version } = rules
    io.out(
      asJson
        ? `${JSON.stringify({ fine: true, ruleSet: { name, version }, ...report }, null, 2)}\n`
        : table(rules, report, io.language),
    )
    return Promise.resolve(EXIT.fine)
  },
}

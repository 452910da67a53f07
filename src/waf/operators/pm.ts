import { buildFinder, findFirst, type Finder } from "../text/finder.ts"
import { oneOfTexts } from "./clauses.ts"
import { OperatorError, type Operator, type OperatorDefinition } from "./operator.ts"

const SNORT_BYTES = /\|((?:[0-9A-Fa-f]{2} ?)+)\|/g

const phraseBytes = (phrase: string): string =>
  phrase.replace(SNORT_BYTES, (_, digits: string) => Buffer.from(digits.replaceAll(" ", ""), "hex").toString("latin1"))

const phraseOperator = (phrases: readonly string[]): Operator => {
  // Built on the first value that passes the prefilter: most never need it.
  let finder: Finder | null = null
  const first = (value: string) => {
    finder ??= buildFinder(phrases.map((phrase, index) => [phrase, index]))
    return findFirst(finder, value)
  }
  return {
    clauses: oneOfTexts(phrases),
    test: (value) => first(value) !== null,
    captures(value) {
      const match = first(value)
      if (match === null) return []
      return [value.slice(match.end - (phrases[match.finding]?.length ?? 0), match.end)]
    },
  }
}

/** Phrases parted by blanks, found anywhere without ASCII case. Captures the phrase as it stands in the value. */
export const pm: OperatorDefinition = {
  name: "pm",
  macros: false,
  compile(argument) {
    const phrases = argument.split(/\s+/).filter((phrase) => phrase !== "")
    if (phrases.length === 0) throw new OperatorError("WAF_BAD_VALUE", argument)
    return phraseOperator(phrases.map(phraseBytes))
  },
}

const phrasesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))

/** The same with the phrases in files, one a line. Throws WAF_FILE for a file that is not there. */
export const pmFromFile: OperatorDefinition = {
  name: "pmfromfile",
  macros: false,
  compile(argument, files) {
    const phrases = argument.split(/\s+/).flatMap((name) => {
      const text = files.data(name)
      if (text === null) throw new OperatorError("WAF_FILE", name)
      return phrasesOf(text)
    })
    if (phrases.length === 0) throw new OperatorError("WAF_BAD_VALUE", argument)
    return phraseOperator(phrases)
  },
}

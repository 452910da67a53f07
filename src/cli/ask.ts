import { say, type Words } from "../lib/words.ts"
import type { Io } from "./command.ts"

/** One question with its choices, the value of each first. */
export interface Choices {
  readonly asks: Words
  readonly choices: readonly (readonly [value: string, says: Words])[]
}

const MAX_TRIES = 3

/** Asks a person to choose by number; undefined where nobody is there, or nothing or nonsense was said. */
export const choose = async (io: Io, question: Choices): Promise<string | undefined> => {
  if (io.ask === null) return undefined
  const lines = question.choices.map(([, words], index) => `  ${index + 1}) ${say(words, io.language)}`)
  const enter = say(
    { ja: "番号(わからなければ空のままEnter): ", en: "number (leave empty if you do not know): " },
    io.language,
  )
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const reply = (await io.ask(`\n${say(question.asks, io.language)}\n${lines.join("\n")}\n${enter}`)).trim()
    if (reply === "") return undefined
    const [value] = question.choices[Number(reply) - 1] ?? []
    if (value !== undefined) return value
  }
  return undefined
}

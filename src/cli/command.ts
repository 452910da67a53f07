import type { Clock } from "../lib/clock.ts"
import type { Exit } from "../lib/errors.ts"
import type { Language, Words } from "../lib/words.ts"

/** The process as a command sees it; a test hands in its own. */
export interface Io {
  /** The paper itself: nothing else is ever written there. */
  out(text: string): void
  /** Progress and errors. */
  err(text: string): void
  /** Asks a person one line; null where nobody is there to ask. */
  readonly ask: ((question: string) => Promise<string>) | null
  readonly outIsTerminal: boolean
  readonly errIsTerminal: boolean
  readonly columns: number
  readonly language: Language
  readonly environment: NodeJS.ProcessEnv
  readonly folder: string
  readonly clock: Clock
  /** Ends when the person presses Ctrl-C. */
  readonly signal: AbortSignal
}

export interface Option {
  readonly type: "string" | "boolean"
  /** What stands for the value in the help, `FILE`. */
  readonly value?: string
  readonly allowed?: readonly string[]
  readonly multiple?: true
  readonly says: Words
}
export type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** One command, one file. */
export interface Command {
  readonly name: string
  /** Its words in the usage line, `[URL]`. */
  readonly positionals: string
  readonly maxPositionals: number
  readonly says: Words
  readonly options: Readonly<Record<string, Option>>
  run(io: Io, given: Given, positionals: readonly string[]): Promise<Exit>
}

export const text = (given: Given, name: string): string | undefined => {
  const value = given[name]
  return typeof value === "string" ? value : undefined
}
export const list = (given: Given, name: string): readonly string[] => {
  const value = given[name]
  return Array.isArray(value) ? value : []
}
export const flag = (given: Given, name: string): boolean => given[name] === true

import { LEVELS, type Level } from "../guideline/requirement.ts"
import type { Words } from "../lib/words.ts"
import type { Counts, Document } from "./document.ts"
import { LEVEL_WORDS, levelWords } from "./words.ts"

export interface LevelCount {
  readonly level: Level
  /** Marked as unconfirmed when any of its requirements is. */
  readonly words: Words
  /** Those of the level that concern this shop. */
  readonly applies: number
  readonly states: Counts[Level]
}

/** The document's counts by level, with the mark that papers must show. */
export const levelCounts = (document: Document): readonly LevelCount[] =>
  LEVELS.map((level) => {
    const states = document.counts[level]
    const recalled = document.verdicts.some(
      (verdict) => verdict.level === level && verdict.levelProvenance === "recalled",
    )
    return {
      level,
      words: recalled ? levelWords(level, "recalled") : LEVEL_WORDS[level],
      applies: states.met + states.partly + states.unmet + states.unknown,
      states,
    }
  })

import { ANSWER_WORDS } from "../guideline/answer.ts"
import { japanDay } from "../guideline/japan-day.ts"
import type { Answer } from "../guideline/observation.ts"
import { say, type Language } from "../lib/words.ts"

/** One answer in a line: はい — 山田 (2026-11-23 → 2027-11-23). */
export const answerLine = (answer: Answer, language: Language): string =>
  `${say(ANSWER_WORDS[answer.state], language)} — ${answer.by} (${japanDay(answer.at)} → ${japanDay(answer.until)})`

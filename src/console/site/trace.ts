import { parseAnswer } from "../../guideline/answer.ts"
import type { Answer } from "../../guideline/observation.ts"
import { answerWrite, type KeptWord } from "../../records/answers.ts"
import type { Write } from "../../storage/records.ts"
import type { World } from "../world.ts"

export interface Trace {
  readonly criterion: string
  readonly state: "yes" | "no"
  readonly by: string
  readonly text: string
  readonly until?: string
  readonly evidence?: readonly string[]
  readonly enteredBy: string | null
}

/** The write of an answer that follows from something people did elsewhere in the console: a signature, a terminal's form. */
export const traceWrite = (
  { requirements, clock }: Pick<World, "requirements" | "clock">,
  shop: string,
  words: ReadonlyMap<string, KeptWord>,
  { enteredBy, ...told }: Trace,
): Write => {
  const answer: Answer = parseAnswer(told, requirements, clock())
  return answerWrite(shop, answer, words.get(told.criterion)?.revision ?? 0, enteredBy)
}

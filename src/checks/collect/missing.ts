import { createHash } from "node:crypto"
import { isAnswer, type HttpResult, type Target } from "../facts.ts"
import type { Ask, Client } from "./look.ts"
import { shopUrl } from "./shop-url.ts"

/** Characters and words of two bodies that are compared. */
const COMPARED_CHARS = 4_096
const COMPARED_WORDS = 600
/** Share of common words from which two bodies say the same. */
const ALIKE = 0.9

/** A name that no shop has; the same for the same shop, so that two runs leave the same evidence. */
export const inventedName = (origin: string, ending = ""): string =>
  `sekisho-${createHash("sha256").update(`${origin} ${ending}`).digest("hex").slice(0, 18)}`

/** How the shop answers a path that cannot exist: the control for whatever is asked beside it. */
export const askMissing = (
  client: Client,
  target: Pick<Target, "url" | "origin">,
  options: { readonly folder?: string; readonly ending?: string; readonly ask?: Ask } = {},
): Promise<HttpResult> =>
  client.ask(
    shopUrl(target, `${options.folder ?? "/"}${inventedName(target.origin, options.ending)}${options.ending ?? ""}`),
    options.ask,
  )

const wordsOf = (text: string): readonly string[] =>
  text
    .slice(0, COMPARED_CHARS)
    .replace(/[0-9a-f]{6,40}|\d{1,20}/gi, "#")
    .split(/\s+|(?=<)/)
    .filter((word) => word !== "")
    .slice(0, COMPARED_WORDS)

/** Whether two bodies are equal or nearly so: tokens, times and the echoed path may differ. */
export const isAlike = (one: string, other: string): boolean => {
  if (one === other) return true
  const [a, b] = [wordsOf(one), wordsOf(other)]
  if (a.length === 0 || b.length === 0) return a.length === b.length
  const left = new Map<string, number>()
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1)
  let common = 0
  for (const word of b) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    left.set(word, count - 1)
    common += 1
  }
  return (2 * common) / (a.length + b.length) >= ALIKE
}

/** The body of a control; null where it has none to compare with. */
export const bodyOf = (result: HttpResult): string | null => (isAnswer(result) ? result.text : null)

/** Statuses that tell how busy or watchful the shop is, and nothing about the path. */
export const isTurnedAway = (status: number): boolean => status === 429 || status >= 500

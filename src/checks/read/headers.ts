import type { HttpAnswer } from "../facts.ts"

/** All values of one header in the order they came; empty where it was not sent. `name` in any case. */
export const valuesOf = (answer: Pick<HttpAnswer, "headers">, name: string): readonly string[] => {
  const wanted = name.toLowerCase()
  return answer.headers.flatMap(([key, value]) => (key.toLowerCase() === wanted ? [value.trim()] : []))
}

/** The first value of one header, null where it was not sent. */
export const firstOf = (answer: Pick<HttpAnswer, "headers">, name: string): string | null =>
  valuesOf(answer, name)[0] ?? null

/** The values of a header that is a list: repeats joined, then parted at commas; empty parts are dropped. */
export const listOf = (answer: Pick<HttpAnswer, "headers">, name: string): readonly string[] =>
  valuesOf(answer, name)
    .flatMap((value) => value.split(","))
    .map((part) => part.trim())
    .filter((part) => part !== "")

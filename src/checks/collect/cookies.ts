import type { HttpAnswer, SetCookie } from "../facts.ts"
import { defineCollector, seen } from "./look.ts"
import { parseSetCookie } from "./parse-set-cookie.ts"

const COOKIES_MAX = 200

/** Every cookie that these answers set. One that is set twice in the same way is told once; set differently, each way is told. */
export const cookiesOf = (answers: readonly HttpAnswer[]): readonly SetCookie[] => {
  const cookies = new Map<string, SetCookie>()
  for (const answer of answers)
    for (const [name, value] of answer.headers) {
      const cookie = name === "set-cookie" ? parseSetCookie(value, answer.url, answer.at) : null
      if (cookie === null || cookies.size >= COOKIES_MAX) continue
      const { valueLength: _length, maxAgeSeconds, setBy: _setBy, ...rest } = cookie
      const key = JSON.stringify([new URL(answer.url).hostname, rest, maxAgeSeconds === null])
      if (!cookies.has(key)) cookies.set(key, cookie)
    }
  return [...cookies.values()]
}

/** The cookies of all pages that were looked at, and of the hops that led to them. */
export const cookiesCollector = defineCollector({
  fact: "cookies",
  needs: ["pages"],
  collect: async ({ clock }, { pages }) => {
    const answers = pages.flatMap(({ via, answer }) => [...via, answer])
    return seen(cookiesOf(answers), clock())
  },
})

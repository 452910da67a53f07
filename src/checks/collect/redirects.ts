import { isAnswer, type Facts, type HttpAnswer } from "../facts.ts"
import { defineCollector, notSeen, seen } from "./look.ts"
import { parseWebUrl } from "./origins.ts"
import { shopUrl } from "./shop-url.ts"

type Tried = Facts["redirects"][number]

/** A name that exists nowhere (RFC 6761), so that nobody is sent anywhere. */
const ELSEWHERE = "sekisho-redirect.invalid"
export const REDIRECT_PARAMETERS = [
  "url",
  "redirect",
  "redirect_to",
  "redirect_uri",
  "next",
  "return",
  "return_url",
  "back",
  "goto",
] as const

const withParameters = (page: string, names: readonly string[]): string => {
  const url = new URL(page)
  for (const name of names) url.searchParams.set(name, `https://${ELSEWHERE}/`)
  return url.href
}

/** Where the answer sends the visitor, by Location or Refresh, as it stood there. */
const sentTo = (answer: HttpAnswer): string | null => {
  const header = (name: string): string | undefined => answer.headers.find(([one]) => one === name)?.[1]
  const location = answer.status >= 300 && answer.status < 400 ? header("location") : undefined
  return location ?? /;\s{0,8}url=(.{1,2048})/i.exec(header("refresh")?.slice(0, 2_100) ?? "")?.[1] ?? null
}

const triedOf = (url: string, answer: HttpAnswer): Tried => {
  const location = sentTo(answer)
  const outside = location !== null && parseWebUrl(location, url)?.hostname === ELSEWHERE
  return { url, location: location?.slice(0, 512) ?? null, outside }
}

/** Answers of the top and the log-in page to parameters that name another site: all at once first, one by one where the shop fell for it. */
export const redirectsCollector = defineCollector({
  fact: "redirects",
  needs: ["target", "platform"],
  async collect({ client, clock }, { target, platform }) {
    const { logIn } = platform.profile.walk
    const tried: Tried[] = []
    let fault: { fault: Parameters<typeof notSeen>[0]; detail: string } | null = null
    const attempt = async (url: string): Promise<boolean> => {
      const result = await client.ask(url)
      if (isAnswer(result)) tried.push(triedOf(url, result))
      else fault = result
      return isAnswer(result) && tried.at(-1)?.outside === true
    }
    for (const page of [target.url, ...(logIn === null ? [] : [shopUrl(target, logIn)])])
      if (await attempt(withParameters(page, REDIRECT_PARAMETERS)))
        for (const name of REDIRECT_PARAMETERS) await attempt(withParameters(page, [name]))
    const { fault: why, detail } = fault ?? { fault: "not-asked" as const, detail: "" }
    return tried.length > 0 ? seen(tried, clock()) : notSeen(why, detail, clock())
  },
})

import type { SecondFactorSettings } from "../../../config/guard-accounts.ts"
import { fill, type Words } from "../../../lib/words.ts"
import type { Profile } from "../../../platforms/profile.ts"

const WORDS = {
  passed: {
    ja: "次のログインはトークンを返すため、第2要素で守れません: {doors}",
    en: "these log-ins answer a token and are not covered by the second factor: {doors}",
  },
  refused: {
    ja: "次のログインはトークンを返し、第2要素で守れないため、止めるときは受け付けません: {doors}。アプリなどで使っているときは token-doors: pass で通せます(そのログインは守られません)",
    en: "these log-ins answer a token, cannot be covered by the second factor and are refused where it is enforced: {doors}. If an app uses them, token-doors: pass lets them through, uncovered",
  },
  all: {
    ja: "この店のソフトでは、お客さまのログインがすべてトークンを返します: {doors}。第2要素で止めると、どのお客さまもログインできなくなります",
    en: "all log-ins of customers of this shop's software answer a token: {doors}. Where the second factor is enforced, no customer can log in",
  },
} as const satisfies Record<string, Words>

/** What a shop's owner has to know of log-ins that answer a token instead of a session; null where there are none. */
export const tokenDoorWords = (
  { acts = [] }: Pick<Profile, "acts">,
  settings: Pick<SecondFactorSettings, "token-doors">,
): Words | null => {
  const logIns = acts.filter(({ who, kinds }) => who === "customer" && kinds.includes("log-in"))
  const tokens = logIns.filter(({ token, reads }) => token === true && reads !== "xml")
  if (tokens.length === 0) return null
  const how = settings["token-doors"] === "pass" ? "passed" : tokens.length === logIns.length ? "all" : "refused"
  return fill(WORDS[how], { doors: tokens.map(({ id }) => id).join(", ") })
}

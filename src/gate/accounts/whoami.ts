import { resultOf } from "../acts/outcome.ts"
import type { Header } from "../accept/headers.ts"
import type { Visitor } from "../address.ts"
import type { StageContext } from "../stages/stage.ts"
import { isMailAddress } from "./account.ts"
import type { ProfileAct } from "../../platforms/act.ts"

/** Whom the shop says a session belongs to. `unknown`: it could not be asked, or did not answer clearly. */
export type Who =
  | { readonly state: "customer"; readonly email: string | null }
  | { readonly state: "nobody" }
  | { readonly state: "unknown" }

/** As JSON or HTML write it: `\\u0040`, `&#x40;`, `&#64;`. */
const unescaped = (text: string): string =>
  text
    .replace(/(?:\\u([0-9a-f]{4})|&#x([0-9a-f]{1,4});)/gi, (_, json?: string, html?: string) =>
      String.fromCharCode(Number.parseInt(json ?? html ?? "", 16)),
    )
    .replace(/&#([0-9]{1,5});/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll("&amp;", "&")

/**
 * Asks the shop whose session this is, by the page that the profile names. What a visitor typed is not believed where this can be
 * asked: shops find one account under many spellings (`_` in a LIKE, letters that a collation takes for equal).
 */
export const whoamiOf = ({
  profile,
  ask,
}: StageContext): ((visitor: Visitor, cookie: string) => Promise<Who>) | null => {
  const whoami = profile.accounts?.whoami
  if (!whoami) return null
  const sign: ProfileAct = {
    id: "whoami",
    who: "customer",
    kinds: [],
    method: "GET",
    path: whoami.path,
    fields: {},
    success: whoami.loggedIn,
    failure: [],
    proof: profile.proof,
  }
  return async ({ address, scheme }, cookie) => {
    if (cookie === "") return { state: "nobody" }
    const answer = await ask({
      method: "GET",
      target: whoami.path,
      cookie,
      // A shop that counts by address must not count all customers as one.
      headers: { ...whoami.headers, "X-Forwarded-For": address, "X-Forwarded-Proto": scheme },
    })
    if (answer === null) return { state: "unknown" }
    const headers: readonly Header[] = answer.location === null ? [] : [["Location", answer.location]]
    const result = resultOf(sign, { status: answer.status, headers, text: answer.text })
    // A shop in trouble says 5xx to everybody, a closed one 403, one that is asked too often 429: nothing of the session.
    const isClear = answer.status < 400 || answer.status === 401
    if (result !== "success") return isClear ? { state: "nobody" } : { state: "unknown" }
    const found = whoami.email?.exec(answer.text)?.[1]
    const email = found === undefined ? null : unescaped(found)
    return { state: "customer", email: email !== null && isMailAddress(email) ? email : null }
  }
}

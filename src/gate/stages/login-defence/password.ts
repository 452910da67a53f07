import type { LoginDefenceSettings } from "../../../config/guard-accounts.ts"
import { say } from "../../../lib/words.ts"
import { weaknessOf, type Weakness } from "../../accounts/weak-password.ts"
import type { RequestedAct } from "../../acts/requested.ts"
import { languageOf, pageAnswer, told } from "../../own/frame.ts"
import type { GateAnswer, GateRequest, OwnReply } from "../stage.ts"
import { WEAK } from "./words.ts"

/** A shop's own words for "no": the status of a wrong entry, whatever its error shape says of too many. */
const inShape = (failureBody: string | null, message: string): string => {
  if (failureBody === null) return JSON.stringify({ error: { status: 400, message } })
  return failureBody.replace("429", "400").replaceAll("{message}", () => JSON.stringify(message).slice(1, -1))
}

/** Refuses new passwords that guessing begins with. Null: nothing to say. */
export const passwordJudge = (settings: LoginDefenceSettings, failureBody: string | null, host: string) => {
  const length = settings["password-length"]
  const answer = (request: GateRequest, why: Weakness): GateAnswer => {
    if (request.navigation) {
      const language = languageOf(request)
      const main = `<p>${told(WEAK[why], language, { length })}</p><p>${told(WEAK.back, language)}</p>`
      return pageAnswer({ request, host, status: 400, title: WEAK.title, main })
    }
    const message = `${say(WEAK[why], "ja", { length })} / ${say(WEAK[why], "en", { length })}`
    const headers = [["Content-Type", "application/json; charset=utf-8"]] as const
    return { status: 400, headers, body: inShape(failureBody, message) }
  }
  return (request: GateRequest, { act, newPassword, account }: RequestedAct): OwnReply | null => {
    if (act.who !== "customer" || newPassword === null || newPassword === "") return null
    const why = weaknessOf(newPassword, account, length)
    return why === null
      ? null
      : { action: "answer", reason: `login-defence.password-${why}`, answer: answer(request, why) }
  }
}

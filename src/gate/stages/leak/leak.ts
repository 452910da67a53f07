import type { LeakSettings } from "../../../config/guard-leak.ts"
import type { Header } from "../../accept/headers.ts"
import { SIGNAL_BYTES } from "../../acts/outcome.ts"
import { headerIn, isNamed } from "../../header.ts"
import { NEXT, type GateRequest, type ResponseDecision, type ShopHead, type Stage, type StageReason } from "../stage.ts"
import { sessionIdsIn, withoutSecrets } from "./secrets.ts"
import { leakIn } from "./signs.ts"
import { withoutVersions } from "./versions.ts"

/** Bytes of an answer that is no text: enough to tell a database by its beginning. */
const BEGIN_BYTES = 512
const JSON_TYPE = /^\s{0,8}application\/(?:[a-z0-9.+-]{1,60}\+)?json\b/i
const TEXT_TYPE = /^\s{0,8}(?:text\/(?:html|plain|xml)|application\/(?:xml|xhtml\+xml|problem\+json))\b/i
const OTHER_TYPE = /^\s{0,8}application\/(?:octet-stream|sql|x-sql|x-sqlite3|vnd\.sqlite3|x-pem-file)\b/i

const typeOf = ({ headers }: ShopHead): string => headerIn(headers, "content-type") ?? ""

const bytesToSee = (head: ShopHead): number => {
  const type = typeOf(head)
  if (JSON_TYPE.test(type) || TEXT_TYPE.test(type)) return SIGNAL_BYTES
  return type === "" || OTHER_TYPE.test(type) ? BEGIN_BYTES : 0
}

const setIn = (headers: readonly Header[], isSession: (name: string) => boolean): readonly string[] =>
  headers.flatMap((header) => {
    if (!isNamed(header, "set-cookie")) return []
    const [cookie = "", content = ""] = (header[1].split(";", 1)[0] ?? "").split("=", 2)
    return isSession(cookie.trim()) ? [content.trim()] : []
  })

/** Takes versions and secrets out of answers, and stops those that show the inside of the shop. */
export const leak: Stage<LeakSettings> = {
  name: "leak",
  build(settings, { profile, note }) {
    const allowed = new Set(settings.allow.map((path) => path.toLowerCase()))
    const isAllowed = ({ path }: GateRequest): boolean => allowed.has(path.toLowerCase())
    const isSession = (name: string): boolean => profile.sessionCookies.some((pattern) => pattern.test(name))
    /** The shop's own scripts may need what a log-in answers. */
    const isLogIn = ({ candidates, path }: GateRequest): boolean =>
      candidates.some(({ kinds, mutation }) => kinds.includes("log-in") && mutation === undefined) ||
      /\/(?:login|log-in|signin)\/?$/i.test(path)
    const idsFor = (request: GateRequest, head: ShopHead): readonly string[] => {
      if (!JSON_TYPE.test(typeOf(head)) || isLogIn(request)) return []
      const sent = request.cookies.filter(({ name }) => isSession(name)).map(({ value }) => value)
      return sessionIdsIn([...sent, ...setIn(head.headers, isSession)])
    }
    return {
      answerBytes: (request, head) => (isAllowed(request) ? 0 : bytesToSee(head)),
      onResponse(request, answer): ResponseDecision {
        const headers = withoutVersions(answer.headers)
        const plain: ResponseDecision = headers === answer.headers ? NEXT : { action: "edit", headers }
        const { body } = answer
        if (body === null || isAllowed(request)) return plain
        const kind = leakIn(body.bytes)
        if (kind !== null) return { action: "refuse", status: 503, reason: `leak.${kind}` }
        const masked = withoutSecrets(body.bytes, idsFor(request, answer))
        const [first] = masked?.found ?? []
        if (masked === null || first === undefined) return plain
        const reason: StageReason = `leak.${first}`
        if (body.whole) return { action: "edit", headers, body: masked.bytes, reason }
        if (settings.over === "refuse") return { action: "refuse", status: 503, reason }
        note(`leak.${first}-passed`, request)
        return plain
      },
    }
  },
}

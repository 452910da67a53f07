import type { ActsRead } from "../acts/requested.ts"
import type { OwnReply, Refusal, StageName } from "./stage.ts"

/** Tells a GraphQL client to send the whole text instead of its number; the usual ones then do so by themselves. */
const SEND_IT_ALL = '{"errors":[{"message":"PersistedQueryNotSupported","extensions":{"code":"PERSISTED_QUERY_NOT_SUPPORTED"}}]}' // prettier-ignore

/** What a guard says to a request of which nobody can tell what it asks for. */
export const refuseUnreadable = (
  stage: StageName,
  { why }: Extract<ActsRead, { state: "unreadable" }>,
): Refusal | OwnReply => {
  if (why !== "graphql-persisted")
    return { action: "refuse", status: 400, reason: `${stage}.${why ?? ("unreadable" as const)}` }
  const headers = [["Content-Type", "application/json; charset=utf-8"]] as const
  return { action: "answer", reason: `${stage}.${why}`, answer: { status: 200, headers, body: SEND_IT_ALL } }
}

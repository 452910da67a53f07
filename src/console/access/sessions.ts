import { z } from "zod"
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../lib/clock.ts"
import { cutEvidence } from "../../lib/limits.ts"
import type { Entry, Write } from "../../storage/records.ts"
import type { World } from "../world.ts"
import { hashOf, newId, newToken } from "./tokens.ts"

const SESSION = "session"

export const SESSION_LIMITS = {
  /** However busy. */
  lifeMs: 7 * DAY_MS,
  idleMs: 24 * HOUR_MS,
  /** Of somebody who came by a personal link. */
  linkLifeMs: 12 * HOUR_MS,
  /** How long after signing in factors and people may be changed. */
  freshMs: 15 * MINUTE_MS,
  /** How exactly the last use is written down. */
  seenMs: 10 * MINUTE_MS,
} as const

const shape = z.object({
  id: z.string(),
  createdAt: z.number(),
  lastSeenAt: z.number(),
  expiresAt: z.number(),
  from: z.string(),
  browser: z.string(),
  by: z.enum(["password", "passkey", "link", "join"]),
  ended: z.boolean(),
  /** Of a personal link: its hash, so that taking the link back ends the session. */
  link: z.string().nullable(),
})
type Body = z.infer<typeof shape>
export interface Session extends Body {
  readonly person: string
  readonly key: string
  readonly revision: number
}

const sessionFrom = ({ key, body, revision }: Entry): Session | null => {
  const parsed = shape.safeParse(body)
  return parsed.success ? { ...parsed.data, person: key.split("/")[0] ?? "", key, revision } : null
}
const keyOf = (person: string, token: string): string => `${person}/${hashOf(token)}`
const writeOf = ({ key, revision, person: _, ...body }: Session, at: number): Write => ({
  kind: SESSION,
  key,
  body,
  at,
  expect: revision,
})

const isAlive = (session: Session, now: number): boolean =>
  !session.ended && now < session.expiresAt && now - session.lastSeenAt < SESSION_LIMITS.idleMs

export interface Start {
  readonly person: string
  readonly by: Body["by"]
  readonly from: string
  readonly browser: string
  readonly link: string | null
}

/** Begins a session; `cookie` is its only key and is handed out once. */
export const startSession = (
  { random, clock }: Pick<World, "random" | "clock">,
  start: Start,
): { readonly session: Session; readonly cookie: string; readonly write: Write } => {
  const now = clock()
  const token = newToken(random)
  const session: Session = {
    id: newId(random),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + (start.by === "link" ? SESSION_LIMITS.linkLifeMs : SESSION_LIMITS.lifeMs),
    from: start.from,
    browser: cutEvidence(start.browser, 200),
    by: start.by,
    ended: false,
    link: start.link,
    person: start.person,
    key: keyOf(start.person, token),
    revision: 0,
  }
  return { session: { ...session, revision: 1 }, cookie: `${start.person}.${token}`, write: writeOf(session, now) }
}

/** The living session behind a cookie; null where there is none. Its last use is written down now and then. */
export const sessionOf = async (
  { records, clock }: Pick<World, "records" | "clock">,
  cookie: string | undefined,
): Promise<Session | null> => {
  const [, person, token] = /^([A-Za-z0-9_-]{8,64})\.([A-Za-z0-9_-]{20,100})$/.exec(cookie ?? "") ?? []
  if (person === undefined || token === undefined) return null
  const entry = await records.latest(SESSION, keyOf(person, token))
  const session = entry && sessionFrom(entry)
  const now = clock()
  if (!session || !isAlive(session, now)) return null
  if (now - session.lastSeenAt < SESSION_LIMITS.seenMs) return session
  const seen = { ...session, lastSeenAt: now }
  // Two requests at once: either note is as good.
  const appended = await records.append([writeOf(seen, now)])
  if (appended.state === "conflict") return session
  await records.prune(SESSION, session.key, [session.revision])
  return { ...seen, revision: session.revision + 1 }
}

/** The living sessions of a person, newest first. */
export const sessionsOf = async (
  { records, clock }: Pick<World, "records" | "clock">,
  person: string,
): Promise<readonly Session[]> =>
  (await records.list(SESSION, `${person}/`))
    .flatMap((entry) => sessionFrom(entry) ?? [])
    .filter((session) => isAlive(session, clock()))
    .toSorted((a, b) => b.createdAt - a.createdAt)

/** Ends sessions of a person: those that are chosen, all by default. */
export const endSessions = async (
  world: Pick<World, "records" | "clock">,
  person: string,
  chosen: (session: Session) => boolean = () => true,
): Promise<void> => {
  for (const session of (await sessionsOf(world, person)).filter(chosen)) {
    // Without `expect`: whatever was noted meanwhile, it ends.
    const { expect: _, ...write } = writeOf({ ...session, ended: true }, world.clock())
    await world.records.append([write])
  }
}

export const freshUntil = (session: Session): number =>
  session.by === "link" ? 0 : session.createdAt + SESSION_LIMITS.freshMs

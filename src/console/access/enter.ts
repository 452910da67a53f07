import { SekishoError } from "../../lib/errors.ts"
import type { Write } from "../../storage/records.ts"
import { neighbourhood } from "../http/address.ts"
import type { World } from "../world.ts"
import { plainLogin, SIGN_IN, type Person } from "./people.ts"
import { endSessions, freshUntil, startSession, type Session } from "./sessions.ts"
import { meOf } from "./people.ts"
import type { Me } from "../contract/session.ts"
import { hashOf } from "./tokens.ts"

/** Where a sign-in comes from, and the cookie that the browser had before. */
export interface Arrival {
  readonly address: string
  readonly browser: string
  readonly cookie: string | undefined
  setCookie(cookie: string | null): void
}

/** The session before this one ends: a cookie that somebody planted is worth nothing afterwards. */
const endFormer = async (world: World, cookie: string | undefined): Promise<void> => {
  const [person, token] = cookie?.split(".") ?? []
  if (person === undefined || token === undefined) return
  await endSessions(world, person, ({ key }) => key === `${person}/${hashOf(token)}`)
}

/** The write that notes a sign-in; with a code, its step, so that it counts only once. */
export const signInWrite = (person: string, at: number, step: { step: number; revision: number } | null): Write => ({
  kind: SIGN_IN,
  key: person,
  body: { step: step?.step ?? 0 },
  at,
  ...(step === null ? {} : { expect: step.revision }),
})

/** Lets a person in: a new session under a new key, in one append with everything that has to be true together. */
export const enter = async (
  world: World,
  person: Person,
  by: Session["by"],
  arrival: Arrival,
  more: { readonly writes?: readonly Write[]; readonly link?: string } = {},
): Promise<{ readonly me: Me } | null> => {
  const { session, cookie, write } = startSession(world, {
    person: person.id,
    by,
    from: arrival.address,
    browser: arrival.browser,
    link: more.link ?? null,
  })
  const appended = await world.records.append([write, ...(more.writes ?? [])])
  if (appended.state === "conflict") return null
  await endFormer(world, arrival.cookie)
  arrival.setCookie(cookie)
  return { me: meOf(person, freshUntil(session)) }
}

/** Waits as long as a failure costs and says the same whatever was wrong. */
export const refusedAfter = async (world: World, delayMs: number): Promise<SekishoError> => {
  if (delayMs > 0) await world.pause(delayMs)
  return new SekishoError("CONSOLE_SIGN_IN_FAILED")
}
/** Counts a failure of an address, waits as long as it costs, and says the same whatever was wrong. */
export const failed = async (world: World, address: string): Promise<SekishoError> =>
  refusedAfter(world, await world.attempts.count(null, neighbourhood(address)))

/** Throws `CONSOLE_TOO_OFTEN` while the address is locked. */
export const refuseTooOften = (world: World, address: string): Promise<void> =>
  world.attempts.check(null, neighbourhood(address))

/** Counts a guess before it is looked at; answers by how many milliseconds a wrong one is put off. Throws `CONSOLE_TOO_OFTEN`. */
export const countGuess = (world: World, login: string, address: string): Promise<number> =>
  world.attempts.count(plainLogin(login), neighbourhood(address))
export const forgiveGuess = (world: World, login: string, address: string): Promise<void> =>
  world.attempts.forgive(plainLogin(login), neighbourhood(address))

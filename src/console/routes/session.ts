import { CATALOGUE_EDITION } from "../../guideline/catalogue.ts"
import { isoTime } from "../../lib/clock.ts"
import { errorLine, SekishoError } from "../../lib/errors.ts"
import { VERSION } from "../../lib/version.ts"
import { enter, failed, refuseTooOften } from "../access/enter.ts"
import { join, lookAtLink } from "../access/join.ts"
import { linkByToken, linkWrite } from "../access/links.ts"
import { signInByPasskey } from "../access/passkey-sign-in.ts"
import { relyingParty, signInOptions } from "../access/passkeys.ts"
import { signInByPassword } from "../access/password-sign-in.ts"
import { checkPassword, MIN_PASSWORD_CHARS } from "../access/passwords.ts"
import { canSignIn, everybody, meOf, personById } from "../access/people.ts"
import { endSessions, freshUntil, sessionsOf } from "../access/sessions.ts"
import type { Handlers } from "../http/call.ts"

const done = { done: true } as const
/** More people than would use one personal link in the same moment. */
const LINK_TRIES = 10

/** Signing in and out. What each does stands in `access/`. */
export const sessionRoutes: Handlers<
  | "session"
  | "signOut"
  | "joinLook"
  | "join"
  | "lookAtPassword"
  | "signInPassword"
  | "passkeyOffer"
  | "signInPasskey"
  | "signInLink"
  | "sessions"
  | "endSession"
> = {
  async session({ world, viewer }) {
    const somebody = viewer !== null || (await everybody(world.records)).some(canSignIn)
    return {
      state: viewer ? "signed-in" : somebody ? "sign-in" : "no-account",
      me: viewer && meOf(viewer.person, freshUntil(viewer.session)),
      passkeysPossible: relyingParty(world.publicOrigin) !== null,
      language: world.language,
      version: VERSION,
      catalogue: CATALOGUE_EDITION,
      minPasswordChars: MIN_PASSWORD_CHARS,
    }
  },
  async signOut({ world, viewer, setCookie }) {
    await endSessions(world, viewer.person.id, ({ id }) => id === viewer.session.id)
    setCookie(null)
    return done
  },
  joinLook: (call) => lookAtLink(call.world, call.body.token, call),
  async join(call) {
    const { me, recoveryCodes } = await join(call.world, call.body, call)
    return { me, recoveryCodes }
  },
  async lookAtPassword({ body }) {
    try {
      checkPassword(body.password, body.login)
      return { fine: true, says: null }
    } catch (error) {
      if (!(error instanceof SekishoError)) throw error
      const says = (language: "ja" | "en"): string => errorLine(error, language).slice(error.code.length + 2)
      return { fine: false, says: { ja: says("ja"), en: says("en") } }
    }
  },
  signInPassword: (call) => signInByPassword(call.world, call.body, call),
  async passkeyOffer({ world, address }) {
    await refuseTooOften(world, address)
    return signInOptions(world)
  },
  signInPasskey: (call) => signInByPasskey(call.world, call.body, call),
  async signInLink(call) {
    const { world, body, address } = call
    await refuseTooOften(world, address)
    for (let tries = 0; tries < LINK_TRIES; tries += 1) {
      const link = await linkByToken(world, body.token, ["contractor"]).catch(async (error: unknown) => {
        await failed(world, address)
        throw error
      })
      const person = await personById(world.records, link.person ?? "")
      if (person === null || !person.active) throw new SekishoError("CONSOLE_LINK_DEAD")
      // Whoever took the link back meanwhile was first: then it is looked at again, and is dead.
      const used = linkWrite({ ...link, lastUsedAt: world.clock() }, world.clock())
      const entered = await enter(world, person, "link", call, { writes: [used], link: link.hash })
      if (entered !== null) return entered
    }
    throw new SekishoError("CONSOLE_OVERTAKEN")
  },
  async sessions({ world, viewer }) {
    const sessions = await sessionsOf(world, viewer.person.id)
    return {
      sessions: sessions.map((one) => ({
        id: one.id,
        current: one.id === viewer.session.id,
        createdAt: isoTime(one.createdAt),
        lastSeenAt: isoTime(one.lastSeenAt),
        expiresAt: isoTime(one.expiresAt),
        from: one.from,
        browser: one.browser,
        by: one.by,
      })),
    }
  },
  async endSession({ world, viewer, id }) {
    await endSessions(world, viewer.person.id, (session) => session.id === id)
    return done
  },
}

import { SekishoError } from "../../lib/errors.ts"
import { journalWrite } from "../../records/journal.ts"
import { EVERYWHERE } from "../access/join.ts"
import { newPasskeyOptions, readRegistration } from "../access/passkeys.ts"
import { checkPassword, hashPassword } from "../access/passwords.ts"
import { canSignIn, lastStep, meOf, personWrite, type Person } from "../access/people.ts"
import { newRecoveryCodes, recoveryHash } from "../access/recovery.ts"
import { endSessions, freshUntil } from "../access/sessions.ts"
import { signInWrite } from "../access/enter.ts"
import { newId } from "../access/tokens.ts"
import { newTotpSecret, totpStep, totpUri } from "../access/totp.ts"
import type { Me } from "../contract/session.ts"
import type { Handlers, Viewer } from "../http/call.ts"
import type { World } from "../world.ts"
import type { Write } from "../../storage/records.ts"

/** Keeps a change of one's own factors; every other session of that person ends. */
const keep = async (
  world: World,
  { session }: Viewer,
  changed: Person,
  more: readonly Write[] = [],
): Promise<{ me: Me }> => {
  if (!canSignIn(changed)) throw new SekishoError("CONSOLE_LAST_FACTOR")
  const now = world.clock()
  const entry = { who: changed.name, person: changed.id, what: "people", about: [changed.id] } as const
  const appended = await world.records.append([
    personWrite(changed, now),
    journalWrite(EVERYWHERE, entry, now),
    ...more,
  ])
  if (appended.state === "conflict") throw new SekishoError("CONSOLE_OVERTAKEN")
  await endSessions(world, changed.id, ({ id }) => id !== session.id)
  return { me: meOf(changed, freshUntil(session)) }
}

/** The step of a code of one's own authenticator, used up by the write that comes with it. */
const useCode = async (world: World, person: string, secret: string | null, code: string): Promise<Write> => {
  const used = await lastStep(world.records, person)
  const step = secret === null ? null : totpStep(secret, code, used.step, world.clock())
  if (step === null) throw new SekishoError("CONSOLE_CODE_WRONG")
  return signInWrite(person, world.clock(), { step, revision: used.revision })
}

/** What a person changes about the own ways to sign in; the table asks for a fresh sign-in. */
export const ownAccountRoutes: Handlers<
  | "changeMail"
  | "changePassword"
  | "totpOffer"
  | "changeTotp"
  | "newPasskeyOffer"
  | "addPasskey"
  | "removePasskey"
  | "newRecoveryCodes"
> = {
  async changeMail({ world, viewer, body }) {
    const { person, session } = viewer
    const now = world.clock()
    const entry = { who: person.name, person: person.id, what: "people", about: [person.id] } as const
    const changed = { ...person, mail: body.mail }
    const appended = await world.records.append([personWrite(changed, now), journalWrite(EVERYWHERE, entry, now)])
    if (appended.state === "conflict") throw new SekishoError("CONSOLE_OVERTAKEN")
    return { me: meOf(changed, freshUntil(session)) }
  },
  async changePassword({ world, viewer, body }) {
    const { person } = viewer
    checkPassword(body.password, person.login)
    const secret = person.totp === null ? null : world.box.open(person.totp)
    const write = await useCode(world, person.id, secret, body.code)
    return keep(world, viewer, { ...person, password: await hashPassword(body.password) }, [write])
  },
  async totpOffer({ world, viewer }) {
    const flow = newId(world.random)
    const totpSecret = newTotpSecret(world.random)
    world.offers.set(flow, { totpSecret, challenge: null, person: viewer.person.id })
    return { flow, secret: totpSecret, uri: totpUri(totpSecret, viewer.person.login) }
  },
  async changeTotp({ world, viewer, body }) {
    const offer = world.offers.get(body.flow)
    const { person } = viewer
    if (offer === null || offer.totpSecret === null || offer.person !== person.id)
      throw new SekishoError("CONSOLE_CODE_WRONG")
    const write = await useCode(world, person.id, offer.totpSecret, body.code)
    world.offers.take(body.flow)
    return keep(world, viewer, { ...person, totp: world.box.seal(offer.totpSecret) }, [write])
  },
  newPasskeyOffer: ({ world, viewer }) => newPasskeyOptions(world, viewer.person),
  async addPasskey({ world, viewer, body }) {
    const offer = world.offers.take(body.flow)
    const { person } = viewer
    if (offer === null || offer.challenge === null || offer.person !== person.id)
      throw new SekishoError("CONSOLE_PASSKEY_FAILED")
    const passkey = await readRegistration(world, offer.challenge, body.response, body.name)
    if (person.passkeys.some(({ id }) => id === passkey.id)) throw new SekishoError("CONSOLE_PASSKEY_FAILED")
    return keep(world, viewer, { ...person, passkeys: [...person.passkeys, passkey] })
  },
  async removePasskey({ world, viewer, id }) {
    const { person } = viewer
    return keep(world, viewer, { ...person, passkeys: person.passkeys.filter((one) => one.id !== id) })
  },
  async newRecoveryCodes({ world, viewer }) {
    const recoveryCodes = newRecoveryCodes(world.random)
    await keep(world, viewer, { ...viewer.person, recovery: recoveryCodes.map(recoveryHash) })
    return { recoveryCodes }
  },
}

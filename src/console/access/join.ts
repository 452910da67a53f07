import type { z } from "zod"
import { isoTime } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import { journalWrite } from "../../records/journal.ts"
import type { joinBody, JoinOffer, Me } from "../contract/session.ts"
import type { World } from "../world.ts"
import { enter, failed, refuseTooOften, signInWrite, type Arrival } from "./enter.ts"
import { linkByToken, linkWrite, type Link } from "./links.ts"
import { registrationOptions, readRegistration, relyingParty } from "./passkeys.ts"
import { checkPassword, hashPassword } from "./passwords.ts"
import { canSignIn, everybody, lastStep, personById, personWrite, plainLogin, type Person } from "./people.ts"
import { peopleChange } from "./people-change.ts"
import { newRecoveryCodes, recoveryHash } from "./recovery.ts"
import { endSessions } from "./sessions.ts"
import { newId } from "./tokens.ts"
import { newTotpSecret, totpStep, totpUri } from "./totp.ts"

type Told = z.output<typeof joinBody>
const KINDS = ["first", "invitation", "new-factors"] as const
/** The journal of what concerns no single shop. Ids of shops never begin with this sign. */
export const EVERYWHERE = "@"

/** The living link, with failures counted: a token is too long to be guessed, and nobody should try. */
const linkFor = async (world: World, token: string, arrival: Pick<Arrival, "address">): Promise<Link> => {
  await refuseTooOften(world, arrival.address)
  try {
    const link = await linkByToken(world, token, KINDS)
    // Once somebody can sign in, the first link is worth nothing, whoever still has it.
    if (link.kind === "first" && (await everybody(world.records)).some(canSignIn))
      throw new SekishoError("CONSOLE_LINK_DEAD")
    return link
  } catch (error) {
    await failed(world, arrival.address)
    throw error
  }
}

const isKind = (kind: Link["kind"]): kind is (typeof KINDS)[number] => KINDS.some((one) => one === kind)

/** What a link offers. The same secrets for as long as the offer lives, so that loading the page again does no harm. */
export const lookAtLink = async (
  world: World,
  token: string,
  arrival: Pick<Arrival, "address">,
): Promise<JoinOffer> => {
  const link = await linkFor(world, token, arrival)
  const kept = world.offers.get(link.hash)
  const totpSecret = kept?.totpSecret ?? newTotpSecret(world.random)
  const challenge = kept?.challenge ?? world.random(32).toString("base64url")
  world.offers.set(link.hash, { totpSecret, challenge, person: null })
  const person = { id: link.person ?? link.id, login: link.name, name: link.name, passkeys: [] }
  const possible = relyingParty(world.publicOrigin) !== null
  return {
    kind: isKind(link.kind) ? link.kind : "invitation",
    role: link.role,
    name: link.name,
    sites: link.sites,
    expiresAt: isoTime(link.expiresAt),
    totp: { secret: totpSecret, uri: totpUri(totpSecret, link.name || "Sekisho") },
    passkeyOptions: possible ? await registrationOptions(world, challenge, person) : null,
  }
}

interface Factor extends Pick<Person, "password" | "totp" | "passkeys"> {
  /** Of the code that was shown now: it does not count a second time. */
  readonly step: number
}

const factorFrom = async (world: World, link: Link, told: Told): Promise<Factor> => {
  const offer = world.offers.get(link.hash)
  if (offer === null || offer.totpSecret === null || offer.challenge === null)
    throw new SekishoError("CONSOLE_LINK_DEAD")
  const { factor } = told
  if (factor.kind === "passkey") {
    const passkey = await readRegistration(world, offer.challenge, factor.response, factor.name)
    return { password: null, totp: null, passkeys: [passkey], step: 0 }
  }
  checkPassword(factor.password, told.login)
  const step = totpStep(offer.totpSecret, factor.code, 0, world.clock())
  if (step === null) throw new SekishoError("CONSOLE_CODE_WRONG")
  return {
    password: await hashPassword(factor.password),
    totp: world.box.seal(offer.totpSecret),
    passkeys: [],
    step,
  }
}

const formerOf = async (world: World, link: Link): Promise<Person | null> =>
  link.kind === "new-factors" && link.person !== null ? personById(world.records, link.person) : null

const refuseTaken = async (world: World, login: string, self: string | undefined): Promise<void> => {
  const taken = (await everybody(world.records)).some(
    (one) => one.id !== self && one.active && plainLogin(one.login) === plainLogin(login),
  )
  if (taken) throw new SekishoError("CONSOLE_LOGIN_TAKEN")
}

/**
 * Turns a link into somebody who can sign in, and signs that person in. The link is used up in the same append: of two who use it
 * at once one is too late. Throws `CONSOLE_LINK_DEAD`, `CONSOLE_OVERTAKEN` and what is wrong with name, password, code or passkey.
 */
export const join = async (
  world: World,
  told: Told,
  arrival: Arrival,
): Promise<{ me: Me; recoveryCodes: readonly string[] }> => {
  const change = await peopleChange(world.records, world.clock())
  const link = await linkFor(world, told.token, arrival)
  const former = await formerOf(world, link)
  await refuseTaken(world, told.login, former?.id)
  const { step, ...factor } = await factorFrom(world, link, told)
  const recoveryCodes = newRecoveryCodes(world.random)
  const now = world.clock()
  const person: Person = {
    id: former?.id ?? newId(world.random),
    revision: former?.revision ?? 0,
    name: told.name,
    login: told.login,
    role: former?.role ?? link.role,
    sites: former?.sites ?? link.sites,
    mail: former?.mail ?? null,
    active: true,
    addedAt: former?.addedAt ?? now,
    ...factor,
    recovery: recoveryCodes.map(recoveryHash),
  }
  const used = await lastStep(world.records, person.id)
  const writes = [
    change,
    linkWrite({ ...link, dead: true, lastUsedAt: now }, now),
    personWrite(person, now),
    signInWrite(person.id, now, { step: Math.max(step, used.step), revision: used.revision }),
    journalWrite(EVERYWHERE, { who: person.name, person: person.id, what: "people", about: [person.id] }, now),
  ]
  if (former) await endSessions(world, former.id)
  const entered = await enter(world, { ...person, revision: person.revision + 1 }, "join", arrival, { writes })
  if (entered === null) {
    await linkByToken(world, told.token, KINDS)
    // The link still lives: somebody else changed people meanwhile, and what was looked at may not be so any more.
    throw new SekishoError("CONSOLE_OVERTAKEN")
  }
  world.offers.take(link.hash)
  return { ...entered, recoveryCodes }
}

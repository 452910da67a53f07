import type { Me } from "../contract/session.ts"
import type { World } from "../world.ts"
import { countGuess, enter, forgiveGuess, refusedAfter, signInWrite, type Arrival } from "./enter.ts"
import { isPassword } from "./passwords.ts"
import { lastStep, personByLogin, personWrite, type Person } from "./people.ts"
import { findRecovery } from "./recovery.ts"
import { totpStep } from "./totp.ts"

interface Told {
  readonly login: string
  readonly password: string
  readonly code: string
}

/** With the authenticator's code, which counts once. */
const byTotp = async (world: World, person: Person, code: string, arrival: Arrival): Promise<{ me: Me } | null> => {
  const secret = person.totp === null ? null : world.box.open(person.totp)
  if (secret === null) return null
  const used = await lastStep(world.records, person.id)
  const step = totpStep(secret, code, used.step, world.clock())
  if (step === null) return null
  const write = signInWrite(person.id, world.clock(), { step, revision: used.revision })
  return enter(world, person, "password", arrival, { writes: [write] })
}

/** With a recovery code, which is used up by it. */
const byRecovery = async (world: World, person: Person, code: string, arrival: Arrival): Promise<{ me: Me } | null> => {
  const index = findRecovery(person.recovery, code)
  if (index < 0) return null
  const without = { ...person, recovery: person.recovery.filter((_, at) => at !== index) }
  const used = await lastStep(world.records, person.id)
  const now = world.clock()
  const writes = [personWrite(without, now), signInWrite(person.id, now, used)]
  return enter(world, { ...without, revision: person.revision + 1 }, "password", arrival, { writes })
}

/**
 * Signs in by password and code together, so that nobody learns whether the password alone was right. Throws
 * `CONSOLE_SIGN_IN_FAILED` for every reason alike, or `CONSOLE_TOO_OFTEN`.
 */
export const signInByPassword = async (world: World, told: Told, arrival: Arrival): Promise<{ me: Me }> => {
  const delayMs = await countGuess(world, told.login, arrival.address)
  const person = await personByLogin(world.records, told.login)
  const right = await isPassword(person?.password ?? null, told.password)
  const entered =
    person !== null && right
      ? ((await byTotp(world, person, told.code, arrival)) ?? (await byRecovery(world, person, told.code, arrival)))
      : null
  if (entered === null) throw await refusedAfter(world, delayMs)
  await forgiveGuess(world, told.login, arrival.address)
  return entered
}

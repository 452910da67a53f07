import type { Me } from "../contract/session.ts"
import type { World } from "../world.ts"
import { enter, failed, refuseTooOften, signInWrite, type Arrival } from "./enter.ts"
import { verifySignIn } from "./passkeys.ts"
import { everybody, lastStep, personWrite, type Person } from "./people.ts"

type Ceremony = Record<string, unknown>

const credentialId = (response: Ceremony): string => (typeof response["id"] === "string" ? response["id"] : "")

const verified = async (world: World, flow: string, response: Ceremony): Promise<Person | null> => {
  // Taken, not looked at: an answer to this challenge counts once.
  const offer = world.offers.take(flow)
  const id = credentialId(response)
  if (offer === null || offer.challenge === null || offer.person !== null || id === "") return null
  const person = (await everybody(world.records)).find(
    (one) => one.active && one.passkeys.some((passkey) => passkey.id === id),
  )
  const passkey = person?.passkeys.find((one) => one.id === id)
  if (person === undefined || passkey === undefined) return null
  const counter = await verifySignIn(world, offer.challenge, response, passkey)
  if (counter === null) return null
  const passkeys = person.passkeys.map((one) => (one.id === id ? { ...one, counter } : one))
  return { ...person, passkeys }
}

/** Signs in with a passkey. Throws `CONSOLE_SIGN_IN_FAILED` or, for the address alone, `CONSOLE_TOO_OFTEN`. */
export const signInByPasskey = async (
  world: World,
  { flow, response }: { readonly flow: string; readonly response: Ceremony },
  arrival: Arrival,
): Promise<{ me: Me }> => {
  await refuseTooOften(world, arrival.address)
  const person = await verified(world, flow, response)
  if (person === null) throw await failed(world, arrival.address)
  const now = world.clock()
  const used = await lastStep(world.records, person.id)
  const writes = [personWrite(person, now), signInWrite(person.id, now, used)]
  const entered = await enter(world, { ...person, revision: person.revision + 1 }, "passkey", arrival, { writes })
  if (entered === null) throw await failed(world, arrival.address)
  return entered
}

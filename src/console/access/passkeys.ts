import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server"
import { SekishoError } from "../../lib/errors.ts"
import type { World } from "../world.ts"
import type { Passkey } from "./people.ts"
import { newId } from "./tokens.ts"

/** The name by which browsers keep passkeys; null where they keep none: no domain name, or no secure connection. */
export const relyingParty = (publicOrigin: string): string | null => {
  const url = new URL(publicOrigin)
  if (url.hostname === "localhost") return "localhost"
  const isName = !/^[\d.]+$/.test(url.hostname) && !url.hostname.startsWith("[")
  return url.protocol === "https:" && isName ? url.hostname : null
}

type Ceremony = Record<string, unknown>
interface Offered {
  readonly flow: string
  readonly options: Ceremony
}
type PasskeyWorld = Pick<World, "publicOrigin" | "offers" | "random" | "clock">

const partyOf = (world: PasskeyWorld): string => {
  const party = relyingParty(world.publicOrigin)
  if (party === null) throw new SekishoError("CONSOLE_PASSKEY_FAILED")
  return party
}
const challengeOf = ({ random }: PasskeyWorld): string => random(32).toString("base64url")
const asCeremony = (options: object): Ceremony => ({ ...options })

/** What the browser needs to make a passkey for this person. */
export const registrationOptions = async (
  world: PasskeyWorld,
  challenge: string,
  person: { readonly id: string; readonly login: string; readonly name: string; readonly passkeys: readonly Passkey[] },
): Promise<Ceremony> =>
  asCeremony(
    await generateRegistrationOptions({
      rpName: "Sekisho 関所",
      rpID: partyOf(world),
      userName: person.login,
      userDisplayName: person.name,
      userID: new TextEncoder().encode(person.id),
      challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
      excludeCredentials: person.passkeys.map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    }),
  )

/** Throws `CONSOLE_PASSKEY_FAILED`. */
export const readRegistration = async (
  world: PasskeyWorld,
  challenge: string,
  response: Ceremony,
  name: string,
): Promise<Passkey> => {
  const verified = await verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON, // the library checks every field itself
    expectedChallenge: challenge,
    expectedOrigin: world.publicOrigin,
    expectedRPID: partyOf(world),
    requireUserVerification: true,
  }).catch(() => null)
  if (!verified?.verified) throw new SekishoError("CONSOLE_PASSKEY_FAILED")
  const { credential } = verified.registrationInfo
  return {
    id: credential.id,
    name,
    publicKey: Buffer.from(credential.publicKey).toString("base64url"),
    counter: credential.counter,
    transports: credential.transports ?? [],
    addedAt: world.clock(),
  }
}

/** An offer to sign in with any passkey that the browser has for this console. */
export const signInOptions = async (world: PasskeyWorld): Promise<Offered> => {
  const challenge = challengeOf(world)
  const options = await generateAuthenticationOptions({
    rpID: partyOf(world),
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    userVerification: "required",
  })
  const flow = newId(world.random)
  world.offers.set(flow, { totpSecret: null, challenge, person: null })
  return { flow, options: asCeremony(options) }
}

/** An offer to add a passkey to somebody who is signed in. */
export const newPasskeyOptions = async (
  world: PasskeyWorld,
  person: Parameters<typeof registrationOptions>[2],
): Promise<Offered> => {
  const challenge = challengeOf(world)
  const flow = newId(world.random)
  world.offers.set(flow, { totpSecret: null, challenge, person: person.id })
  return { flow, options: await registrationOptions(world, challenge, person) }
}

/** The counter after this sign-in, or null where the answer is not that passkey's. */
export const verifySignIn = async (
  world: PasskeyWorld,
  challenge: string,
  response: Ceremony,
  passkey: Passkey,
): Promise<number | null> => {
  const verified = await verifyAuthenticationResponse({
    response: response as unknown as AuthenticationResponseJSON, // the library checks every field itself
    expectedChallenge: challenge,
    expectedOrigin: world.publicOrigin,
    expectedRPID: partyOf(world),
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
      counter: passkey.counter,
    },
    requireUserVerification: true,
  }).catch(() => null)
  return verified?.verified ? verified.authenticationInfo.newCounter : null
}

import { z } from "zod"
import { SekishoError } from "../../lib/errors.ts"
import { isoTime } from "../../lib/clock.ts"
import type { Entry, Records, Write } from "../../storage/records.ts"
import type { Me } from "../contract/session.ts"
import { ROLES, type PersonRef } from "../contract/shared.ts"

export const PERSON = "person"
export const SIGN_IN = "sign-in"

const passkey = z.object({
  /** The credential's id, Base64URL. */
  id: z.string(),
  name: z.string(),
  publicKey: z.string(),
  counter: z.number(),
  transports: z.array(z.string()),
  addedAt: z.number(),
})
const shape = z.object({
  name: z.string(),
  login: z.string(),
  role: z.enum(ROLES),
  sites: z.union([z.literal("all"), z.array(z.string())]),
  /** Where reminders go; records of earlier versions have none. */
  mail: z.string().nullable().default(null),
  active: z.boolean(),
  addedAt: z.number(),
  /** Argon2id. */
  password: z.string().nullable(),
  /** Sealed. */
  totp: z.string().nullable(),
  passkeys: z.array(passkey),
  /** Hashes of the recovery codes that were not used yet. */
  recovery: z.array(z.string()),
})
export type PersonBody = z.infer<typeof shape>
export type Passkey = PersonBody["passkeys"][number]
/** Somebody who can sign in. */
export interface Person extends PersonBody {
  readonly id: string
  readonly revision: number
}

const personFrom = ({ key, body, revision }: Entry): Person => {
  const parsed = shape.safeParse(body)
  if (!parsed.success) throw new SekishoError("RECORDS_DAMAGED", { key, reason: "person" })
  return { ...parsed.data, id: key, revision }
}

export const personById = async (records: Records, id: string): Promise<Person | null> => {
  const entry = /^[A-Za-z0-9_-]{8,64}$/.test(id) ? await records.latest(PERSON, id) : null
  return entry && personFrom(entry)
}
/** Everybody who ever was, gone people too, and how many records of people are torn: one of them keeps nobody else out. */
export const peopleOf = async (
  records: Records,
): Promise<{ readonly people: readonly Person[]; readonly damaged: number }> => {
  const entries = await records.list(PERSON, "")
  const people = entries.flatMap((entry) => (shape.safeParse(entry.body).success ? [personFrom(entry)] : []))
  return { people, damaged: entries.length - people.length }
}
export const everybody = async (records: Records): Promise<readonly Person[]> => (await peopleOf(records)).people

/** One spelling of a log-in name. */
export const plainLogin = (login: string): string => login.normalize("NFKC").trim().toLowerCase()

export const personByLogin = async (records: Records, login: string): Promise<Person | null> => {
  const asked = plainLogin(login)
  return (await everybody(records)).find((one) => one.active && plainLogin(one.login) === asked) ?? null
}

/** The write that changes a person; `person.revision` is what the writer has seen, 0 for somebody new. */
export const personWrite = ({ id, revision, ...body }: Person, at: number): Write => ({
  kind: PERSON,
  key: id,
  body: shape.parse(body),
  at,
  expect: revision,
})

export const canSignIn = (person: Person): boolean =>
  person.active && ((person.password !== null && person.totp !== null) || person.passkeys.length > 0)

export const mayEnter = (person: Person, site: string): boolean => person.sites === "all" || person.sites.includes(site)

export const refOf = ({ id, name, role }: Person): PersonRef => ({ id, name, role })

export const meOf = (person: Person, freshUntil: number): Me => ({
  id: person.id,
  name: person.name,
  login: person.login,
  role: person.role,
  sites: person.sites,
  mail: person.mail,
  hasPassword: person.password !== null,
  passkeys: person.passkeys.map(({ id, name, addedAt }) => ({
    id,
    name,
    addedAt: isoTime(addedAt),
    lastUsedAt: null,
  })),
  recoveryCodesLeft: person.recovery.length,
  freshUntil: isoTime(freshUntil),
})

const signInShape = z.object({ step: z.number() })
/** The newest step of the authenticator that this person has used, and the revision to write after it. */
export const lastStep = async (records: Records, person: string): Promise<{ step: number; revision: number }> => {
  const entry = await records.latest(SIGN_IN, person)
  const parsed = signInShape.safeParse(entry?.body)
  return { step: parsed.success ? parsed.data.step : 0, revision: entry?.revision ?? 0 }
}
/** When each person last signed in. */
export const lastSignIns = async (records: Records): Promise<ReadonlyMap<string, number>> =>
  new Map((await records.list(SIGN_IN, "")).map(({ key, at }) => [key, at]))

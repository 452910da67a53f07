import { z } from "zod"
import { count, instant, mailAddress, personName, role, siteId } from "./shared.ts"

const sites = z.union([z.literal("all"), z.array(siteId).max(1_000)])

export const personRow = z.object({
  id: z.string(),
  name: z.string(),
  login: z.string(),
  role,
  sites,
  /** Where reminders go; null where nobody said. */
  mail: z.string().nullable(),
  /** Gone people stay in the history. */
  active: z.boolean(),
  addedAt: instant,
  lastSignInAt: instant.nullable(),
  hasPassword: z.boolean(),
  passkeys: count,
})
export const invitationRow = z.object({
  id: z.string(),
  name: z.string(),
  role,
  sites,
  createdAt: instant,
  expiresAt: instant,
  by: z.string(),
})
export const peopleList = z.object({
  people: z.array(personRow),
  invitations: z.array(invitationRow),
  /** Records of people that are torn: those people cannot sign in until they are restored from a backup. */
  damaged: count,
})

export const invite = z.strictObject({ name: personName, role, sites, days: z.int().min(1).max(14).default(3) })
/** The link is shown once: only its hash is kept. */
export const madeLink = z.object({ id: z.string(), link: z.string(), expiresAt: instant })

export const personChange = z.strictObject({
  name: personName.optional(),
  role: role.optional(),
  sites: sites.optional(),
  mail: mailAddress.nullable().optional(),
})
/** Who may be named for a criterion of a site. */
export const assignable = z.object({ people: z.array(z.object({ id: z.string(), name: z.string(), role })) })

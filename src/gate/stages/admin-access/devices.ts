import { createHash } from "node:crypto"
import { z } from "zod"
import type { Records } from "../../../storage/records.ts"

export const ADMIN_KINDS = {
  device: "gate-admin-device",
  invite: "gate-admin-invite",
  code: "gate-admin-code",
} as const
/** How long a link to register a device can be used. */
export const INVITE_MS = 24 * 60 * 60_000

const passkey = z.object({
  id: z.string(),
  publicKey: z.string(),
  counter: z.number(),
})
const device = z.object({
  name: z.string(),
  addedAt: z.number(),
  removed: z.boolean(),
  /** Null: its factor is an authenticator app. */
  passkey: passkey.nullable(),
})
export type Passkey = z.infer<typeof passkey>
export type Device = z.infer<typeof device> & { readonly id: string }

const invite = z.object({ name: z.string(), until: z.number(), used: z.boolean() })
const code = z.object({ used: z.boolean() })

/** How something with much chance in it is written down: nobody can go back from there. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex")
const keyOf = (site: string, id: string): string => `${site}/${id}`

/** What is kept of a shop's administrators' devices. */
export interface Devices {
  find(id: string): Promise<Device | null>
  /** Those that were not removed. */
  all(): Promise<readonly Device[]>
  add(device: Device, at: number): Promise<void>
  remove(id: string, at: number): Promise<boolean>
  /** The passkey signed once more. */
  count(device: Device, counter: number, at: number): Promise<void>
  /** Who a link is for; null for one that does not exist, was used or is too old. */
  invited(token: string, at: number): Promise<string | null>
  /** Uses the link up; of two at once one gets true. */
  useInvite(token: string, at: number): Promise<boolean>
  invite(token: string, name: string, at: number): Promise<void>
  /** Uses a break-glass code up. */
  useCode(typed: string, at: number): Promise<boolean>
  /** Makes these the only break-glass codes. */
  setCodes(codes: readonly string[], at: number): Promise<void>
}

/** `abcd-efgh-…` in any spelling. */
const plainCode = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z2-7]/g, "")

/** The devices of one site in the records. Throws RECORDS_FAILED. */
export const devicesOf = (site: string, records: Records): Devices => {
  const find = async (id: string): Promise<Device | null> => {
    if (!/^[A-Za-z0-9_-]{1,60}$/.test(id)) return null
    const parsed = device.safeParse((await records.latest(ADMIN_KINDS.device, keyOf(site, id)))?.body)
    return parsed.success ? { ...parsed.data, id } : null
  }
  const write = async ({ id, ...body }: Device, at: number): Promise<void> => {
    await records.append([{ kind: ADMIN_KINDS.device, key: keyOf(site, id), body, at }])
  }
  /** Marks something as used unless somebody else just did. */
  const use = async (kind: string, key: string, body: object, revision: number, at: number): Promise<boolean> =>
    (await records.append([{ kind, key, body: { ...body, used: true }, at, expect: revision }])).state === "appended"
  const readInvite = async (token: string, at: number) => {
    const key = keyOf(site, tokenHash(token))
    const entry = await records.latest(ADMIN_KINDS.invite, key)
    const parsed = invite.safeParse(entry?.body)
    if (entry === null || !parsed.success || parsed.data.used || at > parsed.data.until) return null
    return { key, revision: entry.revision, body: parsed.data }
  }
  return {
    find,
    async all() {
      const entries = await records.list(ADMIN_KINDS.device, keyOf(site, ""))
      return entries.flatMap(({ key, body }) => {
        const parsed = device.safeParse(body)
        return parsed.success && !parsed.data.removed ? [{ ...parsed.data, id: key.slice(site.length + 1) }] : []
      })
    },
    add: write,
    async remove(id, at) {
      const known = await find(id)
      if (known === null || known.removed) return false
      await write({ ...known, removed: true, passkey: null }, at)
      return true
    },
    count: (known, counter, at) =>
      known.passkey === null ? Promise.resolve() : write({ ...known, passkey: { ...known.passkey, counter } }, at),
    invited: async (token, at) => (await readInvite(token, at))?.body.name ?? null,
    async useInvite(token, at) {
      const found = await readInvite(token, at)
      return found !== null && (await use(ADMIN_KINDS.invite, found.key, found.body, found.revision, at))
    },
    async invite(token, name, at) {
      const body = { name, until: at + INVITE_MS, used: false }
      await records.append([{ kind: ADMIN_KINDS.invite, key: keyOf(site, tokenHash(token)), body, at }])
    },
    async useCode(typed, at) {
      const plain = plainCode(typed)
      if (plain.length !== CODE_CHARS) return false
      const key = keyOf(site, tokenHash(plain))
      const entry = await records.latest(ADMIN_KINDS.code, key)
      const parsed = code.safeParse(entry?.body)
      if (entry === null || !parsed.success || parsed.data.used) return false
      return use(ADMIN_KINDS.code, key, {}, entry.revision, at)
    },
    async setCodes(codes, at) {
      const old = await records.list(ADMIN_KINDS.code, keyOf(site, ""))
      const kind = ADMIN_KINDS.code
      await records.append([
        ...old.map(({ key }) => ({ kind, key, body: { used: true }, at })),
        ...codes.map((one) => ({ kind, key: keyOf(site, tokenHash(plainCode(one))), body: { used: false }, at })),
      ])
    },
  }
}

/** 20 letters of 32 are 100 bits: no number of tries finds one. */
const CODE_CHARS = 20
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
/** A break-glass code, `abcd-efgh-ijkl-mnop-qrst`, out of 20 bytes of chance. */
export const breakGlassCode = (chance: Uint8Array): string =>
  [...chance.subarray(0, CODE_CHARS)]
    .map((byte, at) => `${at > 0 && at % 4 === 0 ? "-" : ""}${ALPHABET.charAt(byte & 31)}`)
    .join("")

import { z } from "zod"
import type { StageContext } from "../stages/stage.ts"

const KIND = "gate-account"
const DAY_MS = 24 * 60 * 60_000
/** How often "was seen to log in" is written again. */
const SEEN_AGAIN_MS = 30 * DAY_MS
const TRIES = 5

const shape = z.object({
  generation: z.number(),
  seenAt: z.number().nullable(),
  authenticator: z.string().nullable(),
})
/** What the gate keeps of an account beyond a restart. */
export interface AccountRecord {
  /** Counts up when everything that was remembered must end: device cookies carry it. */
  readonly generation: number
  /** When it was last known to log in; null for never. */
  readonly seenAt: number | null
  /** Secret of the authenticator app, sealed; null for none. */
  readonly authenticator: string | null
}
const NOTHING: AccountRecord = { generation: 0, seenAt: null, authenticator: null }

export interface AccountRecords {
  read(account: string): Promise<AccountRecord>
  /** It logged in. */
  see(account: string, timeMs: number): Promise<void>
  /** Ends what is remembered of its devices. */
  void(account: string, timeMs: number): Promise<void>
  setAuthenticator(account: string, sealed: string | null, timeMs: number): Promise<void>
}

/** The accounts of a site in the records; null where the installation has none. */
export const accountRecordsOf = ({
  site,
  services: { records },
}: {
  readonly site: string
  readonly services: Pick<StageContext["services"], "records">
}): AccountRecords | null => {
  if (records === null) return null
  const key = (account: string): string => `${site}/${account}`
  const now = async (account: string): Promise<AccountRecord & { readonly revision: number }> => {
    const entry = await records.latest(KIND, key(account))
    if (entry === null) return { ...NOTHING, revision: 0 }
    // One that cannot be read must not make old devices known again: whoever asks fails, and refuses.
    return { ...shape.parse(entry.body), revision: entry.revision }
  }
  const change = async (
    account: string,
    timeMs: number,
    edit: (record: AccountRecord) => AccountRecord | null,
  ): Promise<void> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { revision, ...before } = await now(account)
      const body = edit(before)
      if (body === null) return
      const write = { kind: KIND, key: key(account), body, at: timeMs, expect: revision }
      if ((await records.append([write])).state === "conflict") continue
      // Only the last word counts; what was before is nobody's business any more.
      if (revision > 0) await records.prune(KIND, key(account), [revision])
      return
    }
    throw new Error("gate-account: too many writers")
  }
  return {
    read: now,
    see: (account, timeMs) =>
      change(account, timeMs, (record) =>
        record.seenAt !== null && timeMs - record.seenAt < SEEN_AGAIN_MS ? null : { ...record, seenAt: timeMs },
      ),
    void: (account, timeMs) => change(account, timeMs, (record) => ({ ...record, generation: record.generation + 1 })),
    setAuthenticator: (account, authenticator, timeMs) =>
      change(account, timeMs, (record) => ({ ...record, authenticator })),
  }
}

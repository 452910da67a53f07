import { randomBytes } from "node:crypto"
import { join, resolve } from "node:path"
import type { Config } from "../config/schema.ts"
import { WAITS } from "../gate/bounds.ts"
import { loadKeys } from "../gate/services/keys.ts"
import { createOwnShop } from "../gate/services/own-shop.ts"
import type { Services } from "../gate/services/services.ts"
import { SekishoError } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"
import type { Counters } from "../storage/counters.ts"
import { memoryCounters } from "../storage/memory-counters.ts"
import type { RedisOptions } from "../storage/redis-counters.ts"
import { openRecords } from "../storage/open.ts"
import type { Clock } from "../lib/clock.ts"
import { readText } from "./files.ts"
import { openMail, type MailWish } from "./gate-mail.ts"
import { recordsPlace } from "./records.ts"

/** What the gate's stages may use, as `sekisho.yaml` says. */
export interface OpenServices extends Services {
  close(): Promise<void>
}

export interface ServicesWish {
  readonly config: Config
  /** Folder of `sekisho.yaml`. */
  readonly folder: string
  readonly dataDir: string
  readonly environment: NodeJS.ProcessEnv
  readonly clock: Clock
  /** Told how each mail to a customer ended. */
  readonly onMail?: NonNullable<MailWish["onMail"]>
  /** Told when shared counters are lost, and when they are back. */
  readonly onCounters?: NonNullable<RedisOptions["onChange"]>
  /** Those of the primary process, for a worker; left out: as the configuration says. */
  readonly counters?: Counters
}

/** Whether this configuration's counters are other gates', too: then each worker asks them itself. */
export const sharesCounters = ({ storage }: Config): boolean => storage.counters !== "memory:"

const isRedis = (address: string): boolean => /^(?:redis|rediss):\/\//.test(address) && URL.canParse(address)

/** The address of shared counters; null for memory. Throws COUNTERS_PASSWORD or COUNTERS_PLACE; neither repeats a secret. */
export const countersPlace = ({ config, folder, environment }: ServicesWish): string | null => {
  const told = config.storage.counters
  if (told === "memory:") return null
  if (isRedis(told)) {
    if (URL.parse(told)?.password !== "") throw new SekishoError("COUNTERS_PASSWORD")
    return told
  }
  const hidden = told.startsWith("env:")
    ? environment[told.slice("env:".length)]
    : told.startsWith("file:")
      ? readText(resolve(folder, told.slice("file:".length)))
      : undefined
  if (hidden !== undefined && isRedis(hidden.trim())) return hidden.trim()
  const given = /^(?:env|file):/.test(told) ? told : `${told.split(":", 1)[0] ?? ""}:…`
  throw new SekishoError("COUNTERS_PLACE", { given: cutEvidence(given, 60) })
}

const openCounters = async (wish: ServicesWish): Promise<Counters> => {
  if (wish.counters !== undefined) return wish.counters
  const place = countersPlace(wish)
  if (place === null) return memoryCounters()
  // Its client takes 20 MB, which a gate by itself does not need.
  const { redisCounters } = await import("../storage/redis-counters.ts")
  return redisCounters(place, wish.onCounters === undefined ? {} : { onChange: wish.onCounters })
}

const random = (size: number): Uint8Array => randomBytes(size)

/** Opens them; the gate's key is made in `dataDir` at the first start. Throws GATE_KEY, COUNTERS_*, RECORDS_* or MAIL_*. */
export const openServices = async (wish: ServicesWish): Promise<OpenServices> => {
  const { config, environment } = wish
  const place = recordsPlace({ ...wish, records: config.storage.records }, environment)
  const counters = await openCounters(wish)
  const records = await openRecords(place)
  const mailer = openMail({ ...wish, random })
  const shop = createOwnShop(WAITS)
  return {
    counters,
    keys: loadKeys(join(wish.dataDir, "gate.key")),
    records,
    mailer,
    random,
    ask: shop.ask,
    async close() {
      shop.close()
      await mailer?.close()
      await records.close()
      await counters.close()
    },
  }
}

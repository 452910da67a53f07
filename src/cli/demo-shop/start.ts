import { rmSync } from "node:fs"
import type { Clock } from "../../lib/clock.ts"
import { languageFrom, type Language } from "../../lib/words.ts"
import {
  createDatabase,
  DATABASE_NAME,
  DATABASE_USER,
  postgresPackage,
  startDatabase,
  type DatabaseOptions,
} from "./database.ts"
import type { Group } from "./group.ts"
import { installPackages, placeFiles } from "./install.ts"
import { takeLock, type Lock } from "./lock.ts"
import { openMailbox, type Mailbox } from "./mailbox.ts"
import { openMarks, type Marks } from "./marks.ts"
import { lockOrigin } from "./origin-lock.ts"
import { ownerForChildren, type Owner } from "./owner.ts"
import { placeIn, preparePlace, type Place } from "./place.ts"
import { choosePorts } from "./ports.ts"
import { followProgress, type DemoProgress, type Phase, type Progress } from "./progress.ts"
import { causeOf, failingWith, type Failing } from "./reasons.ts"
import { ADMIN_EMAIL, CUSTOMER_EMAIL, openSecrets, writeAdminPaper } from "./secrets.ts"
import { buildShop, openShop, setUpShop, type ShopOptions } from "./shop.ts"
import { findSource, fingerprints, type Step } from "./source.ts"

export interface DemoShopOptions {
  /** Sekisho's data folder; everything goes into `demo` below it. */
  readonly dir: string
  readonly clock: Clock
  /** Aborting it during the start ends everything that was started. After the start, call `stop`. */
  readonly signal: AbortSignal
  /** Told at most once per hundredth. */
  readonly progress: (progress: DemoProgress) => void
  /** Of the reason in DEMO_FAILED and of the mailbox page. */
  readonly language?: Language
  /** Whether the shop takes `gateAddress` for its own address, because visitors come through a gate there. */
  readonly behindGate?: true
}

export interface Account {
  readonly email: string
  readonly password: string
}

export interface DemoShop {
  /** The shop itself. */
  readonly url: string
  /** `127.0.0.1:PORT`, free for a gate; the same at each start if possible. */
  readonly gateAddress: string
  readonly adminUrl: string
  readonly mailboxUrl: string
  /** Where the mailbox page finds mails. */
  readonly mailFolder: string
  readonly admin: Account
  readonly customer: Account
  /** The file with the addresses and passwords, readable by its owner only. */
  readonly adminPaper: string
  readonly log: string
  readonly database: {
    readonly host: string
    readonly port: number
    readonly name: string
    readonly user: string
    readonly password: string
  }
  /** From now on the shop answers only those who show this secret, as the lines of `sekisho up --plan` make a web server do. */
  lockOrigin(secret: string): void
  /** Ends the shop, its helpers and the database within 10 s. Can be called again. */
  stop(): Promise<void>
}

/** What runs, in the order it was started; ended in the other order. */
interface Running {
  groups: readonly { readonly group: Group; readonly graceMs: number }[]
  mailbox: Mailbox | null
}

const HOST = "127.0.0.1"
const SHOP_GRACE_MS = 2_000
const DATABASE_GRACE_MS = 5_000

const stopAll = async (running: Running, lock: Lock): Promise<void> => {
  await running.mailbox?.close()
  for (const { group, graceMs } of running.groups.toReversed()) await group.stop(graceMs)
  lock.release()
}

const pending = (marks: Marks, wanted: Readonly<Record<Step, string>>): readonly Phase[] => {
  const missing = (step: Step): readonly Phase[] => (marks.has(step, wanted[step]) ? [] : [step])
  const database: readonly Phase[] = marks.has("database", "1") ? [] : ["database"]
  return [...missing("install"), ...database, ...missing("setup"), ...missing("build"), "start"]
}

interface Ground {
  readonly source: string
  readonly owner: Owner
  readonly place: Place
}

/** Everything that can be refused before anything is written or started. */
const survey = (dir: string, failing: Failing): Ground => {
  const source = findSource(import.meta.dirname)
  if (source === null) throw failing("noSource")
  if (postgresPackage(process.platform, process.arch) === null)
    throw failing("noSystem", { system: `${process.platform}-${process.arch}` })
  const owner = ownerForChildren()
  if (owner === undefined) throw failing("noNobody")
  try {
    return { source, owner, place: preparePlace(dir, owner) }
  } catch (error) {
    throw failing("noPlace", { place: placeIn(dir, dir).home, cause: causeOf(error) }, error)
  }
}

const prepare = async (
  ground: Ground,
  options: DemoShopOptions,
  failing: Failing,
  running: Running,
): Promise<Omit<DemoShop, "stop" | "lockOrigin">> => {
  const { place, owner, source } = ground
  const { signal } = options
  for (const old of [place.log, place.npmLog, place.databaseLog, place.originSecret]) rmSync(old, { force: true })
  const marks = openMarks(place.marks)
  const { secrets, fresh } = openSecrets(place.secrets)
  if (fresh) marks.drop("database", "setup")
  const wanted = fingerprints(source, process.version)
  const progress = followProgress(pending(marks, wanted), options.clock, options.progress)
  const tick = (): void => progress.tick()

  placeFiles(source, place)
  if (!marks.has("install", wanted.install)) {
    progress.begin("install")
    marks.drop("install", "build")
    await installPackages({ place, failing, signal, tick: progress.tick })
    marks.set("install", wanted.install)
  }
  const ports = await choosePorts(place.ports)
  const url = `http://${HOST}:${ports.shop}/`
  const gateAddress = `${HOST}:${ports.gate}`
  const publicUrl = options.behindGate ? `http://${gateAddress}/` : url
  const shop: ShopOptions = { place, owner, ports, secrets, publicUrl, failing, signal }
  const database: DatabaseOptions = { place, owner, port: ports.database, password: secrets.database, failing, signal }
  const keep = (group: Group, graceMs: number): void => void (running.groups = [...running.groups, { group, graceMs }])

  await bringDatabase(database, marks, progress, keep)
  await bringShop(shop, marks, wanted, progress)
  progress.begin("start")
  running.mailbox = await openMailbox(place.mails, ports.mailbox, options.language ?? "ja")
  keep(await openShop(shop, tick), SHOP_GRACE_MS)
  progress.tick(1)

  const adminUrl = new URL("/admin", publicUrl).href
  writeAdminPaper(place.adminPaper, adminUrl, publicUrl, secrets)
  return {
    url,
    gateAddress,
    adminUrl,
    mailboxUrl: `http://${HOST}:${ports.mailbox}/`,
    mailFolder: place.mails,
    admin: { email: ADMIN_EMAIL, password: secrets.admin },
    customer: { email: CUSTOMER_EMAIL, password: secrets.customer },
    adminPaper: place.adminPaper,
    log: place.log,
    database: {
      host: HOST,
      port: ports.database,
      name: DATABASE_NAME,
      user: DATABASE_USER,
      password: secrets.database,
    },
  }
}

const bringDatabase = async (
  options: DatabaseOptions,
  marks: Marks,
  progress: Progress,
  keep: (group: Group, graceMs: number) => void,
): Promise<void> => {
  progress.begin("database")
  await createDatabase(options, marks)
  keep(await startDatabase(options), DATABASE_GRACE_MS)
}

const bringShop = async (
  options: ShopOptions,
  marks: Marks,
  wanted: Readonly<Record<Step, string>>,
  progress: Progress,
): Promise<void> => {
  const once = async (
    step: "setup" | "build",
    work: (options: ShopOptions, tick: () => void) => Promise<void>,
  ): Promise<void> => {
    if (marks.has(step, wanted[step])) return
    progress.begin(step)
    marks.drop(step)
    await work(options, () => progress.tick())
    marks.set(step, wanted[step])
  }
  await once("setup", setUpShop)
  await once("build", buildShop)
}

/**
 * Brings up the demo shop, installing it on first use (about 500 MB, some minutes; later starts take seconds and no network).
 * Throws DEMO_FAILED with the reason in the given language; nothing is left running then.
 */
export const startDemoShop = async (options: DemoShopOptions): Promise<DemoShop> => {
  const language = options.language ?? languageFrom(undefined, process.env)
  const paths = placeIn(options.dir, options.dir)
  const failing = failingWith(language, { shop: paths.log, npm: paths.npmLog, database: paths.databaseLog })
  const ground = survey(options.dir, failing)
  const lock = takeLock(ground.place.lock)
  if ("heldBy" in lock) throw failing("running", { place: ground.place.home, pid: lock.heldBy })
  const running: Running = { groups: [], mailbox: null }
  // When this process is ended in a hurry, the watchers inside the groups end them; only the lock is left to us.
  const hurry = (): void => lock.release()
  process.once("exit", hurry)
  let stopping: Promise<void> | null = null
  const stop = (): Promise<void> => {
    stopping ??= stopAll(running, lock).finally(() => process.off("exit", hurry))
    return stopping
  }
  try {
    if (options.signal.aborted) throw failing("stopped")
    const shop = await prepare(ground, { ...options, language }, failing, running)
    return { ...shop, lockOrigin: (secret) => lockOrigin(ground.place, ground.owner, secret), stop }
  } catch (error) {
    await stop()
    throw options.signal.aborted ? failing("stopped", {}, error) : asFailure(error, failing)
  }
}

const asFailure = (error: unknown, failing: Failing): Error =>
  error instanceof Error && error.name === "SekishoError"
    ? error
    : failing("noPlace", { place: "demo", cause: causeOf(error) }, error)

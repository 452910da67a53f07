import { symlinkSync, rmSync, mkdirSync } from "node:fs"
import { delimiter, join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { MINUTE_MS } from "../../lib/clock.ts"
import { DATABASE_NAME, DATABASE_USER, endOf } from "./database.ts"
import { startGroup, type Group } from "./group.ts"
import { canReach, type Owner } from "./owner.ts"
import type { Place } from "./place.ts"
import type { Ports } from "./ports.ts"
import { causeOf, type Failing, type Reason } from "./reasons.ts"
import { ADMIN_EMAIL, CUSTOMER_EMAIL, type Secrets } from "./secrets.ts"

export interface ShopOptions {
  readonly place: Place
  readonly owner: Owner
  readonly ports: Ports
  readonly secrets: Secrets
  /** The address a visitor sees; the shop writes it into links and mails. */
  readonly publicUrl: string
  readonly failing: Failing
  readonly signal: AbortSignal
}

/** EverShop starts its helpers as plain `node`; this folder, first in PATH, makes that our Node. */
const nodeFolder = (place: Place): string => {
  const folder = join(place.evershop, "bin")
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const link = join(folder, "node")
  rmSync(link, { force: true })
  symlinkSync(process.execPath, link)
  return folder
}

/** Nothing of our own environment goes in but what names places and proxies. */
const environment = ({ place, ports, secrets, publicUrl }: ShopOptions): NodeJS.ProcessEnv => ({
  PATH: `${nodeFolder(place)}${delimiter}/usr/local/bin${delimiter}/usr/bin${delimiter}/bin`,
  HOME: join(place.evershop, ".evershop"),
  TMPDIR: join(place.evershop, ".evershop"),
  LANG: "C.UTF-8",
  PORT: String(ports.shop),
  EVERSHOP_HOME_URL: publicUrl,
  DB_HOST: "127.0.0.1",
  DB_PORT: String(ports.database),
  DB_NAME: DATABASE_NAME,
  DB_USER: DATABASE_USER,
  DB_PASSWORD: secrets.database,
  DB_SSLMODE: "disable",
  NODE_CONFIG: JSON.stringify({ system: { session: { cookieSecret: secrets.cookie } } }),
  SEKISHO_DEMO_MAILS: place.mails,
  SEKISHO_DEMO_ORIGIN_SECRET: place.originSecret,
  NODE_NO_WARNINGS: "1",
})

/** The shop runs as the database's user where that user can run our Node, else as ourselves. */
const ownerOf = ({ owner }: ShopOptions): Owner => (owner !== null && canReach(owner, process.execPath) ? owner : null)

const run = (options: ShopOptions, args: readonly string[], extra: NodeJS.ProcessEnv = {}): Promise<Group> =>
  startGroup({
    command: process.execPath,
    args,
    cwd: options.place.evershop,
    env: { ...environment(options), ...extra },
    owner: ownerOf(options),
    log: options.place.log,
    stopSignal: "SIGTERM",
  })

const PROGRAM = join("node_modules", "@evershop", "evershop", "dist", "bin", "evershop.js")

/** No step takes this long, not even on a slow machine; one that does hangs. */
const STEP_MS = 15 * MINUTE_MS

const runToEnd = async (
  options: ShopOptions,
  reason: Reason,
  args: readonly string[],
  tick: () => void,
  extra?: NodeJS.ProcessEnv,
): Promise<void> => {
  const timer = setInterval(tick, 500)
  const bound = AbortSignal.any([options.signal, AbortSignal.timeout(STEP_MS)])
  try {
    const code = await endOf(await run(options, args, extra), bound)
    if (options.signal.aborted) throw options.failing("stopped")
    if (code !== 0) throw options.failing(reason, { code })
  } finally {
    clearInterval(timer)
  }
}

/** Tables, people, settings and products. Can be repeated. Throws DEMO_FAILED. */
export const setUpShop = (options: ShopOptions, tick: () => void): Promise<void> =>
  runToEnd(options, "setup", [join("setup", "setup.js")], tick, {
    SEKISHO_DEMO_ADMIN_EMAIL: ADMIN_EMAIL,
    SEKISHO_DEMO_ADMIN_PASSWORD: options.secrets.admin,
    SEKISHO_DEMO_CUSTOMER_EMAIL: CUSTOMER_EMAIL,
    SEKISHO_DEMO_CUSTOMER_PASSWORD: options.secrets.customer,
  })

/** Compiles the pages; about a minute on two cores. Throws DEMO_FAILED. */
export const buildShop = (options: ShopOptions, tick: () => void): Promise<void> =>
  runToEnd(options, "build", [PROGRAM, "build"], tick)

const HEALTH_MS = 60_000
const POLL_MS = 200
const PAGE_CHARS = 2 * 1024 * 1024

const read = async (url: string, signal: AbortSignal): Promise<string> => {
  const answer = await fetch(url, {
    redirect: "manual",
    signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
  })
  const page = (await answer.text()).slice(0, PAGE_CHARS)
  if (answer.status !== 200) throw new Error(`${url} ${answer.status}`)
  return page
}

/** The path of one product on a page of the shop: below one of the categories. Null where there is none. */
export const productLink = (page: string, categories: readonly string[]): string | null => {
  for (const [, path] of page.matchAll(/href="(\/[a-z0-9/-]{1,200})"/g))
    if (path !== undefined && categories.some((category) => path.startsWith(`/${category}/`))) return path
  return null
}

const isWhole = async (url: string, signal: AbortSignal): Promise<void> => {
  const path = productLink(await read(url, signal), ["tea", "teaware"])
  if (path === null) throw new Error("no product on the top page")
  await read(new URL(path, url).href, signal)
}

/** Starts the shop and waits until its top page links to a product that can be opened. Throws DEMO_FAILED. */
export const openShop = async (options: ShopOptions, tick: () => void): Promise<Group> => {
  const { place, ports, failing, signal } = options
  const preloads = ["loopback.cjs", "origin-lock.cjs"].flatMap((file) => [
    "--require",
    join(place.evershop, "preload", file),
  ])
  const group = await run(options, [...preloads, PROGRAM, "start"])
  const url = `http://127.0.0.1:${ports.shop}/`
  let last: unknown = null
  try {
    for (const end = performance.now() + HEALTH_MS; performance.now() < end; await sleep(POLL_MS)) {
      if (signal.aborted) throw failing("stopped")
      if (!group.running) throw failing("health", { cause: `exit ${await group.ended}` })
      tick()
      try {
        await isWhole(url, signal)
        return group
      } catch (error) {
        last = error
      }
    }
    throw failing("health", { cause: causeOf(last) }, last)
  } catch (error) {
    await group.stop(2_000)
    throw error
  }
}

import { serve, type ServerType } from "@hono/node-server"
import { randomBytes } from "node:crypto"
import type { AddressInfo } from "node:net"
import { CATALOGUE_EDITION } from "../guideline/catalogue.ts"
import type { Requirement } from "../guideline/requirement.ts"
import { HOUR_MS, MINUTE_MS, type Clock } from "../lib/clock.ts"
import { SekishoError } from "../lib/errors.ts"
import { VERSION } from "../lib/version.ts"
import type { Language } from "../lib/words.ts"
import { buildDocument } from "../report/build.ts"
import type { Document } from "../report/document.ts"
import { keptAnswers, weighedAnswers } from "../records/answers.ts"
import { pruneRuns } from "../records/retention.ts"
import { keepRun } from "../records/runs.ts"
import type { Blobs } from "../storage/blobs.ts"
import type { Records } from "../storage/records.ts"
import { createAttempts } from "./access/attempts.ts"
import { boxOf } from "./access/box.ts"
import { endLinks, linksOf, makeLink } from "./access/links.ts"
import { createOffers } from "./access/offers.ts"
import { canSignIn, PERSON, peopleOf } from "./access/people.ts"
import { createApp } from "./http/app.ts"
import { allowedHosts } from "./http/guard.ts"
import { servePages } from "./http/pages.ts"
import { HANDLERS } from "./routes/handlers.ts"
import { remindDaily } from "./remind/daily.ts"
import type { SendMail } from "./remind/mail.ts"
import { readWebFiles } from "./server/web-files.ts"
import { createCheckRunner } from "./site/check-runner.ts"
import { createPreviews } from "./site/previews.ts"
import { createSiteMemory } from "./site/site-now.ts"
import { allSites } from "./site/sites.ts"
import { createSummaries } from "./site/summaries.ts"
import type { ConsoleSite, RandomBytes, World } from "./world.ts"

export interface ConsoleOptions {
  readonly listen: { readonly host: string; readonly port: number }
  /** Where people reach it when it is not this machine: an https origin. */
  readonly publicUrl?: string
  readonly trustedProxies: readonly string[]
  readonly records: Records
  readonly blobs: Blobs
  readonly sites: readonly ConsoleSite[]
  readonly requirements: readonly Requirement[]
  /** Thirty-two bytes that seal the secrets among the records. */
  readonly key: Uint8Array
  readonly language: Language
  /** The built web app. */
  readonly webFolder: string
  readonly clock: Clock
  /** Told the result of every check that was started here, after it was kept. */
  readonly checked?: (site: string, document: Document) => void
  /** Hands a reminder over; left out where no mail server is set up. */
  readonly mail?: SendMail
  /** Mistakes of ours, a line each. */
  readonly report: (line: string) => void
  readonly random?: RandomBytes
  /** For tests: how an answer to a failed sign-in is put off. */
  readonly pause?: (ms: number) => Promise<void>
}

export interface RunningConsole {
  /** Without a slash at the end. */
  readonly url: string
  readonly port: number
  /** While nobody can sign in yet: a link that makes the first owner, once, within an hour. Else null. */
  firstLink(): Promise<string | null>
  stop(): Promise<void>
}

const LOOPBACK = new Set(["127.0.0.1", "::1"])
const FIRST_LINK_MS = HOUR_MS
const HEADERS_MS = 15_000
/** A file of 20 MB over a slow line has to fit in. */
const REQUEST_MS = 180_000
const HEADER_BYTES = 16_384

const refuseOpenHttp = ({ listen, publicUrl }: ConsoleOptions): void => {
  const secure = publicUrl !== undefined && URL.parse(publicUrl)?.protocol === "https:"
  if (!LOOPBACK.has(listen.host) && !secure) throw new SekishoError("CONSOLE_NEEDS_HTTPS")
}

/** Where people reach the console, without a slash at the end. */
export const consoleOrigin = (publicUrl: string | undefined, port: number): string =>
  // A name, not a number: only a name can have passkeys.
  publicUrl === undefined ? `http://localhost:${port}` : new URL(publicUrl).origin

const keepSight = (options: ConsoleOptions): Parameters<typeof createCheckRunner>[1] => {
  const { records, requirements } = options
  return async ({ site }, sight, by) => {
    const { platform, startedAt, endedAt } = sight
    const document = buildDocument({
      sekisho: VERSION,
      catalogue: CATALOGUE_EDITION,
      site: {
        ...site,
        platform: site.platform ?? platform?.id ?? null,
        platformName: platform?.name ?? null,
        platformVersion: platform?.version ?? null,
      },
      requirements,
      observations: sight.observations,
      answers: weighedAnswers(await keptAnswers(records, site.id), endedAt),
      startedAt,
      now: endedAt,
      durationMs: endedAt - startedAt,
      requestsSent: sight.requestsSent,
      browserRequestsSent: sight.browserRequestsSent,
      vantage: sight.vantage,
      notSeen: sight.notSeen,
    })
    await keepRun(records, site.id, { document, observations: sight.observations, at: endedAt, by })
    await pruneRuns(records, site.id, endedAt)
    options.checked?.(site.id, document)
  }
}

const worldOf = (options: ConsoleOptions, port: number): World => {
  const { records, blobs, requirements, clock, language } = options
  const random = options.random ?? randomBytes
  const box = boxOf(options.key, random)
  return {
    records,
    blobs,
    requirements,
    clock,
    language,
    random,
    configured: new Map(options.sites.map((site) => [site.site.id, site])),
    pause: options.pause ?? ((ms) => new Promise((done) => void setTimeout(done, ms))),
    publicOrigin: consoleOrigin(options.publicUrl, port),
    box,
    attempts: createAttempts({ records, clock, box }),
    offers: createOffers(clock),
    runner: createCheckRunner(clock, keepSight(options)),
    previews: createPreviews(clock),
    summaries: createSummaries({ records, requirements, clock }),
    memory: createSiteMemory(),
    mail: options.mail ?? null,
  }
}

const REFRESH_MS = 10 * MINUTE_MS

/** Reckons what has run out of the list of shops before somebody asks for it; answers how to stop. */
const keepListReady = (world: World, report: ConsoleOptions["report"]): (() => Promise<void>) => {
  let work: Promise<unknown> = Promise.resolve()
  const refresh = async (): Promise<void> => {
    try {
      await world.summaries.rows(await allSites(world))
    } catch (error) {
      report(error instanceof SekishoError ? error.code : String(error))
    }
  }
  const next = (): void => void (work = work.then(refresh))
  const timer = setInterval(next, REFRESH_MS).unref()
  next()
  return async () => {
    clearInterval(timer)
    await work
  }
}

/** Listens first: the port decides the address, and the address decides what is believed. */
const listening = async (
  options: ConsoleOptions,
  answer: (request: Request, environment: object) => Response | Promise<Response>,
): Promise<{ server: ServerType; port: number }> => {
  const { host, port } = options.listen
  return new Promise((done, fail) => {
    const server = serve(
      {
        fetch: (request, environment) => answer(request, environment),
        hostname: host,
        port,
        overrideGlobalObjects: false,
        serverOptions: { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, maxHeaderSize: HEADER_BYTES },
      },
      (info: AddressInfo) => done({ server, port: info.port }),
    )
    server.once("error", (error: NodeJS.ErrnoException) =>
      fail(new SekishoError("CONSOLE_CANNOT_LISTEN", { address: `${host}:${port}`, reason: error.code ?? "?" })),
    )
  })
}

const createFirstLink = (world: World) => async (): Promise<string | null> => {
  const { people, damaged } = await peopleOf(world.records)
  if (people.some(canSignIn)) return null
  // Somebody is there who only cannot be read: no stranger becomes the owner for that.
  if (damaged > 0) throw new SekishoError("RECORDS_DAMAGED", { key: PERSON, reason: "person" })
  await endLinks(
    world,
    (await linksOf(world.records, ["first"])).filter(({ dead }) => !dead),
  )
  const { url, write } = makeLink(world, {
    kind: "first",
    role: "owner",
    sites: "all",
    name: "",
    by: "sekisho",
    person: null,
    lifeMs: FIRST_LINK_MS,
  })
  await world.records.append([write])
  return url
}

/**
 * Brings the console up; it works with or without the gate. Throws `CONSOLE_CANNOT_LISTEN`, or `CONSOLE_NEEDS_HTTPS` where it
 * would be reached from other machines in the clear.
 */
export const startConsole = async (options: ConsoleOptions): Promise<RunningConsole> => {
  refuseOpenHttp(options)
  let answer: (request: Request, environment: object) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 })
  const { server, port } = await listening(options, (request, environment) => answer(request, environment))
  const world = worldOf(options, port)
  const hosts = allowedHosts(world.publicOrigin, { host: options.listen.host, port })
  const app = createApp({
    world,
    handlers: HANDLERS,
    hosts,
    trustedProxies: options.trustedProxies,
    report: options.report,
  })
  servePages(app, world, readWebFiles(options.webFolder))
  answer = (request, environment) => app.fetch(request, environment)
  const endList = keepListReady(world, options.report)
  const endMails = world.mail === null ? null : remindDaily(world, world.mail, options.report)
  return {
    url: world.publicOrigin,
    port,
    firstLink: createFirstLink(world),
    async stop() {
      await endList()
      await endMails?.()
      await world.runner.close()
      await new Promise<void>((done) => {
        server.close(() => done())
        if ("closeAllConnections" in server) server.closeAllConnections()
      })
    },
  }
}

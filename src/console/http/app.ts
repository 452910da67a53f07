import { Hono, type Context } from "hono"
import { streamSSE } from "hono/streaming"
import type { HttpBindings } from "@hono/node-server"
import { SekishoError } from "../../lib/errors.ts"
import type { Route } from "../contract/route.ts"
import { ROUTES, type RouteName } from "../contract/routes.ts"
import type { World } from "../world.ts"
import { questionsOf, requireRole, requireSite, viewerOf } from "./access.ts"
import { addressOf } from "./address.ts"
import { maxBytes, parsed, readBytes, readJson } from "./body.ts"
import type { Call, EventsReply, FileReply, Handlers } from "./call.ts"
import { clearCookie, cookieName, readCookie, setCookie } from "./cookie.ts"
import { download } from "./download.ts"
import { refuseOtherHosts, refuseOtherSites } from "./guard.ts"
import { baseHeaders, DATA_POLICY } from "./headers.ts"
import { problemOf, statusOf } from "./problem.ts"

export type ConsoleEnvironment = { readonly Bindings: HttpBindings }

export interface AppParts {
  readonly world: World
  readonly handlers: Handlers
  readonly hosts: ReadonlySet<string>
  readonly trustedProxies: readonly string[]
  /** Mistakes of ours, for whoever runs the console; never with anything that people typed. */
  readonly report: (line: string) => void
}

// Each line of the table goes with the handler of its own name; inside the loop they are all the same kind.
type AnyHandler = (call: Call) => Promise<unknown>

const bodyOf = async (name: RouteName, route: Route, request: Request): Promise<unknown> => {
  if (route.body === undefined) return null
  const max = maxBytes(name)
  return route.body === "bytes" ? readBytes(request, max) : parsed(route.body, await readJson(request, max))
}

const ID = /^[A-Za-z0-9_-]{1,120}$/
const idOf = (text: string | undefined): string => {
  if (text === undefined) return ""
  if (!ID.test(text)) throw new SekishoError("CONSOLE_NOT_HERE")
  return text
}

/** One value for each name; a name that comes twice is a trick or a mistake. */
const queryOf = (route: Route, url: string): unknown => {
  const pairs = [...new URL(url).searchParams]
  if (new Set(pairs.map(([name]) => name)).size < pairs.length)
    throw new SekishoError("CONSOLE_WRONG_REQUEST", { place: "query" })
  return route.query ? parsed(route.query, Object.fromEntries(pairs)) : null
}

const eventsOf = (context: Context<ConsoleEnvironment>, { event, start }: EventsReply): Response => {
  context.header("x-accel-buffering", "no")
  return streamSSE(context, async (stream) => {
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    let writing = Promise.resolve()
    const tell = (data: unknown): void => {
      const after = writing
      writing = (async () => {
        await after
        await stream.writeSSE({ event, data: JSON.stringify(data) })
      })()
      // A browser that went away is no mistake of ours.
      writing.catch(end)
    }
    const stop = start(tell, end)
    stream.onAbort(() => {
      stop()
      end()
    })
    await ended
    await writing.catch(() => undefined)
  })
}

const answered = (context: Context<ConsoleEnvironment>, route: Route, reply: unknown): Response => {
  // The table says which of the three a route answers, and the handler's type was checked against it.
  if (route.reply === "file") return download(context, reply as FileReply)
  if (route.reply === "events") return eventsOf(context, reply as EventsReply)
  // Only what the contract names goes out.
  return context.json(route.reply.parse(reply))
}

const handle = async (parts: AppParts, name: RouteName, context: Context<ConsoleEnvironment>): Promise<Response> => {
  const { world, handlers } = parts
  const route: Route = ROUTES[name]
  const request = context.req.raw
  const cookie = readCookie(request.headers.get("cookie"), cookieName(world.publicOrigin))
  const viewer = await viewerOf(world, cookie)
  requireRole(route, viewer, world.clock())
  const siteParam = context.req.param("site")
  const site = siteParam === undefined ? null : await requireSite(world, viewer, siteParam)
  const call: Call = {
    world,
    viewer: viewer as never, // null only where anyone may call
    site: site as never, // null exactly where the path names no site
    id: idOf(context.req.param("id")),
    query: queryOf(route, request.url) as never, // as the route's own shape made it
    body: (await bodyOf(name, route, request)) as never, // the same
    only: await questionsOf(world, viewer, site),
    address: addressOf(
      context.env.incoming.socket.remoteAddress,
      request.headers.get("x-forwarded-for"),
      parts.trustedProxies,
    ),
    browser: request.headers.get("user-agent") ?? "",
    cookie,
    setCookie: (value) =>
      context.header(
        "set-cookie",
        value === null ? clearCookie(world.publicOrigin) : setCookie(world.publicOrigin, value),
      ),
  }
  const handler = handlers[name] as unknown as AnyHandler // see AnyHandler
  try {
    return answered(context, route, await handler(call))
  } catch (error) {
    if (site && error instanceof SekishoError && error.code === "RECORDS_DAMAGED") await world.summaries.forget(site)
    throw error
  }
}

/** The console's web server as one function of a request. Every route of the table, and nothing else below `/api`. */
export const createApp = (parts: AppParts): Hono<ConsoleEnvironment> => {
  const { world } = parts
  const app = new Hono<ConsoleEnvironment>()
  const headers = Object.entries(baseHeaders(world.publicOrigin))
  app.use(async (context, next) => {
    for (const [name, value] of headers) context.header(name, value)
    refuseOtherHosts(context.req.header("host"), parts.hosts)
    await next()
  })
  app.use("/api/*", async (context, next) => {
    context.header("cache-control", "no-store")
    context.header("content-security-policy", DATA_POLICY)
    refuseOtherSites(context.req.raw, world.publicOrigin)
    await next()
  })
  // `Object.entries` forgets that the names are the table's own.
  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][])
    app.on(route.method, `/api${route.path}`, (context) => handle(parts, name, context))
  app.all("/api/*", () => {
    throw new SekishoError("CONSOLE_NOT_HERE")
  })
  app.onError((error, context) => {
    if (!(error instanceof SekishoError))
      parts.report(error instanceof Error ? (error.stack ?? error.message) : String(error))
    else if (statusOf(error) === 500) parts.report(error.code)
    else if (error.code === "RECORDS_DAMAGED") parts.report(`${error.code} ${String(error.values["key"])}`)
    for (const [name, value] of headers) context.header(name, value)
    context.header("cache-control", "no-store")
    context.header("content-security-policy", DATA_POLICY)
    return context.json(problemOf(error), statusOf(error))
  })
  return app
}

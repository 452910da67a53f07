import type { Hono } from "hono"
import type { Language } from "../../lib/words.ts"
import type { World } from "../world.ts"
import type { WebFiles } from "../server/web-files.ts"
import type { ConsoleEnvironment } from "./app.ts"
import { pagePolicy } from "./headers.ts"

const NONCE = "__SEKISHO_NONCE__"
const NONCE_BYTES = 18
const YEAR_SECONDS = 31_536_000

const NOT_BUILT: Readonly<Record<Language, string>> = {
  ja: "コンソールの画面がまだ作られていません。npm run build を実行してから、起動し直してください。\n",
  en: "The console's pages have not been built. Run npm run build, then start again.\n",
}

/** The web app: its files under their own names, and its one page for every other address. */
export const servePages = (app: Hono<ConsoleEnvironment>, world: World, { page, files }: WebFiles): void => {
  app.get("*", (context) => {
    const { path } = context.req
    const file = files.get(path)
    if (file !== undefined && path !== "/index.html") {
      context.header("content-type", file.type)
      context.header("etag", file.etag)
      // A name in `assets` holds the hash of what is in it.
      const kept = path.startsWith("/assets/") ? `public, max-age=${YEAR_SECONDS}, immutable` : "no-cache"
      context.header("cache-control", kept)
      context.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      if (context.req.header("if-none-match") === file.etag) return context.body(null, 304)
      return context.body(new Uint8Array(file.bytes))
    }
    context.header("cache-control", "no-store")
    const nonce = world.random(NONCE_BYTES).toString("base64")
    const host = new URL(context.req.url).host
    const origin = world.publicOrigin.startsWith("https:") ? world.publicOrigin : `http://${host}`
    context.header("content-security-policy", pagePolicy(origin, nonce))
    if (path.startsWith("/assets/")) return context.text("not here\n", 404)
    if (page === null) return context.text(NOT_BUILT[world.language], 503)
    return context.html(page.replaceAll(NONCE, nonce))
  })
}

import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, rmSync } from "node:fs"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { join } from "node:path"
import { z } from "zod"
import type { Language } from "../../lib/words.ts"
import { mailboxPage } from "./mailbox-page.ts"

const shape = z.object({
  sentAtMs: z.number(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
})
/** One mail of the demo shop. `body` is HTML as the shop wrote it: outside text. */
export type Mail = z.infer<typeof shape>

const MAX_MAILS = 100
const MAX_BYTES = 256 * 1024
/** Older files than these are thrown away. */
const KEPT_FILES = 500

const names = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d{15}-[0-9a-f-]{36}\.json$/.test(name))
      .toSorted()
      .toReversed()
  } catch {
    return []
  }
}

// The folder is the shop's: a link out of it is not followed, and a pipe does not hold us up.
const READ_PLAIN = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/** Reads at most `MAX_BYTES`; a mail that is longer, or no mail at all, is null. */
const readMail = (file: string): Mail | null => {
  try {
    const handle = openSync(file, READ_PLAIN)
    try {
      if (!fstatSync(handle).isFile()) return null
      const bytes = Buffer.alloc(MAX_BYTES + 1)
      const size = readSync(handle, bytes)
      return size > MAX_BYTES ? null : shape.parse(JSON.parse(bytes.toString("utf8", 0, size)))
    } finally {
      closeSync(handle)
    }
  } catch {
    return null
  }
}

/** The newest mails, newest first. */
export const readMails = (folder: string): readonly Mail[] =>
  names(folder)
    .slice(0, MAX_MAILS)
    .map((name) => readMail(join(folder, name)))
    .filter((mail) => mail !== null)

export const pruneMails = (folder: string): void => {
  for (const name of names(folder).slice(KEPT_FILES)) rmSync(join(folder, name), { force: true })
}

const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
}

const languageOf = (request: IncomingMessage, url: URL, fallback: Language): Language => {
  const wish = url.searchParams.get("lang") ?? request.headers["accept-language"]?.slice(0, 2)
  return wish === "ja" || wish === "en" ? wish : fallback
}

const answer = (request: IncomingMessage, response: ServerResponse, folder: string, fallback: Language): void => {
  const send = (status: number, type: string, body: string): void => {
    response.writeHead(status, { ...HEADERS, "content-type": `${type}; charset=utf-8` }).end(body)
  }
  const host = request.headers.host ?? ""
  // A page elsewhere that lets its name point here must not read the mails.
  if (!/^(127\.0\.0\.1|localhost)(:\d{1,5})?$/.test(host)) return send(421, "text/plain", "421\n")
  if (request.method !== "GET" && request.method !== "HEAD") return send(405, "text/plain", "405\n")
  const url = URL.parse(request.url ?? "/", `http://${host}`)
  if (url?.pathname === "/mails.json")
    return send(200, "application/json", JSON.stringify({ mails: readMails(folder) }))
  if (url?.pathname !== "/") return send(404, "text/plain", "404\n")
  send(200, "text/html", mailboxPage(readMails(folder), languageOf(request, url, fallback)))
}

export interface Mailbox {
  readonly port: number
  close(): Promise<void>
}

/** Serves the mails of a folder on loopback, for reading only. Throws what listening throws. */
export const openMailbox = async (folder: string, port: number, language: Language): Promise<Mailbox> => {
  pruneMails(folder)
  const server = createServer({ requestTimeout: 5_000 }, (request, response) =>
    answer(request, response, folder, language),
  )
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen({ port, host: "127.0.0.1" }, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

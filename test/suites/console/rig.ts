import { randomBytes } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Secret, TOTP } from "otpauth"
import { startConsole, type ConsoleOptions, type RunningConsole } from "../../../src/console/server.ts"
import type { ConsoleSite, Look } from "../../../src/console/world.ts"
import type { Role } from "../../../src/console/contract/shared.ts"
import { REQUIREMENTS } from "../../../src/guideline/catalogue.ts"
import { HOUR_MS } from "../../../src/lib/clock.ts"
import { folderBlobs } from "../../../src/storage/folder-blobs.ts"
import type { Records } from "../../../src/storage/records.ts"
import { openSqlite } from "../../../src/storage/sqlite.ts"

export const NOW = Date.UTC(2026, 10, 23, 3, 0, 0)
export const PASSWORD = "ame-ga-furu-hi-no-mise"

export const siteNamed = (id: string, look: Look | null = null): ConsoleSite => ({
  site: {
    id,
    publicUrl: `https://${id}.example.jp/`,
    state: "open",
    form: "oss",
    payment: "token",
    membership: true,
    platform: null,
    strangers: ["public"],
  },
  size: {},
  details: {},
  look,
  sample: false,
})

export interface Answered {
  readonly status: number
  readonly headers: Headers
  /** JSON where it is some, else the text. */
  readonly body: unknown
  readonly bytes: Uint8Array
}

/** One browser: keeps its cookie and sends what the console's own pages send. */
export class Browser {
  cookie: string | null = null
  private readonly url: string
  constructor(url: string) {
    this.url = url
  }
  async send(
    method: string,
    path: string,
    init: { body?: BodyInit; headers?: Record<string, string> } = {},
  ): Promise<Answered> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      redirect: "manual",
      headers: {
        ...(method === "GET" ? {} : { "x-sekisho-console": "1" }),
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
        ...init.headers,
      },
      ...(init.body === undefined ? {} : { body: init.body }),
    })
    const set = answer.headers.get("set-cookie")
    if (set !== null) this.cookie = set.includes("Max-Age=0") ? null : (set.split(";")[0] ?? null)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const text = Buffer.from(bytes).toString("utf8")
    const json = answer.headers.get("content-type")?.startsWith("application/json") === true
    return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : text, bytes }
  }
  get(path: string): Promise<Answered> {
    return this.send("GET", `/api${path}`)
  }
  json(method: string, path: string, body: unknown): Promise<Answered> {
    return this.send(method, `/api${path}`, {
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    })
  }
  post(path: string, body: unknown = {}): Promise<Answered> {
    return this.json("POST", path, body)
  }
}

/** A value somewhere in a JSON answer; the tests know what they asked for. */
export const at = <T = unknown>(body: unknown, ...path: readonly (string | number)[]): T =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[key] : undefined, // see above
    body,
  ) as T // see above

export const tokenOf = (link: string): string => link.split("#")[1] ?? ""

/** The authenticator's code for a time. */
export const codeAt = (secret: string, nowMs: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: nowMs })

export interface Rig {
  readonly console: RunningConsole
  readonly url: string
  readonly records: Records
  readonly folder: string
  /** Milliseconds by which answers were put off. */
  readonly pauses: number[]
  readonly reports: string[]
  now: number
  browser(): Browser
  /** Turns a link into somebody who is signed in; also tells the authenticator's secret. */
  join(
    link: string,
    name: string,
    login: string,
  ): Promise<{ browser: Browser; secret: string; recovery: readonly string[]; id: string }>
  stop(): Promise<void>
}

export const startRig = async (told: Partial<ConsoleOptions> = {}): Promise<Rig> => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-console-"))
  const records = told.records ?? (await openSqlite(join(folder, "records.db")))
  const pauses: number[] = []
  const reports: string[] = []
  const rig = { now: NOW }
  const console = await startConsole({
    listen: { host: "127.0.0.1", port: 0 },
    trustedProxies: [],
    blobs: folderBlobs(join(folder, "blobs"), 20 * 1024 * 1024),
    sites: [siteNamed("main"), siteNamed("other")],
    requirements: REQUIREMENTS,
    key: randomBytes(32),
    language: "ja",
    webFolder: join(folder, "no-web"),
    clock: () => rig.now,
    report: (line) => void reports.push(line),
    pause: async (ms) => void pauses.push(ms),
    ...told,
    records,
  })
  const url = `http://127.0.0.1:${console.port}`
  const browser = (): Browser => new Browser(url)
  return Object.assign(rig, {
    console,
    url,
    records,
    folder,
    pauses,
    reports,
    browser,
    async join(link: string, name: string, login: string) {
      const own = browser()
      const token = tokenOf(link)
      const offer = await own.post("/join/look", { token })
      const secret = at<string>(offer.body, "totp", "secret")
      const factor = { kind: "password", password: PASSWORD, code: codeAt(secret, rig.now) }
      const joined = await own.post("/join", { token, name, login, factor })
      if (joined.status !== 200) throw new Error(JSON.stringify(joined.body))
      return {
        browser: own,
        secret,
        recovery: at<string[]>(joined.body, "recoveryCodes"),
        id: at<string>(joined.body, "me", "id"),
      }
    },
    async stop() {
      await console.stop()
      await records.close()
      rmSync(folder, { recursive: true, force: true })
    },
  })
}

export interface Cast {
  readonly rig: Rig
  readonly owner: Browser
  readonly practitioner: Browser
  readonly contractor: Browser
  readonly auditor: Browser
  /** Owner of the other shop only. */
  readonly stranger: Browser
  readonly nobody: Browser
  readonly ids: Readonly<Record<Role, string>>
  readonly ownerSecret: string
}
/** What the contractor of the cast may answer. */
export const ASSIGNED = ["build/4.accounts", "1-(i)-a"] as const

/** Everybody who can be signed in, on a console of their own. */
export const startCast = async (told: Partial<ConsoleOptions> = {}): Promise<Cast> => {
  const rig = await startRig(told)
  const first = await rig.join((await rig.console.firstLink()) ?? "", "山田 太郎", "yamada")
  const owner = first.browser
  const invited = async (role: Role, sites: unknown, name: string, login: string) => {
    const link = await owner.post("/people/invitations", { name, role, sites })
    return rig.join(at<string>(link.body, "link"), name, login)
  }
  const practitioner = await invited("practitioner", ["main"], "佐藤 花子", "sato")
  const auditor = await invited("auditor", ["main"], "監査 一郎", "kansa")
  const stranger = await invited("owner", ["other"], "他店 次郎", "taten")
  const made = await owner.post("/sites/main/contractors", { name: "制作 三郎", questions: ASSIGNED })
  const contractor = rig.browser()
  const entered = await contractor.post("/session/link", { token: tokenOf(at<string>(made.body, "link")) })
  rig.now += HOUR_MS / 60
  return {
    rig,
    owner,
    practitioner: practitioner.browser,
    contractor,
    auditor: auditor.browser,
    stranger: stranger.browser,
    nobody: rig.browser(),
    ids: {
      owner: first.id,
      practitioner: practitioner.id,
      auditor: auditor.id,
      contractor: at<string>(entered.body, "me", "id"),
    },
    ownerSecret: first.secret,
  }
}

/** The owner on another browser, at the time that it is now. */
export const signInOwner = async ({ rig, ownerSecret }: Cast): Promise<Browser> => {
  const browser = rig.browser()
  const told = { login: "yamada", password: PASSWORD, code: codeAt(ownerSecret, rig.now) }
  const entered = await browser.post("/session/password", told)
  if (entered.status !== 200) throw new Error(JSON.stringify(entered.body))
  return browser
}

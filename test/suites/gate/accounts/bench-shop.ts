import { mkdtempSync, rmSync } from "node:fs"
import { randomBytes } from "node:crypto"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openMailer } from "../../../../src/gate/services/mailer.ts"
import type { Services } from "../../../../src/gate/services/services.ts"
import { systemClock } from "../../../../src/lib/clock.ts"
import { openSqlite } from "../../../../src/storage/sqlite.ts"
import { oneShop, soon, startRig, type Rig, type RigOptions } from "../rig.ts"
import { codeIn, mailServer, type MailServer } from "./mail-server.ts"
import { smallShop, type SmallShop } from "./shop.ts"
import { visitorAt, type Visitor } from "./visitor.ts"

export const HANAKO = { email: "hanako@example.jp", password: "correct horse 7" } as const
export const TARO = { email: "taro@example.jp", password: "another horse 8" } as const

/** A shop behind a gate, a mailbox, and visitors. */
export interface Bench {
  readonly shop: SmallShop
  readonly rig: Rig
  readonly mail: MailServer
  at(address: string, cookies?: Map<string, string>): Visitor
  /** Reasons of the gate's events, each with how often. */
  reasons(): ReadonlyMap<string, number>
  /** The code in the newest mail to `address` once there are `count` mails to it. */
  code(address: string, count?: number): Promise<string>
  mailsTo(address: string): number
  /** Customer requests of such a kind that got through. */
  got(request: string): number
  close(): Promise<void>
}

const GUARDS = ["login-defence", "second-factor", "step-up", "notice"] as const
type Guards = Partial<Record<(typeof GUARDS)[number], string>>

/** `guards`: what is written after `mode: enforce` of each guard that is there. */
export const startBench = async (
  guards: Guards,
  accounts: Readonly<Record<string, string>> = {},
  options: RigOptions & { readonly mode?: string } = {},
): Promise<Bench> => {
  const shop = await smallShop({ [HANAKO.email]: HANAKO.password, [TARO.email]: TARO.password, ...accounts })
  const mail = await mailServer()
  const folder = mkdtempSync(join(tmpdir(), "sekisho-accounts-"))
  const records = await openSqlite(join(folder, "records.db"))
  const clock = options.clock ?? systemClock
  const mailer = openMailer({ url: mail.url, from: "shop@shop.test", folder: join(folder, "mail"), clock, random: randomBytes }) // prettier-ignore
  const services: Partial<Services> = { records, mailer, ...options.services }
  const lines = Object.entries(guards).map(([name, more]) => `  ${name}: { mode: ${options.mode ?? "enforce"}${more} }`)
  const yaml = oneShop(shop.url, `platform: evershop\nguards:\n${lines.join("\n")}`, "trusted-proxies: [127.0.0.1/32]")
  const rig = await startRig(yaml, { ...options, services, folder: join(folder, "gate") })
  const to = (address: string) => mail.mails.filter((one) => one.to.includes(address))
  return {
    shop,
    rig,
    mail,
    at: (address, cookies) => visitorAt(rig.port, address, cookies),
    reasons() {
      const counts = new Map<string, number>()
      for (const { reason } of rig.events()) counts.set(reason, (counts.get(reason) ?? 0) + 1)
      return counts
    },
    async code(address, count = 1) {
      await soon(() => to(address).length >= count)
      return codeIn(to(address).at(-1))
    },
    mailsTo: (address) => to(address).length,
    got: (request) => shop.reached.filter((one) => one === request).length,
    async close() {
      await rig.close()
      await mailer.close()
      await records.close()
      await mail.close()
      await shop.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Logs in and gives the code: a customer as he should be. */
export const passAs = async (
  bench: Bench,
  visitor: Visitor,
  { email, password }: { readonly email: string; readonly password: string },
  remember = false,
): Promise<void> => {
  const before = bench.mailsTo(email)
  await visitor.visit("/account/login")
  await visitor.logIn(email, password)
  const code = await bench.code(email, before + 1)
  await visitor.post("/.sekisho/factor", { do: "check", code, back: "/account", ...(remember ? { remember: "1" } : {}) }) // prettier-ignore
}

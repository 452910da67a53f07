import { join, resolve } from "node:path"
import type { Config, SiteConfig } from "../../config/schema.ts"
import { candidatesIn } from "../../gate/acts/requested.ts"
import { adminFolderOf } from "../../gate/places.ts"
import { cardDoors } from "../../gate/stages/card-testing/doors.ts"
import { tokenDoorWords } from "../../gate/stages/second-factor/token-doors.ts"
import { STAGE_NAMES, type StageName } from "../../gate/stages/stage.ts"
import { STAGE_TITLES } from "../../gate/stages/titles.ts"
import { DAY_MS } from "../../lib/clock.ts"
import { EXIT, SekishoError, type Exit } from "../../lib/errors.ts"
import { say, type Language, type Words } from "../../lib/words.ts"
import { GENERIC, profileById } from "../../platforms/profiles.ts"
import { text, type Given, type Io } from "../command.ts"
import { dataDirOf } from "../gate-process.ts"
import { CONFIG_FILE, readConfig } from "../site-options.ts"
import { eventsSince, firstDayMs, type LoggedEvent } from "./events.ts"
import { reasonWords } from "./reason-words.ts"

const WORDS = {
  head: { ja: "{site}: この{days}日間に門がしたこと", en: "{site}: what the gate did in the last {days} days" },
  off: { ja: "  - {title} {stage}: 切ってあります", en: "  - {title}, {stage}: off" },
  enforce: {
    ja: "  ○ {title} {stage}(止める): {count} 件を止めました",
    en: "  ○ {title}, {stage} (enforced): stopped {count}",
  },
  observe: {
    ja: "  △ {title} {stage}(記録だけ): {count} 件を止めるはずでした",
    en: "  △ {title}, {stage} (only observes): would have stopped {count}",
  },
  touched: {
    ja: "     訪問者 {visitors} か所 · 注文や支払いのページに触れたもの {orders} 件",
    en: "     {visitors} addresses · {orders} at pages of orders and payments",
  },
  why: { ja: "     {count} 件: {says}", en: "     {count}: {says}" },
  example: {
    ja: "       例 {reference}  {time}  {method} {path}",
    en: "       such as {reference}  {time}  {method} {path}",
  },
  ready: {
    ja: "     → お客さまのものがなければ: sekisho guard enforce {stage}   一つずつ確かめるには: sekisho explain 番号",
    en: "     → if none was an honest visitor's: sekisho guard enforce {stage}   to look at one: sekisho explain NUMBER",
  },
  nobody: {
    ja: "  → 誰も止めることのなかったもの: {stages}。止めるほうに替えるには: sekisho guard enforce 名前",
    en: "  → would have stopped nobody: {stages}. To enforce one: sekisho guard enforce NAME",
  },
  short: {
    ja: "  → まだ {days} 日分の記録しかありません。7日見てから止めるのが安心です",
    en: "  → there are only {days} days of events; look at seven before you enforce",
  },
  accept: {
    ja: "  ○ 受け付け(いつも): 二通りに読めるリクエストを {count} 件止めました",
    en: "  ○ accept (always): refused {count} that can be read in two ways",
  },
  unguarded: {
    ja: "{site}: 門の後ろにありません(upstreams がありません)",
    en: "{site}: is not behind the gate (no upstreams)",
  },
} as const satisfies Record<string, Words>

/** Decisions that stopped somebody, or would have. */
const STOPS = new Set(["refuse", "hold", "challenge", "observe", "edit", "answer"])
const EXAMPLES = 2
const REASONS_SHOWN = 6

interface Tally {
  count: number
  orders: number
  readonly visitors: Set<string>
  readonly reasons: Map<string, LoggedEvent[]>
  readonly counts: Map<string, number>
}
const emptyTally = (): Tally => ({ count: 0, orders: 0, visitors: new Set(), reasons: new Map(), counts: new Map() })

/** What was or would have been stopped, by stage. */
export type SiteTally = ReadonlyMap<string, Tally>

const isOrder = (site: SiteConfig): ((event: LoggedEvent) => boolean) => {
  const profile = profileById(site.platform ?? "") ?? GENERIC
  const candidatesOf = candidatesIn(profile, adminFolderOf(profile, site.admin?.url))
  const isDoor = cardDoors(profile)
  return ({ method, path }) => {
    const address = { method: method ?? "", path: path ?? "", query: null }
    // At an address of GraphQL an event does not tell what was asked for.
    const candidates = candidatesOf(address).filter(({ mutation }) => mutation === undefined)
    return isDoor({ ...address, candidates })
  }
}

/** Gathers the events of one site. The first examples of each reason are kept, whatever their number. */
export const tallySite = (site: SiteConfig, events: Iterable<LoggedEvent>): SiteTally => {
  const byStage = new Map<string, Tally>()
  const touchesOrder = isOrder(site)
  for (const event of events) {
    const own = event.site === site.id || (event.site === null && event.stage === "accept")
    if (!own || !STOPS.has(event.decision)) continue
    const tally = byStage.get(event.stage) ?? emptyTally()
    byStage.set(event.stage, tally)
    tally.count += 1
    if (event.address !== null) tally.visitors.add(event.address)
    if (touchesOrder(event)) tally.orders += 1
    tally.counts.set(event.reason, (tally.counts.get(event.reason) ?? 0) + 1)
    const kept = tally.reasons.get(event.reason) ?? []
    tally.reasons.set(event.reason, kept)
    if (kept.length < EXAMPLES && event.reference !== null) kept.push(event)
  }
  return byStage
}

const timeOf = (iso: string, language: Language): string =>
  new Date(iso).toLocaleString(language === "ja" ? "ja-JP" : "en-GB", { timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "short" }) // prettier-ignore

const details = (tally: Tally, language: Language): readonly string[] => {
  const reasons = [...tally.counts].toSorted(([, a], [, b]) => b - a).slice(0, REASONS_SHOWN)
  return [
    say(WORDS.touched, language, { visitors: tally.visitors.size, orders: tally.orders }),
    ...reasons.flatMap(([reason, count]) => [
      say(WORDS.why, language, { count, says: say(reasonWords(reason).says, language) }),
      ...(tally.reasons.get(reason) ?? []).map(
        ({ reference, time, method, path }) =>
        say(WORDS.example, language, { reference: reference ?? "", time: timeOf(time, language), method: method ?? "", path: path ?? "" }), // prettier-ignore
      ),
    ]),
  ]
}

/** One stage: how it is set, and what it did. Before there are enough events, nothing is advised. */
const stageLines = (
  stage: StageName,
  mode: "off" | "observe" | "enforce",
  tally: Tally | undefined,
  enough: boolean,
  language: Language,
) => {
  const values = { stage, title: say(STAGE_TITLES[stage], language), count: tally?.count ?? 0 }
  const head = say(WORDS[mode], language, values)
  if (tally === undefined) return [head]
  const ready = mode === "observe" && enough ? [say(WORDS.ready, language, { stage })] : []
  return [head, ...details(tally, language), ...ready]
}

/** What the second factor cannot cover at this shop. */
const tokenLines = ({ platform, guards }: SiteConfig, language: Language): readonly string[] => {
  const settings = guards["second-factor"]
  if (settings === undefined || settings.mode === "off") return []
  const words = tokenDoorWords(profileById(platform ?? "") ?? GENERIC, settings)
  return words === null ? [] : [`     ! ${say(words, language)}`]
}

const closingLine = (site: SiteConfig, byStage: SiteTally, seenDays: number, enough: boolean, language: Language) => {
  const observing = STAGE_NAMES.filter((stage) => site.guards[stage]?.mode === "observe")
  if (observing.length === 0) return []
  if (!enough) return [say(WORDS.short, language, { days: Math.floor(seenDays) })]
  const quiet = observing.filter((stage) => !byStage.has(stage))
  return quiet.length === 0 ? [] : [say(WORDS.nobody, language, { stages: quiet.join(", ") })]
}

const siteLines = (
  site: SiteConfig,
  byStage: SiteTally,
  days: number,
  seenDays: number,
  language: Language,
): readonly string[] => {
  const enough = seenDays >= Math.min(days, 7)
  return [
    say(WORDS.head, language, { site: site.id, days }),
    say(WORDS.accept, language, { count: byStage.get("accept")?.count ?? 0 }),
    ...STAGE_NAMES.flatMap((stage) => [
      ...stageLines(stage, site.guards[stage]?.mode ?? "off", byStage.get(stage), enough, language),
      ...(stage === "second-factor" ? tokenLines(site, language) : []),
    ]),
    ...closingLine(site, byStage, seenDays, enough, language),
  ]
}

const daysOf = (told: string | undefined): number => {
  const days = told === undefined ? 7 : /^[0-9]{1,3}$/.test(told) ? Number(told) : 0
  if (days < 1 || days > 400)
    throw new SekishoError("USAGE_BAD_VALUE", {
      option: "--days",
      given: (told ?? "").slice(0, 20),
      allowed: "1 … 400",
    })
  return days
}

const chosen = (config: Config, id: string | undefined): readonly SiteConfig[] => {
  const sites = config.sites.filter((site) => id === undefined || site.id === id)
  if (sites.length > 0) return sites
  throw new SekishoError("USAGE_BAD_VALUE", { option: "--site", given: id ?? "", allowed: config.sites.map((one) => one.id).join(", ") }) // prettier-ignore
}

/** Tells in the owner's words what every guard stopped, or would have. */
export const status = (io: Io, given: Given): Exit => {
  const days = daysOf(text(given, "days"))
  const file = resolve(io.folder, text(given, "config") ?? CONFIG_FILE)
  const config = readConfig(file)
  const nowMs = io.clock()
  const folder = join(dataDirOf(file, config), "events")
  const seenDays = (nowMs - (firstDayMs(folder) ?? nowMs)) / DAY_MS
  for (const site of chosen(config, text(given, "site"))) {
    const lines =
      site.upstreams === undefined
        ? [say(WORDS.unguarded, io.language, { site: site.id })]
        : siteLines(site, tallySite(site, eventsSince(folder, nowMs - days * DAY_MS)), days, seenDays, io.language)
    io.out(`${lines.join("\n")}\n`)
  }
  return EXIT.fine
}

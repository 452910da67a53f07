import { z } from "zod"
import { criterionById } from "../../guideline/catalogue.ts"
import { japanDay } from "../../guideline/japan-day.ts"
import { DAY_MS, isoTime } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import type { Words } from "../../lib/words.ts"
import { lastWords, type KeptWord } from "../../records/answers.ts"
import { journalWrite } from "../../records/journal.ts"
import type { Records, Write } from "../../storage/records.ts"
import { endLinks, linkWrite, linksOf, makeLink, type Link } from "../access/links.ts"
import { hashOf } from "../access/tokens.ts"
import { TERMINAL_QUESTIONS, type terminalAnswer, type terminalList } from "../contract/links.ts"
import type { ConsoleSite, World } from "../world.ts"
import { deed, type Speaker } from "./answering.ts"
import { answerView } from "./rows.ts"
import { criterionOf, terminalQuestion, type TerminalQuestion } from "./terminal-questions.ts"
import { traceWrite } from "./trace.ts"

const DEVICE = "terminal-device"
/** A quarter of a year: then the form is filled in again. */
export const REPEAT_DAYS = 92
const LINK_DAYS = 2 * 366
const MAX_DEVICES = 20
const SUMMARY_CRITERION = "build/14.admin-terminals"

const said = z.enum(["yes", "no", "unknown"])
const shape = z.object({
  link: z.string(),
  name: z.string(),
  device: z.string(),
  answers: z.object({ "anti-malware": said, updates: said, "screen-lock": said, "own-account": said }),
})
interface Device extends z.infer<typeof shape> {
  readonly at: number
}

const devicesOf = async (records: Records, shop: string): Promise<readonly Device[]> =>
  (await records.list(DEVICE, `${shop}/`)).flatMap(({ body, at }) => {
    const parsed = shape.safeParse(body)
    return parsed.success ? [{ ...parsed.data, at }] : []
  })

const dueOf = ({ at }: Device): string => japanDay(at + REPEAT_DAYS * DAY_MS)
const isOf = (site: ConsoleSite, { sites }: Link): boolean => sites !== "all" && sites.includes(site.site.id)

interface Scene {
  readonly links: readonly Link[]
  readonly devices: readonly Device[]
  readonly now: number
}
const sceneOf = async (world: World, site: ConsoleSite): Promise<Scene> => {
  const now = world.clock()
  const links = (await linksOf(world.records, ["terminal"])).filter((link) => isOf(site, link))
  return { links, devices: await devicesOf(world.records, site.site.id), now }
}
const alive = ({ links, now }: Scene): readonly Link[] => links.filter((link) => !link.dead && link.expiresAt > now)

const livingDevices = (scene: Scene): readonly Device[] => {
  const links = new Set(alive(scene).map(({ id }) => id))
  return scene.devices.filter(({ link }) => links.has(link))
}

interface Feed {
  readonly criterion: string
  /** Null where nothing can be said: somebody has not answered, or does not know. */
  readonly state: "yes" | "no" | null
  readonly because: Words
}

/** What the devices of everybody say together: one no is a no, and a yes needs all of them, fresh. */
const feedOf = (scene: Scene, criterion: string, questions: readonly TerminalQuestion[]): Feed => {
  const links = alive(scene)
  const devices = livingDevices(scene)
  const no = devices.find(({ answers }) => questions.some((question) => answers[question] === "no"))
  if (no)
    return {
      criterion,
      state: "no",
      because: {
        ja: `${no.name}さんの「${no.device}」で「いいえ」です(${japanDay(no.at)})`,
        en: `no for ${no.name}'s "${no.device}" (${japanDay(no.at)})`,
      },
    }
  const silent = links.find(({ id }) => !devices.some(({ link }) => link === id))
  if (silent || devices.length === 0)
    return {
      criterion,
      state: null,
      because: { ja: "まだ全員が答えていません", en: "not everybody has answered yet" },
    }
  const stale = devices.find((device) => dueOf(device) < japanDay(scene.now))
  const unsure = devices.find(({ answers }) => questions.some((question) => answers[question] === "unknown"))
  const open = stale ?? unsure
  if (open)
    return {
      criterion,
      state: null,
      because: {
        ja: `${open.name}さんの「${open.device}」を確かめ直してください`,
        en: `look again at ${open.name}'s "${open.device}"`,
      },
    }
  const oldest = Math.min(...devices.map(({ at }) => at))
  return {
    criterion,
    state: "yes",
    because: {
      ja: `端末 ${devices.length} 台すべてで「はい」です(最も古い確認 ${japanDay(oldest)})`,
      en: `yes for all ${devices.length} devices (oldest answer ${japanDay(oldest)})`,
    },
  }
}

const feedsOf = (scene: Scene): readonly Feed[] => [
  ...TERMINAL_QUESTIONS.map((question) => feedOf(scene, criterionOf(question), [question])),
  feedOf(scene, SUMMARY_CRITERION, ["anti-malware", "updates", "screen-lock"]),
]

/** What a person decided otherwise stays: another measure, the provider's, or that it does not apply. */
const isSettled = (word: KeptWord | undefined, now: number): boolean => {
  const answer = word?.answer
  return !!answer && answer.until > now && ["provider", "alternative", "not-applicable"].includes(answer.state)
}

const feedWrites = (
  world: World,
  site: ConsoleSite,
  scene: Scene,
  words: ReadonlyMap<string, KeptWord>,
  by: string,
): readonly Write[] => {
  const oldest = Math.min(...livingDevices(scene).map(({ at }) => at))
  return feedsOf(scene).flatMap(({ criterion, state, because }) =>
    state === null || isSettled(words.get(criterion), scene.now)
      ? []
      : [
          traceWrite(world, site.site.id, words, {
            criterion,
            state,
            by,
            text: because.ja,
            until: japanDay(Math.max(oldest, scene.now - REPEAT_DAYS * DAY_MS + DAY_MS) + REPEAT_DAYS * DAY_MS),
            enteredBy: null,
          }),
        ],
  )
}

const TRIES = 5

/** Answers what all devices together say now. Two forms at once: each counts all devices, and the later one counts again. */
const feed = async (world: World, site: ConsoleSite, by: string): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const words = await lastWords(world.records, site.site.id)
    const writes = feedWrites(world, site, await sceneOf(world, site), words, by)
    if (writes.length === 0 || (await world.records.append(writes)).state === "appended") return
  }
}

/** The staff's links, their devices, and what these say about build/5 and build/14. */
export const terminalsOf = async (world: World, site: ConsoleSite): Promise<z.input<typeof terminalList>> => {
  const scene = await sceneOf(world, site)
  const words = await lastWords(world.records, site.site.id)
  const today = japanDay(scene.now)
  return {
    terminals: scene.links.map((link) => {
      const devices = scene.devices
        .filter((one) => one.link === link.id)
        .map((one) => {
          const due = dueOf(one)
          return { device: one.device, answers: one.answers, at: isoTime(one.at), due, overdue: due < today }
        })
      return {
        id: link.id,
        name: link.name,
        createdAt: isoTime(link.createdAt),
        revokedAt: link.dead ? isoTime(link.changedAt) : null,
        devices,
        overdue: !link.dead && (devices.length === 0 || devices.some(({ overdue }) => overdue)),
      }
    }),
    feeds: feedsOf(scene).map(({ criterion, because }) => {
      const answer = words.get(criterion)?.answer
      const question = criterionById(criterion)?.question ?? because
      return { criterion, question, answer: answer ? answerView(answer) : null, because }
    }),
  }
}

/** A personal link for one staff member, used again every quarter. */
export const addTerminal = async (speaker: Speaker, name: string) => {
  const { world, site } = speaker
  const { link, url, write } = makeLink(world, {
    kind: "terminal",
    role: "contractor",
    sites: [site.site.id],
    name,
    by: speaker.person.name,
    person: null,
    lifeMs: LINK_DAYS * DAY_MS,
  })
  await world.records.append([write, deed(speaker, "terminal", [name])])
  return { id: link.id, link: url, expiresAt: isoTime(link.expiresAt) }
}

export const removeTerminal = async (speaker: Speaker, id: string): Promise<void> => {
  const { world, site } = speaker
  const links = (await linksOf(world.records, ["terminal"])).filter((link) => link.id === id && isOf(site, link))
  if (links.length === 0) throw new SekishoError("CONSOLE_NOT_HERE")
  await endLinks(world, links)
  await world.records.append([
    deed(
      speaker,
      "terminal-removed",
      links.map(({ name }) => name),
    ),
  ])
  await feed(world, site, speaker.person.name)
}

const ownDevices = async (world: World, site: ConsoleSite, link: Link): Promise<readonly Device[]> =>
  (await devicesOf(world.records, site.site.id)).filter((one) => one.link === link.id)

/** The form behind a staff member's link. */
export const terminalForm = async (world: World, site: ConsoleSite, link: Link, siteName: string) => ({
  site: siteName,
  name: link.name,
  questions: TERMINAL_QUESTIONS.map(terminalQuestion),
  devices: (await ownDevices(world, site, link)).map((one) => ({
    device: one.device,
    at: isoTime(one.at),
    due: dueOf(one),
  })),
})

/** Keeps the answers about one device, and what all devices together now say. */
export const answerForTerminal = async (
  world: World,
  site: ConsoleSite,
  link: Link,
  told: Pick<z.output<typeof terminalAnswer>, "device" | "answers">,
) => {
  const now = world.clock()
  const shop = site.site.id
  const key = `${shop}/${link.id}/${hashOf(told.device.normalize("NFKC").toLowerCase()).slice(0, 16)}`
  const own = await ownDevices(world, site, link)
  const known = (await world.records.latest(DEVICE, key)) !== null
  if (!known && own.length >= MAX_DEVICES) throw new SekishoError("CONSOLE_TOO_LARGE", { max: MAX_DEVICES })
  const body: Omit<Device, "at"> = { link: link.id, name: link.name, ...told }
  const { expect: _, ...used } = linkWrite({ ...link, lastUsedAt: now }, now)
  await world.records.append([
    { kind: DEVICE, key, body, at: now },
    used,
    journalWrite(shop, { who: link.name, person: null, what: "terminal-answer", about: [told.device] }, now),
  ])
  await feed(world, site, link.name)
  const notYet = TERMINAL_QUESTIONS.filter((question) => told.answers[question] !== "yes").map(terminalQuestion)
  return {
    due: japanDay(now + REPEAT_DAYS * DAY_MS),
    notYet: notYet.map(({ question, how }) => ({ question, how })),
  }
}

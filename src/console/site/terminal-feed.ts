import { japanDay } from "../../guideline/japan-day.ts"
import { DAY_MS } from "../../lib/clock.ts"
import type { Words } from "../../lib/words.ts"
import { lastWords, type KeptWord } from "../../records/answers.ts"
import { journalWrite } from "../../records/journal.ts"
import type { Write } from "../../storage/records.ts"
import { TERMINAL_QUESTIONS } from "../contract/links.ts"
import type { ConsoleSite, World } from "../world.ts"
import { alive, dueOf, livingDevices, REPEAT_DAYS, sceneOf, type Scene } from "./terminal-devices.ts"
import { criterionOf, type TerminalQuestion } from "./terminal-questions.ts"
import { traceWrite } from "./trace.ts"

const SUMMARY_CRITERION = "build/14.admin-terminals"

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

export const feedsOf = (scene: Scene): readonly Feed[] => [
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
export const feed = async (world: World, site: ConsoleSite, by: string): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const words = await lastWords(world.records, site.site.id)
    const writes = feedWrites(world, site, await sceneOf(world, site), words, by)
    if (writes.length === 0) return
    const about = writes.map(({ key }) => key.slice(site.site.id.length + 1))
    const line = journalWrite(site.site.id, { who: by, person: null, what: "terminal-answer", about }, world.clock())
    if ((await world.records.append([...writes, line])).state === "appended") return
  }
}

import { getDomain } from "tldts"
import { cutEvidence } from "../../lib/limits.ts"
import { DROPPED_NAMES, SHELL_MARKS } from "../../platforms/dropped-files.ts"
import type { Profile } from "../../platforms/profile.ts"
import { isAnswer, type CompromiseSign, type Facts, type Page, type Target } from "../facts.ts"
import { cardFormsElsewhere } from "../read/payment-forms.ts"
import { defineCollector, notSeen, seen, type Client, type Look } from "./look.ts"
import { askMissing, isAlike } from "./missing.ts"
import { shopUrl } from "./shop-url.ts"

const ASK = { maxBodyBytes: 64 * 1024 }
const FOLDERS = 2

type Seen = Facts["compromise"]

const shellMark = (text: string): string | null => {
  for (const mark of SHELL_MARKS) {
    const match = mark.exec(text)
    if (match !== null) return cutEvidence(match[0], 80)
  }
  return null
}

/** Asks one folder for known names. Only a name that answers otherwise than an invented one says anything. */
const lookInFolder = async (client: Client, target: Target, folder: string): Promise<Seen> => {
  const control = await askMissing(client, target, { folder, ending: ".php", ask: ASK })
  if (!isAnswer(control) || control.status < 400) return { asked: 1, signs: [] }
  const signs: CompromiseSign[] = []
  for (const name of DROPPED_NAMES) {
    const result = await client.ask(shopUrl(target, `${folder}${name}`), ASK)
    if (!isAnswer(result) || result.status !== 200 || isAlike(result.text, control.text)) continue
    const mark = shellMark(result.text)
    if (mark !== null) signs.push({ kind: "web-shell", url: result.url, proof: mark })
    else signs.push({ kind: "executable-in-uploads", url: result.url, proof: `HTTP 200, ${result.bodyBytes} bytes` })
  }
  return { asked: DROPPED_NAMES.length + 1, signs }
}

const formSigns = (pages: readonly Page[], target: Target): readonly CompromiseSign[] => {
  const isOwn = (host: string): boolean =>
    host === target.hostname || (target.registrableDomain !== null && getDomain(host) === target.registrableDomain)
  return cardFormsElsewhere(pages, isOwn).map(({ page, host }) => ({
    kind: "payment-form-elsewhere",
    url: page,
    proof: cutEvidence(host),
  }))
}

const foldersOf = (profile: Pick<Profile, "uploadFolders" | "runtime">): readonly string[] =>
  profile.runtime === "node" || profile.runtime === "service" ? [] : profile.uploadFolders.slice(0, FOLDERS)

/** The compromise collector: outside signs of a break-in, looked for only when a person asks. Each is a sign, not a proof. */
export const compromiseCollector = defineCollector({
  fact: "compromise",
  needs: ["target", "platform", "pages"],
  async collect({ client, clock, options }: Look, { target, platform, pages }) {
    if (!options.compromise) return notSeen("not-asked", "compromise", clock())
    const looked: Seen[] = []
    for (const folder of foldersOf(platform.profile)) looked.push(await lookInFolder(client, target, folder))
    return seen<Seen>(
      {
        asked: looked.reduce((sum, { asked }) => sum + asked, pages.length),
        signs: [...looked.flatMap(({ signs }) => signs), ...formSigns(pages, target)],
      },
      clock(),
    )
  },
})

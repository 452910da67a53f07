import { cutEvidence } from "../../lib/limits.ts"
import type { BrowserPage, BuyerWalk, Fault, LoadedScript, Page, ScriptTag, Target } from "../facts.ts"
import { cardFieldsOf } from "../read/card-fields.ts"
import { cutAddress, hostOf, isOwnHost } from "../read/script-address.ts"
import { shapeOf } from "../read/script-shape.ts"
import { skimmerSigns } from "../read/skimmer.ts"
import type { Recognise } from "./browser-gather.ts"
import { WALK_ROLES } from "./browser-walk.ts"

const scriptOf = async (target: Target, tag: ScriptTag, recognise: Recognise | null): Promise<LoadedScript> => {
  const host = tag.url === null ? null : hostOf(tag.url)
  const libraries = recognise === null ? null : await recognise(tag.url, tag.text)
  return {
    url: tag.url === null ? null : cutAddress(tag.url),
    host,
    own: host === null || isOwnHost(target, host),
    inline: tag.url === null,
    sha256: tag.sha256 ?? "",
    ...(tag.url === null ? { shape: shapeOf(tag.text) } : {}),
    sizeBytes: Buffer.byteLength(tag.text),
    integrity: tag.integrity !== null,
    head: cutEvidence(tag.text.slice(0, 400).replace(/\s+/g, " ").trim(), 80),
    ...(libraries === null ? {} : { libraries }),
  }
}

const contactsOf = (page: Page): BrowserPage["contacts"] => {
  const { scripts, frames, stylesheets } = page.document
  const named = [
    ...scripts.map(({ url }) => ["script", url] as const),
    ...frames.map((url) => ["frame", url] as const),
    ...stylesheets.map((url) => ["style", url] as const),
  ]
  const counts = new Map<string, BrowserPage["contacts"][number]>()
  for (const [kind, url] of named) {
    const host = hostOf(url ?? "")
    const key = `${kind} ${host}`
    if (host !== "") counts.set(key, { host, kind, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

/** A page that was only a way to another one (an empty cart leads back) is no page of its role. */
const isShown = ({ answer, role, via }: Page): boolean =>
  answer.status < 400 && (role !== "checkout" || via.length === 0)

/** The walk as far as the pages' HTML tells it: what scripts add while a page runs is not in it, and it says so (`seenBy: "html"`). */
export const walkHtml = async (
  target: Target,
  pages: readonly Page[],
  recognise: Recognise | null,
  without: { readonly fault: Fault; readonly detail: string },
): Promise<BuyerWalk> => {
  const shown = WALK_ROLES.flatMap((role) => pages.find((page) => page.role === role && isShown(page)) ?? [])
  const read: BrowserPage[] = []
  for (const page of shown) {
    const scripts: LoadedScript[] = []
    for (const tag of page.document.scripts) scripts.push(await scriptOf(target, tag, recognise))
    const { forms, frames } = page.document
    const url = cutAddress(page.answer.url)
    read.push({
      role: page.role,
      url,
      scripts,
      frames: frames.map(cutAddress),
      forms,
      contacts: contactsOf(page),
      consoleErrors: 0,
    })
  }
  const shopHost = hostOf(target.origin)
  return {
    seenBy: "html",
    browser: null,
    pages: read,
    notReached: WALK_ROLES.filter((role) => !shown.some((page) => page.role === role)).map((role) => ({
      role,
      ...without,
    })),
    ownCardFields: shown.flatMap((page) =>
      cardFieldsOf(page.document.forms).map(({ field, sentTo }) => ({
        page: cutAddress(page.answer.url),
        field: cutEvidence(field, 80),
        sentTo,
      })),
    ),
    skimmerShapes: shown.flatMap((page) =>
      page.document.scripts
        .filter(({ text }) => text !== "")
        .flatMap(({ text }) => skimmerSigns({ text, host: null, shopHost }))
        .map((sign) => ({ page: cutAddress(page.answer.url), script: "(inline)", ...sign })),
    ),
    without,
    requestsSent: 0,
  }
}

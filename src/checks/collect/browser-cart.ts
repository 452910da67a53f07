import type { Locator, Page as Tab } from "playwright-core"
import { LIMITS } from "../../lib/limits.ts"
import type { ProfileWalk } from "../../platforms/profile.ts"
import type { BuyerWalk } from "../facts.ts"
import { inTime } from "./browser-bodies.ts"
import type { Traffic } from "./browser-traffic.ts"

export type Added = NonNullable<BuyerWalk["addedToCart"]>

const FIND_MS = 1_500
const CLICK_MS = 3_000
/** A shop may make the cart with one request and put the thing in with another; nothing needs more. */
const WRITES = 2
const PRESSES = 2
/** After the last answer; a second request of the page comes sooner. */
const QUIET_MS = 300
const NAMES =
  /カートに(?:入れる|いれる|追加|加える)|カートへ(?:入れる|追加)|カートイン|(?:買い?物)?(?:かご|カゴ)[にへ](?:入れる|いれる|追加)|add (?:item )?to (?:cart|bag|basket)/i

const firstVisible = async (candidates: readonly Locator[]): Promise<Locator | null> => {
  for (const candidate of candidates) {
    const one = candidate.locator("visible=true").first()
    if ((await inTime(one.isEnabled({ timeout: FIND_MS }), FIND_MS + 100)) === true) return one
  }
  return null
}

const candidates = (tab: Tab, walk: ProfileWalk): readonly Locator[] => [
  ...walk.addToCart.slice(0, 8).map((selector) => tab.locator(selector)),
  tab.getByRole("button", { name: NAMES }),
]

/** Things that come in sizes or colours are only sold when one is chosen: the first that can be. */
const chooseKinds = async (button: Locator): Promise<void> => {
  const selects = button.locator("xpath=ancestor::form[1]").locator("select")
  const count = Math.min((await inTime(selects.count(), FIND_MS)) ?? 0, 3)
  for (let at = 0; at < count; at += 1) {
    const select = selects.nth(at)
    const chosen = await inTime(select.inputValue({ timeout: FIND_MS }), FIND_MS)
    const isOpen = chosen === "" || chosen === "__unselected"
    if (isOpen) await inTime(select.selectOption({ index: 1 }, { timeout: FIND_MS }), FIND_MS)
  }
}

/** Waits until all that was written is answered and nothing more follows, or nothing is written at all. True where it was. */
const untilAnswered = async (tab: Tab, traffic: Traffic, before: number, settleMs: number): Promise<boolean> => {
  const since = performance.now()
  let quietSince = since
  for (;;) {
    await inTime(tab.waitForTimeout(50), 100)
    const now = performance.now()
    if (traffic.wrote === before) {
      if (now - since >= settleMs) return false
    } else if (traffic.unanswered > 0) {
      // A shop that has just been started may take long for its first cart.
      if (now - since >= LIMITS.answerMs) return true
      quietSince = now
    } else if (now - quietSince >= QUIET_MS) return true
  }
}

/** The one thing that a walk does: puts one thing into the cart by the shop's own button. Only in its short time may the page write, and only to the shop. */
export const addToCart = async (tab: Tab, traffic: Traffic, walk: ProfileWalk, settleMs: number): Promise<Added> => {
  const button = await firstVisible(candidates(tab, walk))
  if (button === null) return "no-button"
  await chooseKinds(button)
  const close = traffic.openForWrites(WRITES)
  const before = traffic.wrote
  // A button that is there before its script is does nothing: where nothing was sent, it is pressed once more.
  for (let press = 0; press < PRESSES; press += 1) {
    await inTime(button.click({ timeout: CLICK_MS, noWaitAfter: true }), CLICK_MS + 200)
    if (await untilAnswered(tab, traffic, before, settleMs)) break
  }
  await inTime(tab.waitForLoadState("networkidle", { timeout: settleMs }), settleMs + 200)
  return close() > 0 ? "yes" : "nothing-sent"
}

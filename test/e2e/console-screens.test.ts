import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"
import type { Page } from "playwright-core"
import {
  INSTALLATION_SCREENS,
  LINK_SCREENS,
  SHOP_SCREENS,
  shopPath,
  type ShopScreen,
} from "../../src/console/web/screens/screen-paths.ts"
import { noBrowser } from "../needs.ts"
import { at, type Browser } from "../suites/console/rig.ts"
import {
  fitsAcross,
  inPage,
  register,
  settled,
  startStage,
  violationsOf,
  type Person,
  type Stage,
} from "./console-stage.ts"

const skip = noBrowser()
const WIDE = 1280
const PHONE = 390
const NARROWEST = 320

/** Every screen of a shop in the states that are worth a look; a screen that is not named here does not compile. */
const LOOKS: Readonly<Record<ShopScreen, readonly string[]>> = {
  "": [""],
  list: ["?part=owner", "?part=lines&text=SQL", "?text=nothing-has-this-text"],
  question: ["?id=build%2F9.redirect", "?id=owner%2F1.policy", ""],
  saas: [""],
  findings: [""],
  history: [""],
  orders: ["", "?new=1"],
  card: [""],
  papers: [""],
  contractors: [""],
  terminals: [""],
}
const shopPages = (site: string): readonly string[] =>
  SHOP_SCREENS.flatMap((screen) => LOOKS[screen].map((query) => `${shopPath(site, screen)}${query}`))

/** Has the page in this language, whatever a test before left behind. */
const speaks = async (page: Page, language: "日本語" | "English"): Promise<void> => {
  const other = page.getByRole("button", { name: language, exact: true })
  await page.getByRole("button", { name: /^(?:日本語|English)$/ }).waitFor()
  if (await other.isVisible()) await other.click()
}

/** What the console itself says: people's names and answers stand elsewhere. */
const OURS = "h1, h2, h3, button, label, legend, caption, dt, summary, nav a, th[scope=col], .chip, .pill, .lead"
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

describe("every screen: no axe violation, no sideways scrolling, no complaint", { skip, timeout: 600_000 }, () => {
  let stage: Stage
  let owner: Person
  let shop: string
  /** Two tabs, for two screens at once. */
  let tabs: Person[]
  before(async () => {
    stage = await startStage()
    owner = await stage.person(WIDE)
    await register(owner, (await stage.rig.console.firstLink()) ?? "", "山田 太郎", "yamada")
    // The sample shop has results, answers and findings of every kind.
    await owner.page.getByRole("button", { name: "見本のお店を入れる" }).click()
    await owner.page.getByText("見本のお店を入れました。").waitFor()
    const href = await owner.page.getByRole("row").filter({ hasText: "見本" }).getByRole("link").getAttribute("href")
    shop = href?.split("/").at(-1) ?? ""
    tabs = [await stage.tab(owner), await stage.tab(owner)]
  })
  after(() => stage.close())

  /** The page as it is by day in Japanese, wide and on a phone, and by night in English. */
  const looked = async (person: Person, path: string): Promise<void> => {
    const { page } = person
    const sized = (width: number) => page.setViewportSize({ width, height: 900 })
    const fits = async (width: number, what: string) => {
      await sized(width)
      assert.ok(await fitsAcross(page), `${path}: scrolls sideways at ${width}, ${what}`)
    }
    await sized(WIDE)
    await page.emulateMedia({ colorScheme: "light" })
    await person.open(path)
    await speaks(page, "日本語")
    await settled(person)
    assert.deepEqual(await violationsOf(page), [], `${path}, wide`)
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, path)
    assert.equal(await page.getByRole("main").count(), 1, path)
    assert.match(await page.title(), /関所/, path)
    await fits(NARROWEST, "Japanese")
    await fits(PHONE, "Japanese")
    assert.deepEqual(await violationsOf(page), [], `${path}, phone`)
    await page.emulateMedia({ colorScheme: "dark" })
    // The colours change with the next frame.
    await inPage(page, "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    await speaks(page, "English")
    await settled(person)
    await fits(PHONE, "English")
    await fits(NARROWEST, "English")
    await sized(WIDE)
    assert.deepEqual(await violationsOf(page), [], `${path}, by night and in English`)
    const said = await page.locator(OURS).allInnerTexts()
    assert.deepEqual(
      said.filter((text) => KANA.test(text) && text !== "日本語"),
      [],
      `${path}: left in Japanese`,
    )
  }
  const inTab = async (act: (tab: Person) => Promise<void>): Promise<void> => {
    const tab = tabs.pop()
    assert.ok(tab, "more screens at once than tabs")
    try {
      await act(tab)
    } finally {
      tabs.push(tab)
    }
  }
  describe("two at once", { concurrency: 2 }, () => {
    for (const screen of SHOP_SCREENS)
      for (const query of LOOKS[screen])
        test(`a shop's ${screen === "" ? "overview" : screen}${query}`, () =>
          inTab((tab) => looked(tab, `${shopPath(shop, screen)}${query}`)))
    for (const path of [...INSTALLATION_SCREENS, "/nowhere"]) test(path, () => inTab((tab) => looked(tab, path)))
    for (const path of shopPages("main"))
      test(`${path}, a shop at which nobody has looked yet: says what to do`, () =>
        inTab(async (tab) => {
          await tab.open(path)
          await speaks(tab.page, "日本語")
          await settled(tab)
          assert.equal(await tab.page.getByRole("alert").count(), 0, path)
          assert.deepEqual(await violationsOf(tab.page), [], path)
        }))
  })

  for (const path of LINK_SCREENS)
    test(`${path} without the secret of its link says what is wrong`, async () => {
      const stranger = await stage.person(WIDE)
      await looked(stranger, path)
      await stranger.page.goto("about:blank")
      await stranger.open(`${path}#${"x".repeat(43)}`)
      await settled(stranger)
      assert.deepEqual(await violationsOf(stranger.page), [], path)
      assert.equal(await stranger.page.getByRole("heading", { level: 1 }).count(), 1, path)
      assert.deepEqual(stranger.heard, [])
      await stranger.context.close()
    })

  test("/join with its link, and the sign-in page", async () => {
    const made = await owner.page.request.post(`${stage.rig.console.url}/api/people/invitations`, {
      headers: { "x-sekisho-console": "1" },
      data: { name: "佐藤 花子", role: "practitioner", sites: "all" },
    })
    const link = at<string>(await made.json(), "link")
    const guest = await stage.person(WIDE)
    await looked(guest, new URL(link).pathname + new URL(link).hash)
    await looked(guest, "/sign-in")
    await guest.context.close()
  })

  test("on paper the pages are light, whatever the screen shows", async () => {
    const { page } = owner
    await page.setViewportSize({ width: WIDE, height: 900 })
    await page.emulateMedia({ colorScheme: "dark" })
    await owner.open(shopPath(shop, ""))
    await settled(owner)
    const ink = () => inPage<string>(page, "getComputedStyle(document.body).color")
    // Colours change within a frame or two.
    const isInk = async (rgb: string) => {
      for (let tries = 0; tries < 100 && (await ink()) !== rgb; tries++) await page.waitForTimeout(20)
      assert.equal(await ink(), rgb)
    }
    await isInk("rgb(236, 231, 220)")
    await page.emulateMedia({ colorScheme: "dark", media: "print" })
    await isInk("rgb(36, 33, 28)")
    assert.deepEqual(await violationsOf(page), [])
    const printed = await inPage<string>(page, "document.body.innerText")
    assert.doesNotMatch(printed, /サインアウト|点検する|このページを印刷する/)
    await page.emulateMedia({ colorScheme: "light", media: "screen" })
    await isInk("rgb(36, 33, 28)")
  })

  test("an auditor looks at everything and is offered nothing to change", async () => {
    const { page } = owner
    await owner.open("/people")
    await page.getByLabel("名前").fill("監査 一郎")
    await page.getByRole("radio", { name: "閲覧" }).check()
    await page.getByRole("button", { name: "招待用アドレスを作る" }).click()
    const auditor = await stage.person(WIDE)
    await register(auditor, (await page.locator(".made-link").textContent()) ?? "", "監査 一郎", "kansa")
    for (const path of shopPages(shop)) {
      await auditor.open(path.replace("?new=1", ""))
      await settled(auditor)
      const offered = await auditor.page
        .getByRole("button", {
          name: /^(点検する|計算する|回答を選ぶ|新しい指示書を出す)$|(を保存する|印を付ける|アドレスを作る|署名する|を取り下げる|を取り消す)$/,
        })
        .allInnerTexts()
      assert.deepEqual(offered, [], path)
      assert.equal(await auditor.page.getByRole("checkbox").count(), 0, path)
    }
    assert.deepEqual(auditor.heard, [])
    await auditor.context.close()
  })

  test("no browser complained, and nothing was asked from another place", () => {
    assert.deepEqual(
      [owner, ...tabs].flatMap(({ heard }) => heard),
      [],
    )
    assert.deepEqual(stage.rig.reports, [])
  })
})

describe("markup in names and answers", { skip, timeout: 60_000 }, () => {
  test("is text on every page that shows it", async () => {
    const stage = await startStage()
    try {
      const evil = `<img src=x onerror="document.title='hit'"><script>document.title='hit'</script>`
      const owner: Browser = (await stage.rig.join((await stage.rig.console.firstLink()) ?? "", "山田 太郎", "yamada"))
        .browser
      const answer = {
        question: "owner/1.policy",
        state: "provider",
        text: evil,
        link: 'https://example.jp/"><script>',
        expect: 0,
      }
      assert.equal(at((await owner.post("/sites/main/answers", { answers: [answer] })).body, "state"), "kept")
      await owner.post("/sites/main/terminals", { name: evil.slice(0, 100) })
      const invited = await owner.post("/people/invitations", {
        name: evil.slice(0, 100),
        role: "practitioner",
        sites: "all",
      })
      const staff = await stage.person()
      await staff.page.goto(at<string>(invited.body, "link"))
      await staff.page.getByLabel("お名前").waitFor()
      await register(staff, at<string>(invited.body, "link"), "佐藤 花子", "sato")
      for (const path of [
        "/sites/main",
        "/sites/main/question?id=owner%2F1.policy",
        "/sites/main/terminals",
        "/sites/main/history",
      ]) {
        await staff.open(path)
        await settled(staff)
        assert.match(await staff.page.title(), /関所/)
        assert.equal(await staff.page.locator("main img").count(), 0, path)
      }
      await staff.open("/sites/main/question?id=owner%2F1.policy")
      await staff.page.getByText("<img src=x onerror=").first().waitFor()
      assert.deepEqual(staff.heard, [])
    } finally {
      await stage.close()
    }
  })
})

import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"
import { noBrowser } from "../needs.ts"
import { at, type Browser } from "../suites/console/rig.ts"
import { inPage, register, settled, startStage, type Person, type Stage } from "./console-stage.ts"

const skip = noBrowser()

describe("without a mouse", { skip, timeout: 180_000 }, () => {
  let stage: Stage
  let staff: Person
  let owner: Browser
  const focused = (what: string) => inPage<string>(staff.page, `document.activeElement?.${what} ?? ""`)
  const row = () => focused("dataset.row")
  const answerOf = async (id: string) =>
    at((await owner.get(`/sites/main/question?id=${encodeURIComponent(id)}`)).body, "row", "answer")

  before(async () => {
    stage = await startStage()
    staff = await stage.person()
    owner = (await stage.rig.join((await stage.rig.console.firstLink()) ?? "", "山田 太郎", "yamada")).browser
    const invited = await owner.post("/people/invitations", { name: "佐藤 花子", role: "practitioner", sites: "all" })
    await register(staff, at<string>(invited.body, "link"), "佐藤 花子", "sato")
    await owner.post("/sites/main/terminals", { name: "店員 四子" })
    await owner.post("/sites/main/terminals", { name: "倉庫係 五郎" })
  })
  after(() => stage.close())

  test("the skip link comes first and leads past the navigation; the phone's menu opens and closes", async () => {
    const { page } = staff
    await staff.open("/sites/main")
    await settled(staff)
    await page.keyboard.press("Tab")
    assert.equal(await focused("textContent"), "本文へ移動")
    await page.keyboard.press("Enter")
    assert.equal(await focused("id"), "main")
    await page.setViewportSize({ width: 390, height: 844 })
    assert.equal(await page.getByRole("navigation").isVisible(), false)
    await page.getByRole("button", { name: "メニュー" }).press("Enter")
    await page.getByRole("navigation").getByRole("link", { name: "直すこと" }).press("Enter")
    await page.getByRole("heading", { level: 1, name: "直すこと" }).waitFor()
    assert.equal(await page.getByRole("navigation").isVisible(), false, "closed again on the new page")
    assert.equal(await focused("tagName"), "H1")
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  test("three questions are marked, assigned and answered together, and the work goes on behind them", async () => {
    const { page } = staff
    await staff.open("/sites/main/list?awaiting=1&part=owner")
    await page.locator("[data-row]").nth(4).waitFor()
    const ids = await inPage<readonly string[]>(
      page,
      "[...document.querySelectorAll('[data-row]')].map((one) => one.dataset.row)",
    )
    await page.locator("[data-row]").first().focus()
    for (const key of ["x", "j", "x", "j", "x"]) await page.keyboard.press(key)
    await page.getByText("3件を選んでいます").waitFor()
    await page.keyboard.press("g")
    assert.equal(await focused("tagName"), "SELECT", "the form that the key opened has the focus")
    await page.keyboard.press("ArrowDown")
    assert.match(await focused("selectedOptions[0].label"), /\(.+\)$/, "somebody is chosen")
    await page.getByRole("button", { name: "担当と期限を保存する" }).press("Enter")
    await page.getByText("担当と期限を保存しました。").waitFor()
    assert.equal(await row(), ids[3])
    for (const key of ["k", "x", "k", "x", "k", "x", "b"]) await page.keyboard.press(key)
    assert.equal(await focused("type"), "radio")
    await page.keyboard.press("ArrowDown")
    await page.getByRole("radio", { name: "いいえ(できていない)" }).and(page.locator(":checked")).waitFor()
    await page.keyboard.press("Control+Enter")
    await page.getByText("回答を保存しました(3件)。").waitFor()
    assert.equal(await row(), ids[3])
    await page.getByText("3件を選んでいます").waitFor({ state: "detached" })
    for (const id of ids.slice(0, 3)) assert.equal(at(await answerOf(id), "state"), "no", id)
    assert.equal(await answerOf(ids[3] ?? ""), null)
  })

  test("a question's page: the form takes the focus and gives it back, closed or saved, and so does withdrawing", async () => {
    const { page } = staff
    await staff.open("/sites/main/question?id=owner%2F7.news-read")
    const choose = page.getByRole("button", { name: "回答を選ぶ" })
    await choose.press("Enter")
    assert.equal(await focused("type"), "radio")
    await page.keyboard.press("Escape")
    assert.equal(await focused("textContent"), "回答を選ぶ")
    await choose.press("Enter")
    await page.keyboard.press("Space")
    await page.keyboard.press("Control+Enter")
    await page.getByText("回答を保存しました(1件)。").waitFor()
    assert.equal(await focused("textContent"), "回答を選ぶ")
    await page.getByRole("button", { name: "この回答を取り下げる" }).press("Enter")
    await page.keyboard.type("見まちがえました")
    await page.keyboard.press("Enter")
    await page.getByText("回答を取り下げました。").waitFor()
    assert.equal(await focused("textContent"), "回答を選ぶ")
  })

  test("what cannot be undone asks twice: giving up leads back, and being sure leaves the focus in that part", async () => {
    const { page } = staff
    await staff.open("/sites/main/terminals")
    const revoke = page.getByRole("button", { name: "店員 四子さんのアドレスを取り消す" })
    await revoke.press("Enter")
    await page.getByRole("button", { name: "やめる" }).press("Enter")
    assert.equal(await focused("ariaLabel"), "店員 四子さんのアドレスを取り消す")
    await revoke.press("Enter")
    await page.keyboard.press("Enter")
    await page.getByRole("row").filter({ hasText: "店員 四子" }).getByText("取り消し済み").waitFor()
    assert.equal(await focused("textContent"), "人と端末")
  })

  test("a finding that is marked leaves the list, and the focus is on the next one", async () => {
    const { page } = staff
    await staff.open("/sites/main/findings")
    const cards = page
      .getByRole("main")
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading", { level: 2 }) })
    await cards.nth(1).waitFor()
    const next = await cards.nth(1).getByRole("heading").textContent()
    await cards.first().getByRole("button", { name: "直したと印を付ける" }).press("Enter")
    await page.getByText("印を付けました。").waitFor()
    assert.equal(await focused("textContent"), next)
  })

  test("no browser complained, and nothing was asked from another place", () => {
    assert.deepEqual(staff.heard, [])
    assert.deepEqual(stage.rig.reports, [])
  })
})

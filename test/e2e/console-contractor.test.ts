import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { after, before, describe, test } from "node:test"
import { HOUR_MS } from "../../src/lib/clock.ts"
import { readForm } from "../../src/report/checklist/read-rows.ts"
import { noBrowser } from "../needs.ts"
import { refilled } from "../suites/console/refilled.ts"
import { at, type Browser } from "../suites/console/rig.ts"
import { fitsAcross, inPage, register, startStage, violationsOf, type Person, type Stage } from "./console-stage.ts"

const skip = noBrowser()
const LINE = "1-(i)-a"

describe("those who come by a link", { skip, timeout: 120_000 }, () => {
  let stage: Stage
  let contractor: Person
  let staff: Person
  let owner: Browser
  let questions: readonly string[]
  let link: string

  before(async () => {
    stage = await startStage()
    contractor = await stage.person(390)
    staff = await stage.person(390)
    owner = (await stage.rig.join((await stage.rig.console.firstLink()) ?? "", "山田 太郎", "yamada")).browser
    const rows = at<readonly { id: string; answerable: boolean; requirement: string }[]>(
      (await owner.get("/sites/main/criteria")).body,
      "rows",
    )
    const first = rows.find(({ answerable, requirement }) => answerable && requirement === "operate/3")
    questions = [first?.id ?? "", LINE]
  })
  after(() => stage.close())

  test("a contractor sees the two questions that were assigned, and nothing else", async () => {
    const made = await owner.post("/sites/main/contractors", { name: "制作 三郎", questions })
    const { page } = contractor
    link = at<string>(made.body, "link")
    await page.goto(link)
    await page.getByRole("button", { name: "回答をはじめる" }).click()
    await page.getByRole("heading", { level: 1, name: "回答をお願いする項目" }).waitFor()
    await page.locator("[data-row]").nth(1).waitFor()
    const shown = await inPage<readonly string[]>(
      page,
      "[...document.querySelectorAll('[data-row]')].map((row) => row.dataset.row)",
    )
    assert.deepEqual(shown.toSorted(), questions.toSorted())
    assert.doesNotMatch(page.url(), /#/)
    assert.equal(
      await page.getByRole("link", { name: "回答表をExcelで受け取る" }).count(),
      2,
      "above and below the rows",
    )
    await page.emulateMedia({ media: "print" })
    for (const row of await page.locator("[data-row]").all())
      assert.ok(await row.isVisible(), "what is asked is printed")
    await page.emulateMedia({ media: "screen" })
    for (const path of ["card", "orders", "history", "terminals", "papers"]) {
      await contractor.open(`/sites/main/${path}`)
      await page.getByRole("heading", { level: 1, name: "回答をお願いする項目" }).waitFor()
    }
  })

  test("answers both on a phone, and the shop sees it", async () => {
    const { page } = contractor
    for (const id of questions) {
      await page.locator(`[data-row="${id}"]`).click()
      await page.getByRole("radio", { name: "いいえ(できていない)" }).check()
      await page.getByLabel("いまの状況").fill("来月から行います")
      await page.getByRole("button", { name: "回答を保存する" }).click()
      const entry = page.locator(".entry", { has: page.locator(`[data-row="${id}"]`) })
      await entry.getByText("いいえ(制作 三郎").first().waitFor()
    }
    const row = at<{ answered: number; assigned: number }>(
      (await owner.get("/sites/main/contractors")).body,
      "contractors",
      0,
    )
    assert.deepEqual([row.answered, row.assigned], [2, 2])
    assert.deepEqual(await violationsOf(page), [])
  })

  test("answers in Excel: takes the sheet with those two rows, fills it in, and sends it back", async () => {
    const { page } = contractor
    const sheet = page.getByRole("region", { name: "Excelで回答する" })
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      sheet.getByRole("link", { name: "回答表をExcelで受け取る" }).click(),
    ])
    const form = readFileSync(await download.path())
    const rows = readForm(form, "main", "回答表.xlsx").rows
    assert.deepEqual(rows.map(({ id }) => id).toSorted(), questions.toSorted())
    assert.ok(rows.every(({ cells }) => cells.text === "来月から行います"))
    const given = async (name: string, bytes: Uint8Array): Promise<void> =>
      page
        .locator('input[type="file"]')
        .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) })

    const foreign = { id: "owner/1.policy", state: "はい", by: "制作 三郎" }
    await given("余分.xlsx", await refilled(form, {}, [foreign]))
    const refused = page.getByRole("region", { name: "ファイル: 余分.xlsx" })
    await refused.getByText("SHEET_NOT_YOURS").waitFor()
    assert.equal(await refused.getByRole("button", { name: /この内容で保存する/ }).count(), 0)
    assert.deepEqual(await violationsOf(page), [])

    await given("回答.xlsx", await refilled(form, { [LINE]: { state: "はい", text: "直しました" } }))
    const shown = page.getByRole("region", { name: "ファイル: 回答.xlsx" })
    await shown.getByRole("heading", { name: "変わる項目(1件)" }).waitFor()
    await shown.getByText("直しました").waitFor()
    assert.ok(await fitsAcross(page))
    assert.deepEqual(await violationsOf(page), [])
    await shown.getByRole("button", { name: "この内容で保存する(1件)" }).click()
    await page.getByText("1件を保存しました。").waitFor()
    const answer = at((await owner.get(`/sites/main/question?id=${encodeURIComponent(LINE)}`)).body, "line", "answer")
    assert.deepEqual([at(answer, "state"), at(answer, "by"), at(answer, "text")], ["yes", "制作 三郎", "直しました"])
  })

  test("the shop's own list of contractors has the same sheet, to be sent by mail", async () => {
    const desk = await stage.person()
    const invited = await owner.post("/people/invitations", { name: "佐藤 花子", role: "practitioner", sites: "all" })
    await register(desk, at<string>(invited.body, "link"), "佐藤 花子", "sato")
    await desk.open("/sites/main/contractors")
    const [download] = await Promise.all([
      desk.page.waitForEvent("download"),
      desk.page.getByRole("link", { name: "制作 三郎の回答表をExcelで受け取る" }).click(),
    ])
    const { rows } = readForm(readFileSync(await download.path()), "main", "回答表.xlsx")
    assert.deepEqual(rows.map(({ id }) => id).toSorted(), questions.toSorted())
    assert.deepEqual(await violationsOf(desk.page), [])
    const asked = { name: "開発 五郎", role: "contractor", sites: ["main"] }
    const account = at<string>((await owner.post("/people/invitations", asked)).body, "link")
    const { id } = await stage.rig.join(account, "開発 五郎", "goro")
    await owner.json("PUT", "/sites/main/assignments", { questions: ["build/5.screen-lock"], person: id })
    await desk.page.reload()
    const row = desk.page.getByRole("row").filter({ hasText: "開発 五郎" })
    await row.getByText("期限なし(アカウントでサインイン)").waitFor()
    const [theirs] = await Promise.all([
      desk.page.waitForEvent("download"),
      row.getByRole("link", { name: "開発 五郎の回答表をExcelで受け取る" }).click(),
    ])
    const sent = readForm(readFileSync(await theirs.path()), "main", "回答表.xlsx").rows
    assert.deepEqual(sent.map((one) => one.id), ["build/5.screen-lock"]) // prettier-ignore
    assert.deepEqual(desk.heard, [])
  })

  test("the sign-in of a link runs out: opened again in another tab, the first tab goes on with what was typed", async () => {
    const { page, context } = contractor
    await contractor.open("/sites/main/list")
    await page.locator(`[data-row="${LINE}"]`).click()
    await page.getByRole("radio", { name: "いいえ(できていない)" }).check()
    await page.getByLabel("いまの状況").fill("調べている途中です")
    stage.advance(13 * HOUR_MS)
    await page.getByRole("button", { name: "回答を保存する" }).click()
    await page.getByText("そのアドレスをもう一度開いてから、この画面に戻ってください。").waitFor()
    assert.deepEqual(await violationsOf(page), [])
    const again = await context.newPage()
    await again.goto(link)
    await again.getByRole("button", { name: "回答をはじめる" }).click()
    await again.locator(`[data-row="${LINE}"]`).waitFor()
    assert.equal(await again.getByText("調べている途中です").count(), 0, "what was typed stays in its tab")
    await again.close()
    // A browser without windows does not say by itself that somebody comes back to a tab.
    await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))")
    await page.getByText("途中まで入力していた内容です。").waitFor()
    assert.equal(await page.getByLabel("いまの状況").inputValue(), "調べている途中です")
    assert.ok(await fitsAcross(page))
    await page.getByRole("button", { name: "閉じる" }).click()
  })

  test("once the link is revoked, the open page says so", async () => {
    const id = at<string>((await owner.get("/sites/main/contractors")).body, "contractors", 0, "id")
    assert.equal((await owner.send("DELETE", `/api/sites/main/contractors/${id}`)).status, 200)
    await contractor.open("/sites/main/list")
    await contractor.page.getByRole("heading", { level: 1, name: "サインイン" }).waitFor()
  })

  test("a staff member answers four questions about a computer, and is told what is left to do", async () => {
    const made = await owner.post("/sites/main/terminals", { name: "店員 四子" })
    const { page } = staff
    await page.goto(at<string>(made.body, "link"))
    await page.getByText("店員 四子さん").waitFor()
    await page.getByLabel("このパソコンの呼び名").fill("レジ横のパソコン")
    const yes = page.getByRole("radio", { name: "はい" })
    for (let index = 0; index < 3; index++) await yes.nth(index).check()
    await page.getByRole("radio", { name: "わからない" }).nth(3).check()
    assert.deepEqual(await violationsOf(page), [])
    await page.getByRole("button", { name: "答えを送る" }).click()
    await page.getByRole("heading", { level: 1, name: "ありがとうございました" }).waitFor()
    assert.equal(await page.locator(".observation").count(), 1)
    const devices = at<readonly { device: string }[]>(
      (await owner.get("/sites/main/terminals")).body,
      "terminals",
      0,
      "devices",
    )
    assert.deepEqual(
      devices.map(({ device }) => device),
      ["レジ横のパソコン"],
    )
  })

  test("no browser complained, and nothing was asked from another place", () => {
    assert.deepEqual([...contractor.heard, ...staff.heard], [])
    assert.deepEqual(stage.rig.reports, [])
  })
})

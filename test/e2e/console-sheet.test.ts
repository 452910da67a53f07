import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { after, before, describe, test } from "node:test"
import { readForm } from "../../src/report/checklist/read-rows.ts"
import { noBrowser } from "../needs.ts"
import { refilled } from "../suites/console/refilled.ts"
import { at, type Browser } from "../suites/console/rig.ts"
import { fitsAcross, register, startStage, violationsOf, type Person, type Stage } from "./console-stage.ts"

const skip = noBrowser()
const POLICY = "owner/1.policy"
const TOLD = "owner/1.policy-told"
const LINE = "1-(i)-a"

describe("the spreadsheet: exported, filled in elsewhere, read back", { skip, timeout: 180_000 }, () => {
  let stage: Stage
  let staff: Person
  let owner: Browser
  let form: Buffer
  const answerOf = async (id: string, part = "row") =>
    at((await owner.get(`/sites/main/question?id=${encodeURIComponent(id)}`)).body, part, "answer")
  const given = async (name: string, bytes: Uint8Array): Promise<void> => {
    const file = { name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) }
    await staff.page.locator('input[type="file"]').setInputFiles(file)
  }

  before(async () => {
    stage = await startStage()
    staff = await stage.person()
    owner = (await stage.rig.join((await stage.rig.console.firstLink()) ?? "", "山田 太郎", "yamada")).browser
    const invited = await owner.post("/people/invitations", { name: "佐藤 花子", role: "practitioner", sites: "all" })
    await register(staff, at<string>(invited.body, "link"), "佐藤 花子", "sato")
  })
  after(() => stage.close())

  test("is had from beside the place where it comes back", async () => {
    const { page } = staff
    await staff.open("/sites/main/papers")
    const sheet = page.getByRole("region", { name: "チェックリストの取り込み" })
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      sheet.getByRole("link", { name: "記入用の一覧をExcelで受け取る" }).click(),
    ])
    form = readFileSync(await download.path())
    assert.ok(readForm(form, "main", "一覧.xlsx").rows.length > 100)
  })

  test("faults are named cell by cell, and while there is one nothing can be kept", async () => {
    const { page } = staff
    await given(
      "誤り.xlsx",
      await refilled(form, { [POLICY]: { state: "たぶん", by: "佐藤" }, [TOLD]: { state: "はい", by: "佐藤" } }),
    )
    const preview = page.getByRole("region", { name: "ファイル: 誤り.xlsx" })
    await preview.getByRole("heading", { name: "直すところ(1件)" }).waitFor()
    await preview.getByRole("rowheader", { name: /^経営者7項目!G\d+$/ }).waitFor()
    await preview.getByText("SHEET_BAD_STATE").waitFor()
    await preview.getByText("何も保存しません").waitFor()
    assert.equal(await preview.getByRole("button", { name: /この内容で保存する/ }).count(), 0)
    assert.deepEqual(await violationsOf(page), [])
    assert.equal(await answerOf(TOLD), null)
  })

  test("changes are shown as they were and will be, with the question's own words, and kept when the person says so", async () => {
    const { page } = staff
    await given(
      "制作会社から.xlsx",
      await refilled(form, {
        [TOLD]: { state: "いいえ", text: "来月の朝礼で伝えます", by: "佐藤" },
        [LINE]: { state: "はい", by: "制作会社 三郎" },
      }),
    )
    const preview = page.getByRole("region", { name: "ファイル: 制作会社から.xlsx" })
    await preview.getByRole("heading", { name: "変わる項目(2件)" }).waitFor()
    await preview.getByText("方針には日付があり、従業員と委託先に伝えてありますか").waitFor()
    await preview.getByText("来月の朝礼で伝えます").waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    assert.ok(await fitsAcross(page))
    assert.deepEqual(await violationsOf(page), [])
    await page.setViewportSize({ width: 1280, height: 900 })
    assert.equal(await answerOf(TOLD), null, "only looked at so far")
    await preview.getByRole("button", { name: "この内容で保存する(2件)" }).click()
    await page.getByText("2件を保存しました。").waitFor()
    assert.equal(at(await answerOf(TOLD), "text"), "来月の朝礼で伝えます")
    assert.equal(at(await answerOf(LINE, "line"), "by"), "制作会社 三郎", "the contractor who wrote it stands under it")
  })

  test("the same form again, overtaken by another answer: its cell says by whom", async () => {
    const { page } = staff
    const later = { question: POLICY, state: "no", text: "これから書きます", expect: 0 }
    assert.equal(at((await owner.post("/sites/main/answers", { answers: [later] })).body, "state"), "kept")
    await given("遅い.xlsx", await refilled(form, { [POLICY]: { state: "いいえ", text: "別の答え", by: "佐藤" } }))
    const preview = page.getByRole("region", { name: "ファイル: 遅い.xlsx" })
    await preview.getByText("山田 太郎 さんが「いいえ」").waitFor()
    assert.equal(at(await answerOf(POLICY), "text"), "これから書きます")
  })

  test("a file that is no form, and one of another shop, are refused with their reason", async () => {
    const { page } = staff
    await given("写真.xlsx", Buffer.from("no zip at all"))
    await page.getByRole("alert").filter({ hasText: "SHEET_NOT_XLSX" }).waitFor()
    await staff.open("/sites/cart/papers")
    await given("よその店.xlsx", form)
    await page.getByRole("alert").filter({ hasText: "この画面で受け取り直す" }).waitFor()
  })

  test("no browser complained, and nothing was asked from another place", () => {
    assert.deepEqual(staff.heard, [])
    assert.deepEqual(stage.rig.reports, [])
  })
})

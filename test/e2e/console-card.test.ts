import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { after, before, describe, test } from "node:test"
import { noBrowser } from "../needs.ts"
import { at, type Browser } from "../suites/console/rig.ts"
import { inPage, register, startStage, violationsOf, type Person, type Stage } from "./console-stage.ts"

const skip = noBrowser()
const LOCK = "card/1.lockout"

describe("the card company's sheet", { skip, timeout: 120_000 }, () => {
  let stage: Stage
  let owner: Person
  let staff: Browser
  let question: string

  before(async () => {
    stage = await startStage()
    owner = await stage.person()
    await register(owner, (await stage.rig.console.firstLink()) ?? "", "山田 太郎", "yamada")
    await owner.open("/people")
    await owner.page.getByLabel("名前").fill("佐藤 花子")
    await owner.page.getByRole("button", { name: "招待用アドレスを作る" }).click()
    const link = (await owner.page.locator(".made-link").textContent()) ?? ""
    staff = (await stage.rig.join(link, "佐藤 花子", "sato")).browser
    const items = at<readonly { rows: readonly { criterion: string; kind: string }[] }[]>(
      (await staff.get("/sites/main/card")).body,
      "items",
    )
    question = items.flatMap(({ rows }) => rows).find(({ kind }) => kind === "blank")?.criterion ?? LOCK
  })
  after(() => stage.close())

  const row = () =>
    owner.page.getByRole("row").filter({ has: owner.page.locator(`a[href*="${encodeURIComponent(question)}"]`) })
  const expect = async (): Promise<number> =>
    at<number>((await staff.get(`/sites/main/question?id=${encodeURIComponent(question)}`)).body, "row", "revision")
  const answer = async (more: object): Promise<void> => {
    const sent = { question, expect: await expect(), ...more }
    assert.equal(at((await staff.post("/sites/main/answers", { answers: [sent] })).body, "state"), "kept")
  }

  test("a line without evidence is blank, and says what is missing", async () => {
    await owner.open("/sites/main/card")
    await row().getByText("(空欄)").waitFor()
    await row().getByText("足りないもの").waitFor()
    assert.equal(await owner.page.locator(".kind-yes").count(), 0, "nothing is a yes before anything was seen or said")
  })

  test("another measure, approved by name, stands on its line; the owner signs exactly that", async () => {
    const { page } = owner
    await answer({ state: "alternative", text: "Basic認証を手前に置いています", approvedBy: "山田 太郎" })
    await owner.open("/sites/main/card")
    await row().getByText("Basic認証を手前に置いています").first().waitFor()
    await row().getByRole("checkbox").check()
    await page.getByLabel("署名(自分の名前を書く)").fill("佐藤 花子")
    await page.getByRole("button", { name: "選んだ1行を確認して署名する" }).click()
    await page.getByRole("alert").filter({ hasText: "CONSOLE_NAME_DIFFERS" }).waitFor()
    await page.getByLabel("署名(自分の名前を書く)").fill("山田 太郎")
    await page.getByRole("button", { name: "選んだ1行を確認して署名する" }).click()
    await row()
      .getByText(/^山田 太郎\(/)
      .waitFor()
    await page.getByText(/^確認済み 1 \//).waitFor()
  })

  test("when the answer changes, the signature lapses", async () => {
    await answer({ state: "planned", text: "来春までに入れます", until: "2027-03-31" })
    await owner.open("/sites/main/card")
    await row().getByText("答えが変わったので、確認し直してください。").waitFor()
    await owner.page.getByText(/^確認済み 0 \//).waitFor()
  })

  test("companies and the day of renewal are kept", async () => {
    const { page } = owner
    await page.getByLabel("会社名・屋号").fill("見本商店")
    await page.getByLabel("制作した会社(自社ならその旨)").fill("制作会社A")
    await page.getByRole("region", { name: "お店と会社の情報" }).getByRole("button", { name: "保存する" }).click()
    await page.getByText("保存しました。").waitFor()
    const renewal = page.getByRole("region", { name: "毎年の更新日" })
    await renewal.getByLabel("毎年の更新日").fill("2027-06-30")
    await renewal.getByRole("button", { name: "保存する" }).click()
    await renewal.getByText(/更新日: 2027年6月30日/).waitFor()
  })

  test("on paper: the company and the answers, no buttons, no navigation", async () => {
    const { page } = owner
    await owner.open("/sites/main/card")
    await row().waitFor()
    await page.emulateMedia({ media: "print" })
    const text = await inPage<string>(page, "document.body.innerText")
    assert.match(text, /見本商店/)
    assert.match(text, /来春までに入れます/)
    assert.doesNotMatch(text, /サインアウト|指示書|署名\(自分の名前/)
    assert.deepEqual(await violationsOf(page), [])
    await page.emulateMedia({ media: "screen" })
  })

  test("the same as a PDF from the list of papers", async () => {
    const { page } = owner
    await page.getByRole("link", { name: "書類とチェックリスト" }).click()
    const link = page.getByRole("link", { name: /カード会社.*PDF/ }).first()
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()])
    assert.match(download.suggestedFilename(), /\.pdf$/)
    assert.equal(readFileSync(await download.path(), "latin1").slice(0, 5), "%PDF-")
  })

  test("a filled-in spreadsheet is looked at before anything is kept; another file is refused", async () => {
    const { page } = owner
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: /Excel/ }).first().click(),
    ])
    const choose = page.locator('input[type="file"]')
    await choose.setInputFiles({
      name: "一覧.xlsx",
      mimeType: "application/octet-stream",
      buffer: readFileSync(await download.path()),
    })
    await page.getByText("変わる項目はありません。").waitFor()
    await choose.setInputFiles({ name: "写真.xlsx", mimeType: "image/png", buffer: Buffer.from("no zip at all") })
    await page.getByRole("alert").waitFor()
  })

  test("no browser complained, and nothing was asked from another place", () => {
    assert.deepEqual(owner.heard, [])
    assert.deepEqual(stage.rig.reports, [])
  })
})

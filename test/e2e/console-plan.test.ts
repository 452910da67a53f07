import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { after, before, describe, test } from "node:test"
import { noBrowser } from "../needs.ts"
import { fitsAcross, inPage, register, startStage, violationsOf, type Person, type Stage } from "./console-stage.ts"

const skip = noBrowser()
const WIDE = 1280
const PHONE = 390

describe("before there is a shop, and a shop on somebody else's software", { skip, timeout: 240_000 }, () => {
  let stage: Stage
  let owner: Person
  before(async () => {
    stage = await startStage()
    owner = await stage.person(WIDE)
    await register(owner, (await stage.rig.console.firstLink()) ?? "", "山田 太郎", "yamada")
  })
  after(() => stage.close())

  test("a plan is made in the browser: hours and wishes change the advice", async () => {
    const { page } = owner
    await page.setViewportSize({ width: WIDE, height: 900 })
    await owner.open("/plan")
    await page.getByText("SaaSのカートを使うことを勧めます").waitFor()
    await page.getByLabel("守る作業に使える時間(月に何時間)").fill("40")
    await page.getByLabel("開店後に更新と監視をする人").selectOption("own")
    await page.getByLabel("既製のカートにない要望").selectOption("functions")
    await page.getByText("パッケージで作れます").waitFor()
    await page.getByLabel("考えているサービス").selectOption("shopify")
    for (const part of ["サービスについて", "見積もりの質問", "要求仕様書", "開店の判定表"]) {
      await page.getByRole("button", { name: part }).click()
      await page.getByRole("button", { name: part, pressed: true }).waitFor()
      assert.deepEqual(await violationsOf(page), [], part)
    }
    await page.setViewportSize({ width: PHONE, height: 844 })
    await page.getByRole("button", { name: "勧める作り方" }).click()
    assert.ok(await fitsAcross(page))
    const cells = await inPage<readonly number[]>(
      page,
      "[...document.querySelectorAll('.sheet td')].map((cell) => cell.getBoundingClientRect().width)",
    )
    assert.ok(cells.length > 100 && cells.every((width) => width > 150 || width === 0), "no column of single letters")
    assert.deepEqual(await violationsOf(page), [])
    await page.emulateMedia({ media: "print" })
    const printed = await inPage<string>(page, "document.body.innerText")
    assert.match(printed, /要件ごとの分担/)
    assert.doesNotMatch(printed, /サインアウト|考えている作り方/)
    await page.emulateMedia({ media: "screen" })
    await page.setViewportSize({ width: WIDE, height: 900 })
  })

  test("the whole plan is had as a PDF, with what was told in it", async () => {
    const { page } = owner
    await owner.open("/plan")
    await page.getByLabel("守る作業に使える時間(月に何時間)").fill("40")
    const link = page.getByRole("list", { name: /すべてを1つのファイルで/ }).getByRole("link", { name: "PDF" })
    assert.match((await link.getAttribute("href")) ?? "", /hours=40/)
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()])
    assert.equal(readFileSync(await download.path(), "latin1").slice(0, 5), "%PDF-")
  })

  test("what the service says is proposed row by row; only a page and a name make answers of it", async () => {
    const { page } = owner
    await owner.open("/sites/cart/saas")
    await page.getByRole("combobox", { name: "使っているサービス" }).selectOption("shopify")
    const sheet = page.getByRole("region", { name: "サービスの分をまとめて回答する" })
    const unconfirmed = sheet.getByRole("group").filter({ hasText: "未確認の項目" })
    await unconfirmed.getByRole("checkbox").first().waitFor()
    for (const box of await sheet.getByRole("checkbox", { checked: true }).all()) await box.uncheck()
    const keep = sheet.getByRole("button", { name: /「提供者が実施」で保存する$/ })
    await unconfirmed.getByRole("checkbox").first().check()
    assert.ok(await keep.isDisabled(), "no page, no answer")
    const field = unconfirmed.getByRole("textbox").first()
    await field.fill("https://www.shopify.com/")
    assert.deepEqual(await violationsOf(page), [])
    await sheet.getByLabel("読んで確かめた人の名前").fill("山田 太郎")
    await keep.click()
    await sheet.getByRole("alert").filter({ hasText: "PROVIDER_FRONT_PAGE" }).waitFor()
    await field.fill("https://help.shopify.com/ja/manual/security")
    await keep.click()
    await page.getByText("回答を保存しました(1件)。").waitFor()
    assert.equal(await inPage(page, "document.activeElement?.textContent"), "サービスの分をまとめて回答する")
    await page.setViewportSize({ width: PHONE, height: 844 })
    assert.ok(await fitsAcross(page))
    await page.setViewportSize({ width: WIDE, height: 900 })
    await page.getByRole("button", { name: /サービスの分/ }).click()
    await page.getByText("提供者が実施(山田 太郎").first().waitFor()
  })

  test("a tenant of a SaaS sees the service's share and its own, and answers the service's together", async () => {
    const { page } = owner
    await owner.open("/sites/cart")
    await page.getByRole("navigation").getByRole("link", { name: "サービスとの分担" }).waitFor()
    await page.getByRole("link", { name: "分担を見て回答する" }).click()
    await page.getByRole("combobox", { name: "使っているサービス" }).selectOption("shopify")
    await page.getByRole("heading", { name: /Shopify/ }).waitFor()
    await page
      .getByText(/未確認/)
      .first()
      .waitFor()
    await page.getByRole("button", { name: /サービスの分/ }).click()
    const boxes = page.getByRole("listitem").getByRole("checkbox")
    await boxes.first().check()
    await boxes.nth(1).check()
    await page.getByRole("button", { name: "まとめて回答する" }).click()
    await page.getByRole("radio", { name: /提供者が実施/ }).check()
    await page.getByLabel("提供者の説明ページのアドレス").fill("https://help.example.jp/security")
    assert.deepEqual(await violationsOf(page), [])
    await page.getByRole("button", { name: "回答を保存する" }).click()
    await page.getByText("回答を保存しました(2件)。").waitFor()
    assert.ok(await fitsAcross(page))
  })

  test("no browser complained, and nothing was asked from another place", () => {
    assert.deepEqual(owner.heard, [])
    assert.deepEqual(stage.rig.reports, [])
  })
})

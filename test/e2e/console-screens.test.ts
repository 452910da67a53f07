import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"
import { noBrowser } from "../needs.ts"
import { at, type Browser } from "../suites/console/rig.ts"
import { fitsAcross, inPage, register, startStage, violationsOf, type Person, type Stage } from "./console-stage.ts"

const skip = noBrowser()
const SHOP_PAGES = [
  "",
  "/list?part=owner",
  "/list?part=lines&text=SQL",
  "/question?id=build%2F9.redirect",
  "/question?id=owner%2F1.policy",
  "/findings",
  "/history",
  "/orders?new=1",
  "/card",
  "/papers",
  "/contractors",
  "/terminals",
]
const WIDE = 1280
const PHONE = 390
const NARROWEST = 320

/** Waits until a page has everything that it asks for. */
const settled = async ({ page }: Person): Promise<void> => {
  await page.getByRole("heading", { level: 1 }).waitFor()
  await page.waitForLoadState("networkidle")
  await page.getByText("読み込んでいます…").waitFor({ state: "detached" })
}

describe("every screen: no axe violation, no sideways scrolling, no complaint", { skip, timeout: 300_000 }, () => {
  let stage: Stage
  let owner: Person
  let shop: string
  before(async () => {
    stage = await startStage()
    owner = await stage.person(WIDE)
    await register(owner, (await stage.rig.console.firstLink()) ?? "", "山田 太郎", "yamada")
    // The sample shop has results, answers and findings of every kind.
    await owner.page.getByRole("button", { name: "見本のお店を入れる" }).click()
    await owner.page.getByText("見本のお店を入れました。").waitFor()
    const href = await owner.page.getByRole("row").filter({ hasText: "見本" }).getByRole("link").getAttribute("href")
    shop = href ?? ""
  })
  after(() => stage.close())

  const looked = async (path: string): Promise<void> => {
    const { page } = owner
    await page.setViewportSize({ width: WIDE, height: 900 })
    await owner.open(path)
    await settled(owner)
    assert.deepEqual(await violationsOf(page), [], `${path}, wide`)
    await page.setViewportSize({ width: PHONE, height: 844 })
    assert.deepEqual(await violationsOf(page), [], `${path}, phone`)
    assert.ok(await fitsAcross(page), `${path}: scrolls sideways at ${PHONE}`)
    await page.setViewportSize({ width: NARROWEST, height: 700 })
    assert.ok(await fitsAcross(page), `${path}: scrolls sideways at ${NARROWEST}`)
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, path)
    assert.equal(await page.getByRole("main").count(), 1, path)
    assert.match(await page.title(), /関所/, path)
  }
  for (const path of SHOP_PAGES) test(`shop${path === "" ? "" : path}`, () => looked(`${shop}${path}`))
  for (const path of ["/", "/plan", "/people", "/account", "/nowhere"]) test(path, () => looked(path))

  test("English: no violation on the owner's page, and no Japanese sentence of ours left", async () => {
    const { page } = owner
    await page.setViewportSize({ width: WIDE, height: 900 })
    await owner.open(shop)
    await page.getByRole("button", { name: "English" }).click()
    await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor()
    assert.deepEqual(await violationsOf(page), [])
    const headings = await page.getByRole("heading").allInnerTexts()
    assert.deepEqual(
      headings.filter((text) => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)),
      [],
    )
    await page.getByRole("button", { name: "日本語" }).click()
  })

  test("keyboard: the skip link comes first and leads past the navigation; the phone's menu opens and closes", async () => {
    const { page } = owner
    await owner.open(shop)
    await settled(owner)
    await page.keyboard.press("Tab")
    assert.equal(await inPage(page, "document.activeElement?.textContent"), "本文へ移動")
    await page.keyboard.press("Enter")
    assert.equal(await inPage(page, "document.activeElement?.id"), "main")
    await page.setViewportSize({ width: PHONE, height: 844 })
    assert.equal(await page.getByRole("navigation").isVisible(), false)
    await page.getByRole("button", { name: "メニュー" }).press("Enter")
    await page.getByRole("navigation").getByRole("link", { name: "直すこと" }).press("Enter")
    await page.getByRole("heading", { level: 1, name: "直すこと" }).waitFor()
    assert.equal(await page.getByRole("navigation").isVisible(), false, "closed again on the new page")
  })

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
  })

  test("a tenant of a SaaS sees the service's share and its own, and answers the service's together", async () => {
    const { page } = owner
    await owner.open("/sites/cart")
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

  test("an auditor looks at everything and is offered nothing to change", async () => {
    const { page } = owner
    await owner.open("/people")
    await page.getByLabel("名前").fill("監査 一郎")
    await page.getByRole("radio", { name: "閲覧" }).check()
    await page.getByRole("button", { name: "招待用アドレスを作る" }).click()
    const auditor = await stage.person(WIDE)
    await register(auditor, (await page.locator(".made-link").textContent()) ?? "", "監査 一郎", "kansa")
    for (const path of SHOP_PAGES) {
      await auditor.open(`${shop}${path.replace("?new=1", "")}`)
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
    assert.deepEqual(owner.heard, [])
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

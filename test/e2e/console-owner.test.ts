import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"
import { noBrowser } from "../needs.ts"
import { authenticator, inPage, register, startStage, type Person, type Stage } from "./console-stage.ts"

const skip = noBrowser()

describe("the owner, from the first sign-in to a signed order", { skip, timeout: 180_000 }, () => {
  let stage: Stage
  let owner: Person
  let staff: Person
  before(async () => {
    stage = await startStage()
    owner = await stage.person()
    staff = await stage.person(390)
  })
  after(() => stage.close())

  test("a stranger is told where the first link is, and sees nothing else", async () => {
    const { page } = owner
    await owner.open("/sites/main")
    await page.getByRole("heading", { level: 1, name: "最初の利用者を登録します" }).waitFor()
    assert.equal(await page.getByRole("navigation").count(), 0)
  })

  test("the first link registers the owner with password and authenticator, once", async () => {
    const link = await stage.rig.console.firstLink()
    assert.ok(link !== null)
    await register(owner, link, "山田 太郎", "yamada")
    assert.equal(new URL(owner.page.url()).hash, "", "the secret is out of the address bar")
    const again = await stage.person()
    await again.page.goto(link)
    await again.page.getByText("このリンクは使えません").waitFor()
    assert.deepEqual(again.heard, [])
    await again.context.close()
  })

  test("the sample shop is loaded, marked as made up on its page, and removed", async () => {
    const { page } = owner
    await page.getByRole("button", { name: "見本のお店を入れる" }).click()
    const row = page.getByRole("row").filter({ hasText: "見本" })
    await row.getByRole("link").click()
    await page.getByText("これは見本のお店です").waitFor()
    const picture = page.getByRole("img", { name: "お店の仕組みと14要件の判定" })
    await picture.filter({ hasText: "要件14 " }).first().waitFor()
    await owner.open("/")
    await page.getByRole("button", { name: "見本のお店を消す" }).click()
    await page.getByText("見本のお店を消しました。").waitFor()
    // The list is asked for again once the shop is gone.
    await row.waitFor({ state: "detached" })
    assert.equal(await row.count(), 0)
  })

  test("a check from the owner's page shows its progress and ends with three steps in yen and hours", async () => {
    const { page } = owner
    await owner.open("/sites/main")
    await page.getByText("まだ点検していません。").first().waitFor()
    await page.getByText("下の「点検する」を押して、外から見えることを調べましょう。").waitFor()
    await page.getByRole("button", { name: "点検する" }).click()
    await page.getByRole("progressbar", { name: "点検の進み具合" }).waitFor()
    await page.getByText("点検が終わりました。").waitFor({ timeout: 60_000 })
    await page.getByText("サイトがhttpsで提供されていません").first().waitFor()
    const steps = page.getByRole("region", { name: "次にすること(3つ)" }).locator(".step")
    assert.equal(await steps.count(), 3)
    assert.match(await steps.first().innerText(), /時間 \/ [\d,]+〜[\d,]+円/)
  })

  test("three questions turn the loss into one for this shop's size", async () => {
    const { page } = owner
    const sheet = page.getByRole("region", { name: "被害に遭ったときの損失の目安" })
    const before = await sheet.locator(".headline").textContent()
    await sheet.getByLabel("ひと月の売上(円)").fill("1,200,000")
    await sheet.getByLabel("保管しているお客様の人数").fill("800")
    await sheet.getByLabel("従業員の人数").fill("4")
    await sheet.getByRole("button", { name: "計算する" }).click()
    await sheet.getByText("このお店の大きさで計算した目安です。").waitFor()
    assert.notEqual(await sheet.locator(".headline").textContent(), before)
  })

  test("a practitioner is invited, registers, and is there to be given an order", async () => {
    const { page } = owner
    await page.getByRole("link", { name: "利用者", exact: true }).click()
    await page.getByRole("heading", { level: 1, name: "利用者" }).waitFor()
    assert.equal(await inPage(page, "document.activeElement?.tagName"), "H1", "the focus is on the new page's heading")
    await page.getByLabel("名前").fill("佐藤 花子")
    await page.getByRole("button", { name: "招待用アドレスを作る" }).click()
    const link = (await page.locator(".made-link").textContent()) ?? ""
    await register(staff, link, "佐藤 花子", "sato")
  })

  test("the order is refused under another name, and stands under the owner's", async () => {
    const { page } = owner
    await owner.open("/sites/main")
    await page.getByText("下の「担当者に指示書を出す」を押して").waitFor()
    await page.getByRole("link", { name: "担当者に指示書を出す" }).click()
    await page.getByRole("checkbox", { name: "佐藤 花子(実務担当者)" }).waitFor()
    assert.ok(await page.getByRole("checkbox", { name: "佐藤 花子(実務担当者)" }).isChecked())
    await page.getByLabel("署名(自分の名前を書く)").fill("鈴木 一郎")
    await page.getByRole("button", { name: "署名して指示書を出す" }).click()
    await page.getByRole("alert").filter({ hasText: "CONSOLE_NAME_DIFFERS" }).waitFor()
    await page.getByLabel("署名(自分の名前を書く)").fill("山田 太郎")
    await page.getByRole("button", { name: "署名して指示書を出す" }).click()
    await page.getByText("まだ受け取りの記録がありません").waitFor()
  })

  test("the practitioner acknowledges it on a phone, and the owner sees so", async () => {
    await staff.open("/sites/main/orders")
    const { page } = staff
    await page.getByLabel("受け取りました(自分の名前を書く)").fill("佐藤 花子")
    await page.getByRole("button", { name: "受け取りを記録する" }).click()
    await page.getByText("受け取りを記録しました。").waitFor()
    assert.equal(
      await page.getByRole("button", { name: "この指示書を取り消す" }).count(),
      0,
      "only the owner withdraws",
    )
    await owner.open("/sites/main/orders")
    const order = owner.page.locator("section").filter({ hasText: "指示した人" })
    await order.getByText("佐藤 花子").nth(1).waitFor()
    assert.equal(await owner.page.getByText("まだ受け取りの記録がありません").count(), 0)
    await owner.open("/sites/main")
    await owner.page.getByText(/指示書は出してあります。担当者の回答を待っている項目が\d+件あります。/).waitFor()
  })

  test("the practitioner's mail and role are changed; another role begins with another sign-in", async () => {
    const { page } = owner
    await owner.open("/people")
    const change = page.getByRole("button", { name: "佐藤 花子さんの登録を変える" })
    await change.click()
    const form = page.getByRole("region", { name: "佐藤 花子さんの登録を変える" })
    await form.getByLabel("メールアドレス").fill("sato@example.jp")
    await form.getByRole("button", { name: "保存する" }).click()
    await page.getByRole("cell", { name: "sato@example.jp" }).waitFor()
    await staff.open("/sites/main/orders")
    await staff.page.getByRole("heading", { level: 1, name: "指示書" }).waitFor()
    await change.click()
    await form.getByRole("radio", { name: "閲覧" }).check()
    await form.getByRole("button", { name: "保存する" }).click()
    await page.getByRole("row").filter({ hasText: "佐藤 花子" }).getByText("閲覧").waitFor()
    await staff.open("/sites/main/orders")
    await staff.page.getByRole("heading", { level: 1, name: "サインイン" }).waitFor()
  })

  test("a contractor may have an account, which is changed and ended as anybody's", async () => {
    const { page } = owner
    await owner.open("/people")
    const invite = page.getByRole("region", { name: "招待する" })
    await invite.getByLabel("名前").fill("開発 五郎")
    await invite.getByRole("radio", { name: "委託先" }).check()
    await invite.getByRole("button", { name: "招待用アドレスを作る" }).click()
    const link = (await page.locator(".made-link").textContent()) ?? ""
    await stage.rig.join(link, "開発 五郎", "goro")
    await page.reload()
    const row = page.getByRole("row").filter({ hasText: "開発 五郎" })
    await row.getByText("パスワードと認証アプリ").waitFor()
    await row.getByRole("button", { name: "開発 五郎さんの登録を変える" }).waitFor()
    await row.getByRole("button", { name: "開発 五郎さんの利用を終える" }).click()
    await row.getByRole("button", { name: "利用を終える", exact: true }).click()
    await row.getByText("利用を終えた人").waitFor()
  })

  test("everything is there in English too, and the choice stays", async () => {
    const { page } = owner
    await owner.open("/sites/main")
    await page.getByRole("button", { name: "English" }).click()
    await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor()
    await owner.open("/sites/main/orders")
    await page.getByRole("heading", { level: 1, name: "Orders to staff" }).waitFor()
    assert.equal(await inPage(page, "document.documentElement.lang"), "en")
    await page.getByRole("button", { name: "日本語" }).click()
  })

  test("signing out leaves nothing on the page", async () => {
    const { page } = owner
    await page.getByRole("button", { name: "サインアウト" }).click()
    await page.getByRole("heading", { level: 1, name: "サインイン" }).waitFor()
    await owner.open("/sites/main")
    await page.getByRole("heading", { level: 1, name: "サインイン" }).waitFor()
    assert.doesNotMatch(await page.locator("body").innerText(), /127\.0\.0\.1/)
  })

  test("no browser complained, and nothing was asked from another place", () => {
    assert.deepEqual([...owner.heard, ...staff.heard], [])
    assert.deepEqual(stage.rig.reports, [])
  })
})

describe("a passkey", { skip, timeout: 60_000 }, () => {
  test("registers the first owner and signs in again", async () => {
    const stage = await startStage()
    try {
      const { page, context, heard, open } = await stage.person()
      await authenticator(context, page)
      await page.goto((await stage.rig.console.firstLink()) ?? "")
      await page.getByLabel("お名前").fill("山田 太郎")
      await page.getByLabel("ログイン名").fill("yamada")
      assert.ok(await page.getByRole("radio", { name: /パスキー/ }).isChecked(), "it is the first choice")
      await page.getByRole("button", { name: "パスキーを作って登録する" }).click()
      await page.getByRole("checkbox", { name: "控えました" }).check()
      await page.getByRole("button", { name: "はじめる" }).click()
      await page.getByRole("heading", { level: 1, name: "お店の一覧" }).waitFor()
      await page.getByRole("button", { name: "サインアウト" }).click()
      await page.getByRole("button", { name: "パスキーでサインイン" }).click()
      await page.getByRole("heading", { level: 1, name: "お店の一覧" }).waitFor()
      await open("/account")
      await page.getByText("この端末", { exact: false }).first().waitFor()
      assert.deepEqual(heard, [])
    } finally {
      await stage.close()
    }
  })
})

import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"
import { noBrowser } from "../needs.ts"
import { codeAt, PASSWORD } from "../suites/console/rig.ts"
import { authenticator, register, settled, startStage, violationsOf, type Person, type Stage } from "./console-stage.ts"

const skip = noBrowser()
const BETTER = "kita-no-mado-kara-fune-ga-mieru"
/** An authenticator's code counts once; the next one is there half a minute later. */
const NEXT_CODE_MS = 30_000

describe("one's own account", { skip, timeout: 240_000 }, () => {
  let stage: Stage
  let owner: Person
  let secret: string
  const freshCode = (): string => {
    stage.advance(NEXT_CODE_MS)
    return codeAt(secret, stage.rig.now)
  }
  const signIn = async ({ page, open }: Person, password: string): Promise<void> => {
    await open("/")
    await page.getByLabel("ログイン名").fill("yamada")
    await page.getByRole("textbox", { name: "パスワード" }).fill(password)
    await page.getByLabel("認証アプリの6桁の数字").fill(freshCode())
    await page.getByRole("button", { name: "サインインする" }).click()
  }

  before(async () => {
    stage = await startStage()
    owner = await stage.person()
    secret = await register(owner, (await stage.rig.console.firstLink()) ?? "", "山田 太郎", "yamada")
  })
  after(() => stage.close())

  test("another browser's session is named, ended from here, and over there the sign-in page comes", async () => {
    const other = await stage.person(390)
    await signIn(other, PASSWORD)
    await other.page.getByRole("heading", { level: 1, name: "お店の一覧" }).waitFor()
    const { page } = owner
    await owner.open("/account")
    await settled(owner)
    const sessions = page.getByRole("region", { name: "サインイン中の端末" })
    await sessions.getByRole("rowheader", { name: "Chrome (Linux) この画面" }).waitFor()
    await sessions.getByRole("button", { name: /^Chrome \(Linux\)\(.*をサインアウトさせる$/ }).click()
    await sessions.getByText("本当に取り消しますか").waitFor()
    await sessions.getByRole("button", { name: "サインアウトさせる", exact: true }).click()
    await sessions.getByRole("button", { name: /をサインアウトさせる$/ }).waitFor({ state: "detached" })
    await other.page.getByRole("button", { name: "メニュー" }).click()
    await other.page.getByRole("link", { name: "自分のアカウント" }).click()
    await other.page.getByRole("heading", { level: 1, name: "サインイン" }).waitFor()
    assert.deepEqual(other.heard, [])
    await other.context.close()
  })

  test("a passkey is added to the password; whoever has it signs in without one; the last way in stays", async () => {
    const { page, context } = owner
    await authenticator(context, page)
    await owner.open("/account")
    const sheet = page.getByRole("region", { name: "パスキー" })
    await sheet.getByText("パスキーはまだありません。").waitFor()
    await sheet.getByLabel("呼び名").fill("事務所のノートPC")
    await sheet.getByRole("button", { name: "この端末のパスキーを追加する" }).click()
    await page.getByText("パスキーを追加しました。").waitFor()
    await sheet.getByText("事務所のノートPC").first().waitFor()
    assert.deepEqual(await violationsOf(page), [])
    await page.getByRole("button", { name: "サインアウト", exact: true }).click()
    await page.getByRole("button", { name: "パスキーでサインイン" }).click()
    await page.getByRole("heading", { level: 1, name: "お店の一覧" }).waitFor()
    await owner.open("/account")
    await sheet.getByRole("button", { name: "事務所のノートPCを消す" }).click()
    await sheet.getByRole("button", { name: "消す", exact: true }).click()
    await sheet.getByText("パスキーはまだありません。").waitFor()
  })

  test("a weak password is refused with the reason; a better one ends every other session and counts from now", async () => {
    const other = await stage.person()
    await signIn(other, PASSWORD)
    await other.page.getByRole("heading", { level: 1, name: "お店の一覧" }).waitFor()
    const { page } = owner
    await owner.open("/account")
    const sheet = page.getByRole("region", { name: "パスワードを変える" })
    await sheet.getByRole("textbox", { name: "新しいパスワード" }).fill("password1234")
    await sheet.getByLabel("認証アプリの6桁の数字").fill("000000")
    await sheet.getByRole("button", { name: "変更する" }).click()
    await sheet
      .getByRole("alert")
      .filter({ hasText: /CONSOLE_PASSWORD_/ })
      .waitFor()
    await sheet.getByRole("textbox", { name: "新しいパスワード" }).fill(BETTER)
    await sheet.getByLabel("認証アプリの6桁の数字").fill(freshCode())
    await sheet.getByRole("button", { name: "変更する" }).click()
    await page.getByText("変更しました。").waitFor()
    await other.open("/account")
    await other.page.getByRole("heading", { level: 1, name: "サインイン" }).waitFor()
    await signIn(other, PASSWORD)
    await other.page.getByRole("alert").filter({ hasText: "CONSOLE_SIGN_IN_FAILED" }).waitFor()
    await signIn(other, BETTER)
    await other.page.getByRole("heading", { level: 1, name: "お店の一覧" }).waitFor()
    assert.deepEqual(other.heard, [])
    await other.context.close()
  })

  test("a new authenticator takes the place of the old one once its first code is right", async () => {
    const { page } = owner
    await owner.open("/account")
    await page.getByRole("button", { name: "新しい認証アプリを登録する" }).click()
    const next = ((await page.locator(".totp-secret").textContent()) ?? "").replaceAll(" ", "")
    assert.notEqual(next, secret)
    const sheet = page.getByRole("region", { name: "認証アプリを登録し直す" })
    await sheet.getByLabel("アプリに出た6桁の数字").fill(freshCode())
    await sheet.getByRole("button", { name: "変更する" }).click()
    await sheet.getByRole("alert").filter({ hasText: "CONSOLE_CODE_WRONG" }).waitFor()
    secret = next
    await sheet.getByLabel("アプリに出た6桁の数字").fill(freshCode())
    await sheet.getByRole("button", { name: "変更する" }).click()
    await page.getByText("変更しました。").waitFor()
  })

  test("an address for reminders is kept, refused where it is none, and taken away", async () => {
    const { page } = owner
    const sheet = page.getByRole("region", { name: "お知らせのメール" })
    await sheet.getByLabel("メールアドレス").fill("yamada@example.jp")
    await sheet.getByRole("button", { name: "保存する" }).click()
    await page.getByText("保存しました。").waitFor()
    await owner.open("/people")
    await page.getByRole("cell", { name: "yamada@example.jp" }).waitFor()
    await owner.open("/account")
    assert.equal(await sheet.getByLabel("メールアドレス").inputValue(), "yamada@example.jp")
    await sheet.getByLabel("メールアドレス").fill("yamada@localhost")
    await sheet.getByRole("button", { name: "保存する" }).click()
    await sheet.getByRole("alert").filter({ hasText: "CONSOLE_WRONG_REQUEST" }).waitFor()
    await sheet.getByLabel("メールアドレス").fill("")
    await sheet.getByRole("button", { name: "保存する" }).click()
    await sheet.getByRole("alert").waitFor({ state: "detached" })
    await owner.open("/people")
    await page.getByRole("cell", { name: "なし" }).waitFor()
    await owner.open("/account")
  })

  test("new recovery codes are shown once, and the page says how many are left", async () => {
    const { page } = owner
    await page.getByRole("button", { name: "回復コードを作り直す" }).click()
    const sheet = page.getByRole("region", { name: "回復コード" })
    await sheet.getByText("今しか表示されません。").waitFor()
    assert.equal(await sheet.getByRole("listitem").count(), 10)
    assert.deepEqual(await violationsOf(page), [])
    await owner.open("/account")
    await sheet.getByText("残り10個です。").waitFor()
    assert.equal(await sheet.getByRole("listitem").count(), 0)
  })

  test("no browser complained, and nothing was asked from another place", () => {
    assert.deepEqual(owner.heard, [])
    assert.deepEqual(stage.rig.reports, [])
  })
})

import assert from "node:assert/strict"
import { truncateSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { after, before, describe, test } from "node:test"
import type { Page } from "playwright-core"
import { EVIDENCE_BYTES } from "../../src/console/contract/limits.ts"
import { noBrowser } from "../needs.ts"
import { scratch } from "../sekisho.ts"
import { at, codeAt, PASSWORD, siteNamed, type Browser } from "../suites/console/rig.ts"
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
const SHOPS = 200
const LONG = "とても長い名前の手づくりパンと焼き菓子の店-本店"
const LARGE = join(scratch(), "大きな写真.png")
const QUESTION = "/sites/main/question?id=owner%2F1.policy"

describe("when something is in the way", { skip, timeout: 240_000 }, () => {
  let stage: Stage
  let owner: Person
  let other: Browser
  let secret: string
  let otherSecret: string
  before(async () => {
    writeFileSync(LARGE, "")
    truncateSync(LARGE, EVIDENCE_BYTES + 1)
    const many = Array.from({ length: SHOPS }, (_, index) => siteNamed(`shop-${index}`))
    const named = siteNamed("long")
    const long = { ...named, site: { ...named.site, publicUrl: `https://${LONG}.example.jp/` } }
    stage = await startStage([...many, long])
    owner = await stage.person()
    secret = await register(owner, (await stage.rig.console.firstLink()) ?? "", "山田 太郎", "yamada")
    const invited = await owner.page.request.post(`${stage.rig.console.url}/api/people/invitations`, {
      headers: { "x-sekisho-console": "1" },
      data: { name: "佐藤 花子", role: "practitioner", sites: "all" },
    })
    const joined = await stage.rig.join(at<string>(await invited.json(), "link"), "佐藤 花子", "sato")
    other = joined.browser
    otherSecret = joined.secret
  })
  after(() => stage.close())

  test("two hundred shops: all are there, one is found by its name, and the first sentence says where to begin", async () => {
    const { page } = owner
    await owner.open("/")
    await page.getByText(`${SHOPS + 3}件のお店`).waitFor()
    await page.getByText(/を開いて「点検する」を押してください/).waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    assert.ok(await fitsAcross(page))
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.getByRole("searchbox", { name: "お店を探す" }).fill("shop-17")
    await page.getByText(`${SHOPS + 3}件のうち11件を表示しています。`).waitFor()
    await page.getByRole("searchbox", { name: "お店を探す" }).fill("どこにもない")
    await page.getByText("別の言葉で探してください。").waitFor()
    assert.deepEqual(await violationsOf(page), [])
  })

  test("a long name stays within the page, wide and on a phone", async () => {
    const { page } = owner
    for (const path of ["/sites/long", "/sites/long/list?part=owner", "/sites/long/orders?new=1"])
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 })
        await owner.open(path)
        await settled(owner)
        await page.getByText(`${LONG}.example.jp`).first().waitFor()
        assert.ok(await fitsAcross(page), `${path} at ${width}`)
      }
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  test("the server is away: the page says so and keeps what was typed; once it is back it goes on", async () => {
    const { page } = owner
    await owner.open(QUESTION)
    await page.getByRole("button", { name: "回答を選ぶ" }).click()
    await page.getByRole("radio", { name: "いいえ(できていない)" }).check()
    await page.getByLabel("いまの状況").fill("下書きです")
    await page.route("**/api/**", (route) => route.abort())
    await page.getByRole("button", { name: "回答を保存する" }).click()
    await page.getByRole("alert").filter({ hasText: "サーバーにつながりません。" }).waitFor()
    assert.equal(await page.getByLabel("いまの状況").inputValue(), "下書きです")
    assert.deepEqual(await violationsOf(page), [])
    await owner.open(QUESTION)
    await page.getByRole("alert").filter({ hasText: "CONSOLE_AWAY" }).waitFor()
    await page.unroute("**/api/**")
    await page.getByRole("button", { name: "もう一度読み込む" }).click()
    await page.getByRole("heading", { level: 1, name: /セキュリティの方針を書いた/ }).waitFor()
    await page.getByText("途中まで入力していた内容です。").waitFor()
    assert.equal(await page.getByLabel("いまの状況").inputValue(), "下書きです")
    await page.getByRole("button", { name: "閉じる" }).click()
  })

  test("a machine without any network can still use a console that runs on it", async () => {
    const { page, context } = owner
    await owner.open(QUESTION)
    await settled(owner)
    await page.evaluate(
      "Object.defineProperty(navigator, 'onLine', { value: false }); dispatchEvent(new Event('offline'))",
    )
    await page.getByRole("link", { name: "履歴と証拠" }).click()
    await page.getByText("まだ点検していません。").waitFor()
    assert.equal(context.pages().length, 1)
  })

  test("a file that is too large is refused before it is sent, one of a strange kind by the server, and the answer stays", async () => {
    const { page } = owner
    await owner.open(QUESTION)
    await page.getByRole("button", { name: "回答を選ぶ" }).click()
    await page.getByRole("radio", { name: "はい(できている)" }).check()
    const input = page.getByLabel("証拠のファイルを付ける").last()
    await input.setInputFiles(LARGE)
    await page.getByRole("alert").filter({ hasText: "大きな写真.pngは20MBを超えているので付けられません。" }).waitFor()
    assert.equal(await page.getByRole("list", { name: "付けるファイル" }).count(), 0)
    assert.deepEqual(await violationsOf(page), [])
    await input.setInputFiles({
      name: "方針.exe",
      mimeType: "image/png",
      buffer: Buffer.from("MZ\u0000\u0001 program"),
    })
    await page.getByRole("button", { name: "回答を保存する" }).click()
    await page.getByRole("alert").filter({ hasText: "CONSOLE_FILE_TYPE" }).waitFor()
    await page.getByRole("button", { name: "方針.exeを外す" }).click()
    await page.getByRole("button", { name: "回答を保存する" }).click()
    await page.getByText("回答を保存しました(1件)。").waitFor()
  })

  test("a shop whose records are damaged stands first and says what to do; its page says the same", async () => {
    const { page } = owner
    const question = "build/4.accounts"
    const answers = [{ question, state: "no", expect: 0 }]
    assert.equal((await other.post("/sites/cart/answers", { answers })).status, 200)
    const database = new DatabaseSync(join(stage.rig.folder, "records.db"), { timeout: 10_000 })
    database
      .prepare("update record set body = substr(body, 1, 12) where kind = 'answer' and key = ?")
      .run(`cart/${question}`)
    database.close()
    const due = { questions: ["build/4.lock"], due: "2027-01-31" }
    assert.equal((await other.json("PUT", "/sites/cart/assignments", due)).status, 409)
    await owner.open("/")
    const first = page.getByRole("row").nth(1)
    await first.getByRole("link", { name: "cart.example.jp" }).waitFor()
    await first.getByText("RECORDS_DAMAGED").waitFor()
    await page.getByText(/「(?!cart)[^」]+」を開いて「点検する」を押してください/).waitFor()
    assert.deepEqual(await violationsOf(page), [])
    await page.setViewportSize({ width: 390, height: 844 })
    assert.ok(await fitsAcross(page))
    await page.setViewportSize({ width: 1280, height: 900 })
    await owner.open("/sites/cart")
    await page.getByRole("main").getByRole("alert").filter({ hasText: "RECORDS_DAMAGED" }).waitFor()
  })

  /** Ends the session of the owner's browser behind its back. */
  const endSession = async (): Promise<void> => {
    const { request } = owner.page
    const sessions = await request.get(`${stage.rig.console.url}/api/me/sessions`)
    const rows = at<readonly { id: string; current: boolean }[]>(await sessions.json(), "sessions")
    const id = rows.find(({ current }) => current)?.id ?? ""
    const headers = { "x-sekisho-console": "1" }
    assert.equal((await request.delete(`${stage.rig.console.url}/api/me/sessions/${id}`, { headers })).status(), 200)
  }
  const signIn = async (page: Page, name: string, known: string): Promise<void> => {
    // A code counts once.
    stage.advance(30_000)
    await page.getByLabel("ログイン名").fill(name)
    await page.getByRole("textbox", { name: "パスワード" }).fill(PASSWORD)
    await page.getByLabel("認証アプリの6桁の数字").fill(codeAt(known, stage.rig.now))
    await page.getByRole("button", { name: "サインインする" }).click()
  }
  const keptInTab = (page: Page) => inPage<string | null>(page, "sessionStorage.getItem('sekisho-drafts')")

  test("the session has ended: the sign-in page comes at the same address, with a word about why and about what was typed", async () => {
    const { page } = owner
    await owner.open(QUESTION)
    await page.getByRole("button", { name: "回答を選ぶ" }).click()
    await page.getByRole("radio", { name: "いいえ(できていない)" }).check()
    await page.getByLabel("いまの状況").fill("三行かけて書いた、長い状況です")
    await endSession()
    await page.getByRole("button", { name: "回答を保存する" }).click()
    await page.getByRole("heading", { level: 1, name: "サインイン" }).waitFor()
    await page.getByText("サインインの期限が切れたか、ほかの画面から終えられました。").waitFor()
    await page.getByText("入力中だった回答は、この画面に残してあります。").waitFor()
    assert.match(page.url(), /question\?id=owner/)
    assert.deepEqual(await violationsOf(page), [])
    assert.equal((await other.get("/sites/main")).status, 200, "other people's sessions go on")
  })

  test("signed in again, what was typed is there; it replaces nobody's answer unseen, and once saved it is gone", async () => {
    const { page } = owner
    const id = "owner/1.policy"
    const now = await other.get(`/sites/main/question?id=${encodeURIComponent(id)}`)
    const meanwhile = {
      question: id,
      state: "planned",
      until: "2027-03-31",
      expect: at<number>(now.body, "row", "revision"),
    }
    assert.equal(at((await other.post("/sites/main/answers", { answers: [meanwhile] })).body, "state"), "kept")
    await signIn(page, "yamada", secret)
    await page.getByText("途中まで入力していた内容です。まだ保存していません。").waitFor()
    const typed = page.getByLabel("いまの状況")
    assert.equal(await typed.inputValue(), "三行かけて書いた、長い状況です")
    await typed.and(page.locator(":focus")).waitFor()
    assert.deepEqual(await violationsOf(page), [])
    const save = page.getByRole("button", { name: "回答を保存する" })
    await save.click()
    await page.getByRole("alert").filter({ hasText: "佐藤 花子が「予定」と回答" }).waitFor()
    await save.click()
    await page.getByText("回答を保存しました(1件)。").waitFor()
    assert.equal(await keptInTab(page), null)
    const row = (await other.get(`/sites/main/question?id=${encodeURIComponent(id)}`)).body
    assert.equal(at(row, "row", "answer", "text"), "三行かけて書いた、長い状況です")
  })

  test("in the list the row is open again; begun anew, closed or signed out, nothing of it is left in the tab", async () => {
    const { page } = owner
    await owner.open("/sites/main/list?part=owner")
    const row = page.locator('[data-row="owner/2.budget"]')
    const begin = async (text: string) => {
      await page.getByRole("radio", { name: "いいえ(できていない)" }).check()
      await page.getByLabel("いまの状況").fill(text)
    }
    await row.click()
    await begin("予算はまだ")
    await page.locator('[data-row="owner/1.policy"]').click()
    await page.locator(".entry", { has: row }).getByText("入力の途中").waitFor()
    await page.reload()
    const typed = page.getByLabel("いまの状況")
    await typed.waitFor()
    assert.equal(await typed.inputValue(), "予算はまだ")
    assert.equal(await row.getAttribute("aria-expanded"), "true")
    await page.getByRole("button", { name: "入力し直す" }).click()
    assert.equal(await keptInTab(page), null)
    await page.getByRole("radio", { name: "はい(できている)" }).and(page.locator(":focus")).waitFor()
    await begin("もう一度")
    assert.match((await keptInTab(page)) ?? "", /もう一度/)
    await page.keyboard.press("Escape")
    assert.equal(await keptInTab(page), null)
    await row.click()
    await begin("最後に")
    await page.getByRole("button", { name: "サインアウト" }).click()
    await page.getByRole("heading", { level: 1, name: "サインイン" }).waitFor()
    assert.equal(await keptInTab(page), null)
    await signIn(page, "yamada", secret)
    await page.getByRole("heading", { level: 1, name: "お店の一覧" }).waitFor()
  })

  test("several marked questions are marked again; somebody else who signs in instead sees nothing of it", async () => {
    const { page } = owner
    await owner.open("/sites/main/list?part=owner")
    await page.locator('[data-row="owner/3.order"]').focus()
    await page.keyboard.press("x")
    await page.keyboard.press("j")
    await page.keyboard.press("x")
    await page.keyboard.press("b")
    await page.getByRole("radio", { name: "対象外(このお店には当てはまらない)" }).check()
    await page.getByLabel("当てはまらない理由").fill("一人で営んでいます")
    await page.reload()
    await page.getByText("2件を選んでいます").first().waitFor()
    assert.equal(await page.getByLabel("当てはまらない理由").inputValue(), "一人で営んでいます")
    await endSession()
    await page.getByRole("button", { name: "回答を保存する" }).click()
    await page.getByRole("heading", { level: 1, name: "サインイン" }).waitFor()
    await signIn(page, "sato", otherSecret)
    await page.getByRole("heading", { level: 1, name: "点検と回答の一覧" }).waitFor()
    await page.locator('[data-row="owner/3.order"]').waitFor()
    assert.equal(await page.getByLabel("当てはまらない理由").count(), 0)
    assert.equal(await keptInTab(page), null)
  })

  test("no browser complained, and nothing was asked from another place", () => {
    assert.deepEqual(owner.heard, [])
    // The server has told its own log about the damaged record, and about nothing else.
    assert.deepEqual([...new Set(stage.rig.reports)], ["RECORDS_DAMAGED cart/build/4.accounts"])
  })
})

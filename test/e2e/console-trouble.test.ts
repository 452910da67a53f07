import assert from "node:assert/strict"
import { truncateSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { after, before, describe, test } from "node:test"
import { EVIDENCE_BYTES } from "../../src/console/contract/limits.ts"
import { noBrowser } from "../needs.ts"
import { scratch } from "../sekisho.ts"
import { at, siteNamed, type Browser } from "../suites/console/rig.ts"
import { fitsAcross, register, settled, startStage, violationsOf, type Person, type Stage } from "./console-stage.ts"

const skip = noBrowser()
const SHOPS = 200
const LONG = "とても長い名前の手づくりパンと焼き菓子の店-本店"
const LARGE = join(scratch(), "大きな写真.png")
const QUESTION = "/sites/main/question?id=owner%2F1.policy"

describe("when something is in the way", { skip, timeout: 240_000 }, () => {
  let stage: Stage
  let owner: Person
  let other: Browser
  before(async () => {
    writeFileSync(LARGE, "")
    truncateSync(LARGE, EVIDENCE_BYTES + 1)
    const many = Array.from({ length: SHOPS }, (_, index) => siteNamed(`shop-${index}`))
    const named = siteNamed("long")
    const long = { ...named, site: { ...named.site, publicUrl: `https://${LONG}.example.jp/` } }
    stage = await startStage([...many, long])
    owner = await stage.person()
    await register(owner, (await stage.rig.console.firstLink()) ?? "", "山田 太郎", "yamada")
    const invited = await owner.page.request.post(`${stage.rig.console.url}/api/people/invitations`, {
      headers: { "x-sekisho-console": "1" },
      data: { name: "佐藤 花子", role: "practitioner", sites: "all" },
    })
    other = (await stage.rig.join(at<string>(await invited.json(), "link"), "佐藤 花子", "sato")).browser
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

  test("the session has ended: the sign-in page comes at the same address, with a word about why", async () => {
    const { page } = owner
    await owner.open(QUESTION)
    await page.getByRole("button", { name: "回答を選ぶ" }).click()
    const sessions = await page.request.get(`${stage.rig.console.url}/api/me/sessions`)
    const id = at<string>(await sessions.json(), "sessions", 0, "id")
    await page.request.delete(`${stage.rig.console.url}/api/me/sessions/${id}`, {
      headers: { "x-sekisho-console": "1" },
    })
    await page.getByRole("radio", { name: "いいえ(できていない)" }).check()
    await page.getByRole("button", { name: "回答を保存する" }).click()
    await page.getByRole("heading", { level: 1, name: "サインイン" }).waitFor()
    await page.getByText("サインインの期限が切れたか、ほかの画面から終えられました。").waitFor()
    assert.match(page.url(), /question\?id=owner/)
    assert.deepEqual(await violationsOf(page), [])
    assert.equal((await other.get("/sites/main")).status, 200, "other people's sessions go on")
  })

  test("no browser complained, and nothing was asked from another place", () => {
    assert.deepEqual(owner.heard, [])
    // The server has told its own log about the damaged record, and about nothing else.
    assert.deepEqual([...new Set(stage.rig.reports)], ["RECORDS_DAMAGED cart/build/4.accounts"])
  })
})

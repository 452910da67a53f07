import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"
import { noBrowser } from "../needs.ts"
import { at, type Browser } from "../suites/console/rig.ts"
import { inPage, register, startStage, type Person, type Stage } from "./console-stage.ts"

const skip = noBrowser()

describe(
  "the practitioner, from the first check to answers and the list of findings",
  { skip, timeout: 180_000 },
  () => {
    let stage: Stage
    let staff: Person
    let owner: Browser
    const awaiting = async (): Promise<number> =>
      at<number>((await owner.get("/sites/main/criteria")).body, "totals", "awaiting")

    before(async () => {
      stage = await startStage()
      staff = await stage.person()
      owner = (await stage.rig.join((await stage.rig.console.firstLink()) ?? "", "山田 太郎", "yamada")).browser
      const invited = await owner.post("/people/invitations", { name: "佐藤 花子", role: "practitioner", sites: "all" })
      await register(staff, at<string>(invited.body, "link"), "佐藤 花子", "sato")
    })
    after(() => stage.close())

    test("checks the shop from here", async () => {
      const { page } = staff
      await page.getByRole("link", { name: /^127\.0\.0\.1/ }).click()
      await page.getByRole("button", { name: "点検する" }).click()
      await page.getByText("点検が終わりました。").waitFor({ timeout: 60_000 })
      assert.equal(await page.getByRole("link", { name: "担当者に指示書を出す" }).count(), 0, "orders are the owner's")
      assert.equal(await page.getByRole("link", { name: "利用者", exact: true }).count(), 0)
    })

    test("answers by keyboard alone: j, k, a letter, Ctrl+Enter", async () => {
      const { page } = staff
      await staff.open("/sites/main/list?awaiting=1&requirement=owner%2F2")
      await page.locator("[data-row]").first().focus()
      const row = () => inPage<string>(page, "document.activeElement?.dataset.row ?? ''")
      const first = await row()
      await page.keyboard.press("j")
      assert.notEqual(await row(), first)
      await page.keyboard.press("k")
      assert.equal(await row(), first)
      await page.keyboard.press("n")
      await page.getByRole("radio", { name: "いいえ(できていない)" }).waitFor()
      assert.ok(await page.getByRole("radio", { name: "いいえ(できていない)" }).isChecked())
      await page.getByLabel("いまの状況").focus()
      await page.keyboard.type("これから決めます j k y")
      await page.keyboard.press("Control+Enter")
      await page.getByText("回答を保存しました(1件)。").waitFor()
      assert.notEqual(await row(), first, "the focus goes on to the next question")
      const kept = await owner.get(`/sites/main/question?id=${encodeURIComponent(first)}`)
      assert.equal(
        at(kept.body, "row", "answer", "text"),
        "これから決めます j k y",
        "letters in a field are only letters",
      )
      assert.equal(at(kept.body, "row", "answer", "by"), "佐藤 花子")
    })

    test("a yes with its evidence file makes the question met, and the file can be had again", async () => {
      const { page } = staff
      await staff.open("/sites/main/list?text=owner%2F1.policy")
      await page.locator('[data-row="owner/1.policy"]').click()
      await page.getByRole("radio", { name: "はい(できている)" }).check()
      await page.getByText("証拠のファイルがない「はい」では").waitFor()
      await page
        .getByLabel("証拠のファイルを付ける")
        .last()
        .setInputFiles({
          name: "方針 2026.pdf",
          mimeType: "application/pdf",
          buffer: Buffer.from("%PDF-1.7\n% 方針\n"),
        })
      await page.getByRole("list", { name: "付けるファイル" }).getByText("方針 2026.pdf").waitFor()
      await page.getByRole("button", { name: "回答を保存する" }).click()
      await page.getByText("回答を保存しました(1件)。").waitFor()
      await staff.open("/sites/main/question?id=owner%2F1.policy")
      await page.getByText("満たしている").first().waitFor()
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "方針 2026.pdf" }).first().click(),
      ])
      assert.equal(download.suggestedFilename(), "方針 2026.pdf")
    })

    test("three are assigned and dated together, thirty answered at once", async () => {
      const { page } = staff
      const before = await awaiting()
      await staff.open("/sites/main/list?awaiting=1&part=build")
      const boxes = page.getByRole("listitem").getByRole("checkbox")
      await boxes.nth(29).waitFor()
      for (let index = 0; index < 3; index++) await boxes.nth(index).check()
      await page.getByText("3件を選んでいます").waitFor()
      await page.getByRole("button", { name: "担当と期限をまとめて決める" }).click()
      await page.getByLabel("担当", { exact: true }).selectOption({ label: "佐藤 花子(実務担当者)" })
      await page.getByLabel("期限", { exact: true }).fill("2027-03-31")
      await page.getByRole("button", { name: "担当と期限を保存する" }).click()
      await page.getByText("担当と期限を保存しました。").waitFor()
      for (let index = 0; index < 30; index++) await boxes.nth(index).check()
      await page.getByRole("button", { name: "まとめて回答する" }).click()
      await page.getByRole("radio", { name: "いいえ(できていない)" }).check()
      await page.getByRole("button", { name: "回答を保存する" }).click()
      await page.getByText("回答を保存しました(30件)。").waitFor()
      assert.equal(await awaiting(), before - 30)
      await page.getByRole("button", { name: /自分の担当/ }).click()
      await page.getByText("2027年3月31日").first().waitFor()
    })

    test("somebody was faster: the other answer is shown, and nothing is overwritten unseen", async () => {
      const { page } = staff
      await staff.open("/sites/main/list?part=owner&awaiting=1")
      const button = page.locator("[data-row]").last()
      const question = (await button.getAttribute("data-row")) ?? ""
      await button.click()
      await page.getByRole("radio", { name: "いいえ(できていない)" }).check()
      const other = { question, state: "no", text: "先に答えました", expect: 0 }
      assert.equal((await owner.post("/sites/main/answers", { answers: [other] })).status, 200)
      await page.getByRole("button", { name: "回答を保存する" }).click()
      await page.getByRole("alert").getByText("山田 太郎が「いいえ」と回答").waitFor()
      const kept = () => owner.get(`/sites/main/question?id=${encodeURIComponent(question)}`)
      assert.equal(at((await kept()).body, "row", "answer", "by"), "山田 太郎")
      await page.getByRole("button", { name: "回答を保存する" }).click()
      await page.getByText("回答を保存しました(1件)。").waitFor()
      assert.equal(at((await kept()).body, "row", "answer", "by"), "佐藤 花子")
    })

    test("a line of the 47 is answered, and its class of build/1 says so", async () => {
      const { page } = staff
      await staff.open("/sites/main/list?part=lines")
      await page.locator('[data-row="1-(i)-a"]').click()
      assert.equal(await page.locator("[data-row]").count(), 47)
      await page.getByRole("radio", { name: "はい(できている)" }).check()
      await page.getByRole("button", { name: "回答を保存する" }).click()
      await page.getByText("回答を保存しました(1件)。").waitFor()
      await page.getByText("はい(佐藤 花子").first().waitFor()
    })

    test("the list of findings: what was seen, what to do; marked as fixed", async () => {
      const { page } = staff
      await page.getByRole("link", { name: "直すこと" }).click()
      const finding = page.getByRole("listitem").filter({ hasText: "build/9.redirect" })
      await finding.getByText("httpのままページを表示します").waitFor()
      await finding.getByLabel("したこと(任意)").fill("転送を設定しました")
      await finding.getByRole("button", { name: "直したと印を付ける" }).click()
      await page.getByText("印を付けました。").waitFor()
      await page.getByRole("button", { name: /直した\(確認待ち\)/ }).click()
      await page.getByText("転送を設定しました").waitFor()
    })

    test("the history says what changed since the check before, and who did what", async () => {
      const { page } = staff
      await staff.open("/sites/main")
      await page.getByRole("button", { name: "点検する" }).click()
      await page.getByText("点検が終わりました。").waitFor({ timeout: 60_000 })
      await page.getByRole("link", { name: "履歴と証拠" }).click()
      await page
        .getByRole("cell", { name: /回答がありました/ })
        .first()
        .waitFor()
      await page.getByRole("region", { name: "操作の記録" }).getByText("佐藤 花子").first().waitFor()
    })

    test("no browser complained, and nothing was asked from another place", () => {
      assert.deepEqual(staff.heard, [])
      assert.deepEqual(stage.rig.reports, [])
    })
  },
)

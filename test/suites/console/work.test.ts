import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"
import type { Sight } from "../../../src/checks/look-at.ts"
import type { Observation } from "../../../src/guideline/observation.ts"
import { DAY_MS, HOUR_MS } from "../../../src/lib/clock.ts"
import { RUN } from "../../../src/records/runs.ts"
import {
  ASSIGNED,
  at,
  signInOwner,
  siteNamed,
  startCast,
  tokenOf,
  type Answered,
  type Browser,
  type Cast,
} from "./rig.ts"

const codeOf = (answered: Answered): unknown => at(answered.body, "code")
const questionPath = (id: string): string => `/sites/main/question?id=${encodeURIComponent(id)}`

/** What the next look at the shop will bring, and how it behaves. */
const shop = { bad: true, hangs: false, fails: false }
let cast: Cast

const observation = (bad: boolean, now: number): Observation => ({
  criteria: ["build/9.redirect"],
  by: "web/https-redirect",
  means: "observed",
  outcome: bad ? "plain" : "redirects",
  status: bad ? "not-ok" : "ok",
  ...(bad ? { severity: "high" } : {}),
  vantage: "public",
  observedAt: now,
  validUntil: now + 30 * DAY_MS,
  evidence: [],
  title: { ja: "転送", en: "redirect" },
  says: bad ? { ja: "HTTPのままです", en: "stays on HTTP" } : { ja: "HTTPSへ移ります", en: "goes to HTTPS" },
})

before(async () => {
  const main = siteNamed("main", async ({ signal, progress }): Promise<Sight> => {
    progress({ fact: "target", done: 1, total: 2 })
    if (shop.fails) throw new Error("secret inside")
    if (shop.hangs) await new Promise<void>((done) => signal.addEventListener("abort", () => done(), { once: true }))
    const now = cast.rig.now
    return {
      observations: [observation(shop.bad, now)],
      facts: {},
      platform: null,
      vantage: "public",
      requestsSent: 3,
      browserRequestsSent: 0,
      startedAt: now - 1_000,
      endedAt: now,
      notSeen: [],
    }
  })
  cast = await startCast({ sites: [main, siteNamed("other")] })
})
after(() => cast.rig.stop())

/** Reads the events of a check until they end. */
const events = async (browser: Browser): Promise<readonly Record<string, unknown>[]> => {
  const answer = await browser.get("/sites/main/check/events")
  assert.equal(answer.headers.get("content-type"), "text/event-stream")
  return [...String(answer.body).matchAll(/^data: (.*)$/gm)].map(([, data = ""]) => JSON.parse(data))
}

describe("a check from the console", () => {
  test("starts, tells its progress, keeps its result, and the verdict follows", { timeout: 30_000 }, async () => {
    const started = await cast.practitioner.post("/sites/main/check")
    assert.equal(at(started.body, "state"), "running")
    const told = await events(cast.auditor)
    assert.equal(told.at(-1)?.["state"], "done")
    const runs = at<unknown[]>((await cast.owner.get("/sites/main/runs")).body, "runs")
    assert.equal(runs.length, 1)
    const row = at((await cast.owner.get(questionPath("build/9.redirect"))).body, "row")
    assert.equal(at(row, "state"), "unmet")
    assert.equal(at((await cast.owner.get("/sites/main/journal?limit=1")).body, "entries", 0, "what"), "check")
  })

  test("one at a time for a shop; a cancelled one leaves nothing behind", { timeout: 30_000 }, async () => {
    shop.hangs = true
    await cast.owner.post("/sites/main/check")
    assert.equal(codeOf(await cast.practitioner.post("/sites/main/check")), "CONSOLE_CHECK_RUNNING")
    const told = events(cast.owner)
    await cast.owner.json("DELETE", "/sites/main/check", {})
    assert.equal((await told).at(-1)?.["state"], "cancelled")
    assert.equal((await cast.rig.records.moments(RUN, "main", 10)).length, 1)
    shop.hangs = false
  })

  test("one that fails says so without its inside", { timeout: 30_000 }, async () => {
    shop.fails = true
    await cast.owner.post("/sites/main/check")
    const state = (await events(cast.owner)).at(-1)
    assert.equal(state?.["state"], "failed")
    assert.doesNotMatch(JSON.stringify(state), /secret inside/)
    shop.fails = false
  })

  test("a shop without an address cannot be checked, and says why", async () => {
    const state = await cast.stranger.get("/sites/other/check")
    assert.equal(at(state.body, "state"), "impossible")
    assert.equal(codeOf(await cast.stranger.post("/sites/other/check")), "CONSOLE_NO_TARGET")
  })
})

describe("a finding's life", () => {
  const find = async () =>
    at<Record<string, unknown>[]>((await cast.owner.get("/sites/main/findings")).body, "findings").find(
      ({ criterion }) => criterion === "build/9.redirect",
    )
  const check = async () => {
    cast.rig.now += HOUR_MS
    await cast.owner.post("/sites/main/check")
    await events(cast.owner)
  }
  const mark = (told: object) => cast.practitioner.post("/sites/main/findings/mark", { criterion: "build/9.redirect", ...told }) // prettier-ignore

  test(
    "open, said to be fixed, open again when it is still seen, verified when it is gone",
    { timeout: 30_000 },
    async () => {
      assert.equal((await find())?.["life"], "open")
      const since = (await find())?.["since"]
      cast.rig.now += HOUR_MS
      await mark({ mark: "fixed", note: "直しました", expect: 0 })
      assert.equal((await find())?.["life"], "fixed")
      assert.equal(codeOf(await mark({ mark: "open", expect: 0 })), "CONSOLE_OVERTAKEN")
      await check()
      assert.equal((await find())?.["life"], "open")
      assert.equal((await find())?.["since"], since)
      shop.bad = false
      await check()
      const verified = await find()
      assert.equal(verified?.["life"], "verified")
      assert.equal(at(verified?.["says"], "ja"), "HTTPSへ移ります")
    },
  )

  test("the two last runs are compared, with the reason", async () => {
    const changes = await cast.owner.get("/sites/main/changes")
    const change = at<Record<string, unknown>[]>(changes.body, "changes").find(({ criterion }) => criterion === "build/9.redirect") // prettier-ignore
    assert.deepEqual(
      [change?.["before"], change?.["after"], change?.["why"], change?.["better"]],
      ["unmet", "met", "seen", true],
    )
    assert.equal(codeOf(await cast.owner.get("/sites/main/changes?from=99&to=1")), "CONSOLE_NOT_HERE")
  })

  test("what runs out within thirty days is listed, the next first", async () => {
    await cast.owner.post("/sites/main/answers", { answers: [{ question: "build/5.updates", state: "yes", until: "2026-12-01", expect: 0 }] }) // prettier-ignore
    const rows = at<{ criterion: string; until: string; kind: string }[]>((await cast.owner.get("/sites/main/evidence")).body, "rows") // prettier-ignore
    assert.deepEqual(rows.map(({ criterion, kind }) => [criterion, kind]), [["build/5.updates", "answer"], ["build/9.redirect", "observation"]]) // prettier-ignore
    assert.equal(at((await cast.owner.get("/sites/main")).body, "expiring"), 1)
  })
})

describe("an order to staff", () => {
  const DUE = "2027-01-31"
  const order = (told: object = {}) => ({
    name: "山田太郎",
    due: DUE,
    note: "年内にお願いします",
    to: [cast.ids.practitioner],
    items: [{ criterion: "build/9.redirect" }, { criterion: "1-(i)-a", due: "2026-12-24" }],
    ...told,
  })
  const stateOf = async (id: string) => at((await cast.owner.get(questionPath(id))).body, "row", "state")

  test("is signed by the owner's own name, answers owner/3 with its text, and sets days", async () => {
    assert.equal(codeOf(await cast.owner.post("/sites/main/orders", order({ name: "鈴木" }))), "CONSOLE_NAME_DIFFERS")
    assert.equal(codeOf(await cast.owner.post("/sites/main/orders", order({ to: [cast.ids.auditor] }))), "CONSOLE_NOT_HERE") // prettier-ignore
    assert.equal(await stateOf("owner/3.order"), "unknown")
    const signed = await cast.owner.post("/sites/main/orders", order())
    assert.equal(signed.status, 200, JSON.stringify(signed.body))
    assert.equal(await stateOf("owner/3.order"), "met")
    assert.equal(await stateOf("owner/3.order-acknowledged"), "unknown")
    const detail = await cast.owner.get(questionPath("owner/3.order"))
    const hash = at<string>(detail.body, "row", "answer", "evidence", 0, "hash")
    const text = await cast.owner.get(`/sites/main/files/${hash}`)
    assert.match(String(text.body), /指示書[\s\S]*山田 太郎/)
    const row = at((await cast.owner.get(questionPath("build/9.redirect"))).body, "row")
    assert.deepEqual([at(row, "due"), at(row, "assignee", "id")], [DUE, cast.ids.practitioner])
  })

  test("is acknowledged only by those it was given to, and then answers the second question", async () => {
    const id = at<string>((await cast.owner.get("/sites/main/orders")).body, "orders", 0, "id")
    const path = `/sites/main/orders/${id}/acknowledge`
    assert.equal(codeOf(await cast.owner.post(path, { name: "山田 太郎", expect: 1 })), "CONSOLE_FORBIDDEN")
    assert.equal(codeOf(await cast.practitioner.post(path, { name: "山田 太郎", expect: 1 })), "CONSOLE_NAME_DIFFERS")
    assert.equal(codeOf(await cast.practitioner.post(path, { name: "佐藤 花子", expect: 9 })), "CONSOLE_OVERTAKEN")
    assert.equal((await cast.practitioner.post(path, { name: "佐藤 花子", expect: 1 })).status, 200)
    assert.equal(await stateOf("owner/3.order-acknowledged"), "met")
    const duties = at<{ requirement: string; state: string }[]>((await cast.owner.get("/sites/main")).body, "duties")
    assert.equal(duties.find(({ requirement }) => requirement === "owner/3")?.state, "met")
  })

  test("that is withdrawn takes its answers with it", async () => {
    const id = at<string>((await cast.owner.get("/sites/main/orders")).body, "orders", 0, "id")
    await cast.owner.json("DELETE", `/sites/main/orders/${id}`, {})
    assert.equal(await stateOf("owner/3.order"), "unknown")
    assert.notEqual(at((await cast.owner.get("/sites/main/orders")).body, "orders", 0, "withdrawnAt"), null)
  })
})

describe("people who come by a link", () => {
  test("a contractor's link lets in again and again, until it is taken back or its day has come", async () => {
    const made = await cast.practitioner.post("/sites/main/contractors", { name: "外注", questions: ASSIGNED, days: 2 })
    const token = tokenOf(at<string>(made.body, "link"))
    const [one, other] = [cast.rig.browser(), cast.rig.browser()]
    for (const browser of [one, other]) assert.equal((await browser.post("/session/link", { token })).status, 200)
    assert.equal((await one.get("/sites/main/criteria")).status, 200)
    assert.equal(codeOf(await one.json("POST", "/me/recovery", {})), "CONSOLE_FORBIDDEN")
    await cast.practitioner.json("DELETE", `/sites/main/contractors/${at<string>(made.body, "id")}`, {})
    assert.equal(codeOf(await one.get("/sites/main/criteria")), "CONSOLE_SIGN_IN")
    assert.equal(codeOf(await other.post("/session/link", { token })), "CONSOLE_LINK_DEAD")
    const short = await cast.practitioner.post("/sites/main/contractors", {
      name: "短期",
      questions: ASSIGNED,
      days: 1,
    })
    const late = tokenOf(at<string>(short.body, "link"))
    cast.rig.now += DAY_MS + 1
    assert.equal(codeOf(await cast.rig.browser().post("/session/link", { token: late })), "CONSOLE_LINK_DEAD")
    cast.rig.now -= DAY_MS + 1
  })

  const ALL_YES = { "anti-malware": "yes", updates: "yes", "screen-lock": "yes", "own-account": "yes" }
  const stateOf = async (id: string) => {
    const row = at((await cast.owner.get(questionPath(id))).body, "row")
    return [at(row, "state"), at(row, "answer", "state")]
  }

  test("terminals: one yes of all is a yes, one no is a no, and after a quarter it is asked again", async () => {
    const linkFor = async (name: string) => {
      const made = await cast.practitioner.post("/sites/main/terminals", { name })
      return { id: at<string>(made.body, "id"), token: tokenOf(at<string>(made.body, "link")) }
    }
    const [yamada, sato] = [await linkFor("山田"), await linkFor("佐藤")]
    const form = await cast.nobody.post("/terminal/look", { token: yamada.token })
    assert.equal(at<unknown[]>(form.body, "questions").length, 4)
    assert.doesNotMatch(JSON.stringify(form.body), /criteria|verdict|佐藤/)
    const answer = (token: string, device: string, answers: object) =>
      cast.nobody.post("/terminal", { token, device, answers })
    await answer(yamada.token, "ノートPC", ALL_YES)
    assert.deepEqual(await stateOf("build/5.screen-lock"), ["unknown", undefined], "佐藤 has not answered yet")
    await answer(sato.token, "デスクトップ", { ...ALL_YES, "screen-lock": "no" })
    assert.deepEqual(await stateOf("build/5.screen-lock"), ["unmet", "no"])
    assert.deepEqual(await stateOf("build/5.anti-malware"), ["met", "yes"])
    assert.deepEqual(await stateOf("build/14.admin-terminals"), ["unmet", "no"])
    const done = await answer(sato.token, "デスクトップ", ALL_YES)
    assert.deepEqual(at(done.body, "notYet"), [])
    assert.deepEqual(await stateOf("build/14.admin-terminals"), ["met", "yes"])
    const terminals = async (browser: Browser) =>
      at<{ overdue: boolean }[]>((await browser.get("/sites/main/terminals")).body, "terminals").map(
        ({ overdue }) => overdue,
      )
    assert.deepEqual(await terminals(cast.owner), [false, false])
    cast.rig.now += 95 * DAY_MS
    const owner = await signInOwner(cast)
    assert.deepEqual(await terminals(owner), [true, true])
    const row = at((await owner.get(questionPath("build/5.screen-lock"))).body, "row")
    assert.equal(at(row, "reason"), "answer-expired")
    cast.rig.now -= 95 * DAY_MS
    await cast.practitioner.json("DELETE", `/sites/main/terminals/${sato.id}`, {})
    assert.equal(codeOf(await answer(sato.token, "デスクトップ", ALL_YES)), "CONSOLE_LINK_DEAD")
  })
})

describe("the card company's sheet", () => {
  test("rows are confirmed by the owner's name for just what they say, and lapse when they say something else", async () => {
    const question = "card/1.second-factor"
    const rows = async () =>
      at<{ rows: Record<string, unknown>[] }[]>((await cast.owner.get("/sites/main/card")).body, "items").flatMap((item) => item.rows) // prettier-ignore
    const blank = (await rows()).find(({ kind }) => kind === "blank")
    const confirm = (name: string, row: Record<string, unknown> | undefined) =>
      cast.owner.post("/sites/main/card/confirm", { name, rows: [{ criterion: row?.["criterion"], digest: row?.["digest"] }] }) // prettier-ignore
    assert.equal(codeOf(await confirm("山田 太郎", blank)), "CONSOLE_WRONG_REQUEST", "nothing stands there")
    const answer = (state: string, expect: number) =>
      cast.owner.post("/sites/main/answers", { answers: [{ question, state, text: "理由", expect }] })
    assert.equal(at((await answer("yes", 0)).body, "state"), "kept")
    const row = async () => (await rows()).find(({ criterion }) => criterion === question)
    assert.equal((await row())?.["kind"], "yes")
    assert.equal(codeOf(await confirm("佐藤 花子", await row())), "CONSOLE_NAME_DIFFERS")
    assert.equal(codeOf(await confirm("山田 太郎", { ...(await row()), digest: "0" })), "CONSOLE_CARD_CHANGED")
    const confirmed = await confirm("山田太郎", await row())
    assert.equal(at(confirmed.body, "confirmed"), 1)
    cast.rig.now += HOUR_MS
    assert.equal(at((await answer("not-applicable", 1)).body, "state"), "kept")
    assert.deepEqual([(await row())?.["confirmed"], (await row())?.["lapsed"]], [null, true])
  })

  test("the yearly renewal is called to mind sixty days before", async () => {
    const set = (renewal: string) => cast.owner.json("PUT", "/sites/main/card/renewal", { renewal })
    assert.equal(at((await set("2027-06-30")).body, "renewal", "remind"), false)
    assert.equal(at((await set("2027-01-10")).body, "renewal", "remind"), true)
    assert.equal(codeOf(await set("2027-02-30")), "CONSOLE_WRONG_REQUEST")
  })
})

describe("papers and settings", () => {
  test("every paper that is listed is made in every format that is listed", { timeout: 120_000 }, async () => {
    const listed = at<{ paper: string; formats: string[] }[]>((await cast.auditor.get("/sites/main/papers")).body, "papers") // prettier-ignore
    assert.ok(listed.length >= 13)
    const wishes = listed.flatMap(({ paper, formats }) => formats.map((format) => ({ paper, format })))
    // Printing takes its time: one of the printed papers stands for all of them.
    for (const { paper, format } of wishes.filter((one) => one.format !== "pdf" || one.paper === "policy")) {
      const made = await cast.auditor.get(`/sites/main/paper?paper=${paper}&format=${format}`)
      assert.equal(made.status, 200, `${paper} ${format}: ${JSON.stringify(made.body).slice(0, 200)}`)
      assert.ok(made.bytes.length > 200, `${paper} ${format}`)
      if (format === "pdf") assert.equal(Buffer.from(made.bytes.slice(0, 5)).toString(), "%PDF-")
    }
    assert.equal(codeOf(await cast.auditor.get("/sites/main/paper?paper=nothing&format=pdf")), "CONSOLE_PAPER_NONE")
    assert.equal(codeOf(await cast.auditor.get("/sites/main/paper?paper=owner&format=xlsx")), "CONSOLE_PAPER_NONE")
  })

  test("three numbers make the loss a shop's own, and details go into the papers", async () => {
    const sized = await cast.owner.json("PUT", "/sites/main/size", { monthlySalesYen: 2_000_000, customers: 3_000, staff: 5 }) // prettier-ignore
    assert.equal(at(sized.body, "loss", "sized"), true)
    assert.equal(codeOf(await cast.owner.json("PUT", "/sites/main/size", { monthlySalesYen: -1 })), "CONSOLE_WRONG_REQUEST") // prettier-ignore
    assert.equal(codeOf(await cast.owner.json("PUT", "/sites/main/details", { nonsense: 1 })), "DETAILS_SHAPE")
    const told = await cast.owner.json("PUT", "/sites/main/details", { company: "見本商店", owner: "山田 太郎" })
    assert.equal(at(told.body, "details", "company"), "見本商店")
    const paper = await cast.owner.get("/sites/main/paper?paper=order&format=html")
    assert.match(String(paper.body), /見本商店|山田 太郎/)
  })

  test("a sample shop comes, is marked, and goes; loaded again it is a fresh one", { timeout: 60_000 }, async () => {
    const loaded = await cast.owner.post("/sample")
    const id = at<string>(loaded.body, "site")
    const overview = await cast.owner.get(`/sites/${id}`)
    assert.equal(at(overview.body, "sample"), true)
    assert.ok(at<unknown[]>(overview.body, "trend").length >= 3)
    assert.ok(at<unknown[]>(overview.body, "steps").length === 3)
    assert.equal(codeOf(await cast.auditor.get(`/sites/${id}`)), "CONSOLE_NOT_HERE", "only for those who see all shops")
    await cast.owner.json("DELETE", "/sample", {})
    assert.equal(codeOf(await cast.owner.get(`/sites/${id}`)), "CONSOLE_NOT_HERE")
    const again = at<string>((await cast.owner.post("/sample")).body, "site")
    assert.notEqual(again, id)
    await cast.owner.json("DELETE", "/sample", {})
  })

  test("the list of shops follows what was answered anywhere", async () => {
    const awaiting = async () => at<{ id: string; awaiting: number }[]>((await cast.owner.get("/sites")).body, "sites").find(({ id }) => id === "main")?.awaiting ?? 0 // prettier-ignore
    const before = await awaiting()
    await cast.owner.post("/sites/main/answers", {
      answers: [{ question: "operate/7.policy", state: "no", expect: 0 }],
    })
    assert.equal(await awaiting(), before - 1)
  })
})

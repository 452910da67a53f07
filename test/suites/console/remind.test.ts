import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"
import { after, before, beforeEach, describe, test } from "node:test"
import { planReminders, type Desk } from "../../../src/console/remind/plan.ts"
import { remindToday } from "../../../src/console/remind/daily.ts"
import type { Mail } from "../../../src/console/remind/mail.ts"
import { sendReminders } from "../../../src/console/remind/send.ts"
import { REQUIREMENTS } from "../../../src/guideline/catalogue.ts"
import { japanDay } from "../../../src/guideline/japan-day.ts"
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../src/lib/clock.ts"
import { at, NOW, signInOwner, siteNamed, startCast, startRig, tokenOf, type Answered, type Cast } from "./rig.ts"

const codeOf = (answered: Answered): unknown => at(answered.body, "code")
const ALL_YES = { "anti-malware": "yes", updates: "yes", "screen-lock": "yes", "own-account": "yes" }
const ORIGIN = "https://desk.example.jp"

let cast: Cast
let mails: Mail[] = []
const take = (mail: Mail): boolean => {
  mails.push(mail)
  return true
}
const deskOf = (origin = ORIGIN): Desk => ({
  records: cast.rig.records,
  requirements: REQUIREMENTS,
  configured: new Map(["main", "other"].map((id) => [id, siteNamed(id)])),
  clock: () => cast.rig.now,
  random: randomBytes,
  publicOrigin: origin,
})
const SUBJECTS = { terminal: /端末の確認/, renewal: /更新/, digest: /期限が近い/ } as const
/** All mails of one kind that a round sends; the others go out, too. */
const round = async (kind: keyof typeof SUBJECTS): Promise<readonly Mail[]> => {
  mails = []
  await sendReminders(deskOf(), take)
  return mails.filter(({ subject }) => SUBJECTS[kind].test(subject))
}
const tokenIn = (mail: Mail | undefined): string => {
  const link = /https:\/\/desk\.example\.jp\/terminal#([\w-]{43})$/m.exec(mail?.text ?? "")
  return link?.[1] ?? "no link"
}
/** Days later, in a session of its own; a code of the authenticator counts once. */
const ownerLater = () => {
  cast.rig.now += MINUTE_MS
  return signInOwner(cast)
}

before(async () => {
  cast = await startCast()
})
after(() => cast.rig.stop())
beforeEach(() => {
  cast.rig.now = Math.max(cast.rig.now, NOW)
})

test("whoever has no address gets no mail, and an address that names two mailboxes is none", async () => {
  assert.deepEqual(await round("terminal"), [])
  for (const mail of ["a@b.jp,c@d.jp", "a@b.jp\r\nBcc: c@d.jp", "<a@b.jp>", "a@b", "a b@c.jp"])
    assert.equal(codeOf(await cast.owner.json("PUT", "/me/mail", { mail })), "CONSOLE_WRONG_REQUEST", mail)
  const set = await cast.owner.json("PUT", "/me/mail", { mail: "taro@example.jp" })
  assert.equal(at(set.body, "me", "mail"), "taro@example.jp")
  const told = await cast.owner.json("PATCH", `/people/${cast.ids.practitioner}`, { mail: "hanako@example.jp" })
  assert.equal(told.status, 200)
  assert.deepEqual(await round("terminal"), [])
})

describe("the devices' form", () => {
  let first = { id: "", token: "" }
  const answer = (token: string, device: string) => cast.nobody.post("/terminal", { token, device, answers: ALL_YES })
  const look = (token: string) => cast.nobody.post("/terminal/look", { token })

  test("a week after nobody has answered it is mailed, once, with a link of its own", async () => {
    const made = await cast.practitioner.post("/sites/main/terminals", { name: "田中", mail: "tanaka@example.jp" })
    first = { id: at(made.body, "id"), token: tokenOf(at<string>(made.body, "link")) }
    cast.rig.now += 6 * DAY_MS
    assert.deepEqual(await round("terminal"), [])
    cast.rig.now += DAY_MS
    const shown = await planReminders(deskOf())
    assert.deepEqual(
      shown.due.map(({ kind, name }) => [kind, name]),
      [["terminal", "田中"]],
    )
    assert.deepEqual(await planReminders(deskOf("http://localhost:8600")), {
      due: [],
      held: [{ kind: "terminal", name: "田中", why: "no-public-address" }],
    })
    const [mail, ...more] = await round("terminal")
    assert.deepEqual([mail?.to, more.length], ["tanaka@example.jp", 0])
    assert.match(mail?.text ?? "", /田中 様[\s\S]*4つの質問[\s\S]*----[\s\S]*four questions/)
    assert.equal(at((await look(tokenIn(mail))).body, "name"), "田中")
    assert.equal((await answer(tokenIn(mail), "ノートPC")).status, 200)
    assert.equal(at<unknown[]>((await look(first.token)).body, "devices").length, 1, "both links are the same person's")
    assert.deepEqual(await round("terminal"), [])
  })

  test("every quarter one mail; its link replaces the one before; what was answered stays", async () => {
    const before = cast.rig.now
    cast.rig.now = before + 91 * DAY_MS
    assert.deepEqual(await round("terminal"), [])
    cast.rig.now = before + 92 * DAY_MS
    const [second] = await round("terminal")
    const devices = at<{ device: string }[]>((await look(tokenIn(second))).body, "devices")
    assert.deepEqual(devices.map(({ device }) => device), ["ノートPC"]) // prettier-ignore
    cast.rig.now += DAY_MS
    assert.deepEqual(await round("terminal"), [], "unanswered: the next one comes in the next quarter")
    cast.rig.now += 91 * DAY_MS
    const [third] = await round("terminal")
    assert.equal(codeOf(await look(tokenIn(second))), "CONSOLE_LINK_DEAD")
    assert.equal((await look(tokenIn(third))).status, 200)
    const list = await (await ownerLater()).get("/sites/main/terminals")
    const rows = at<{ id: string; mail: string; remindedAt: string | null }[]>(list.body, "terminals")
    assert.deepEqual(rows.map(({ id, mail, remindedAt }) => [id, mail, remindedAt?.slice(0, 10)]), [[first.id, "tanaka@example.jp", new Date(cast.rig.now).toISOString().slice(0, 10)]]) // prettier-ignore
    assert.equal(at(list.body, "mails"), "no-mail-server")
    const owner = await ownerLater()
    await owner.json("DELETE", `/sites/main/terminals/${first.id}`, {})
    for (const token of [first.token, tokenIn(third)])
      assert.equal(codeOf(await look(token)), "CONSOLE_LINK_DEAD", "taken back with all its mails")
    cast.rig.now += 200 * DAY_MS
    assert.deepEqual(await round("terminal"), [])
  })

  test("without an address it is handed over by hand, until somebody writes one down", async () => {
    const owner = await ownerLater()
    const made = await owner.post("/sites/main/terminals", { name: "高橋" })
    cast.rig.now += 10 * DAY_MS
    assert.deepEqual(await round("terminal"), [])
    const again = await ownerLater()
    const path = `/sites/main/terminals/${at<string>(made.body, "id")}/mail`
    assert.equal((await again.json("PUT", path, { mail: "takahashi@example.jp" })).status, 200)
    assert.equal((await round("terminal"))[0]?.to, "takahashi@example.jp")
    await again.json("DELETE", `/sites/main/terminals/${at<string>(made.body, "id")}`, {})
  })
})

test("the owner is told of the card company's renewal 60 days before, once for each day that is set", async () => {
  const day = (days: number): string => japanDay(cast.rig.now + days * DAY_MS)
  const owner = await ownerLater()
  await owner.json("PUT", "/sites/main/card/renewal", { renewal: day(61) })
  assert.deepEqual(await round("renewal"), [])
  cast.rig.now += DAY_MS
  const [mail, ...more] = await round("renewal")
  assert.deepEqual([mail?.to, more.length], ["taro@example.jp", 0])
  assert.match(mail?.text ?? "", new RegExp(`${day(60)}[\\s\\S]*${ORIGIN}/sites/main/card`))
  assert.deepEqual(await round("renewal"), [])
  cast.rig.now += 59 * DAY_MS
  assert.deepEqual(await round("renewal"), [])
  await (await ownerLater()).json("PUT", "/sites/main/card/renewal", { renewal: day(50) })
  assert.equal((await round("renewal")).length, 1)
  await (await ownerLater()).json("PUT", "/sites/main/card/renewal", { renewal: null })
})

describe("the digest", () => {
  const answer = async (question: string, days: number): Promise<void> => {
    const owner = await ownerLater()
    const until = japanDay(cast.rig.now + days * DAY_MS)
    const row = at((await owner.get(`/sites/main/question?id=${question}`)).body, "row")
    const told = { question, state: "yes", until, expect: at(row, "revision") }
    assert.equal(at((await owner.post("/sites/main/answers", { answers: [told] })).body, "state"), "kept")
  }

  test("what runs out within 30 days and orders that are late: to all who work on it, once, at most weekly", async () => {
    await answer("build/5.screen-lock", 31)
    assert.deepEqual(await round("digest"), [])
    cast.rig.now += 2 * DAY_MS
    const first = await round("digest")
    assert.deepEqual(first.map(({ to }) => to).toSorted(), ["hanako@example.jp", "taro@example.jp"])
    assert.match(first[0]?.text ?? "", /main\.example\.jp/)
    assert.equal(first[0]?.text.match(/^- /gm)?.length, 2, "one thing in two languages")
    await answer("build/5.own-account", 20)
    cast.rig.now += 3 * DAY_MS
    assert.deepEqual(await round("digest"), [], "not twice in a week")
    cast.rig.now += 4 * DAY_MS
    const second = await round("digest")
    assert.equal(second.length, 2)
    assert.match(second[0]?.text ?? "", /アカウント/)
    assert.doesNotMatch(second[0]?.text ?? "", /ロック/, "what was said is not said again")
    cast.rig.now += 7 * DAY_MS
    assert.deepEqual(await round("digest"), [])
    const owner = await ownerLater()
    const signed = { name: "山田 太郎", due: japanDay(cast.rig.now + DAY_MS), to: [cast.ids.practitioner], items: [{ criterion: "build/9.redirect" }] } // prettier-ignore
    assert.equal((await owner.post("/sites/main/orders", signed)).status, 200)
    assert.deepEqual(await round("digest"), [])
    cast.rig.now += 2 * DAY_MS
    const third = await round("digest")
    assert.match(third[0]?.text ?? "", /期限を過ぎた指示/)
    cast.rig.now += 8 * DAY_MS
    assert.deepEqual(await round("digest"), [])
  })

  test("two processes at once send each mail once", async () => {
    await answer("build/5.anti-malware", 10)
    mails = []
    const [one, other] = [await planReminders(deskOf()), await planReminders(deskOf())]
    const both = await Promise.all([sendReminders(deskOf(), take, one), sendReminders(deskOf(), take, other)])
    assert.equal(mails.length, 2)
    assert.deepEqual(both.flatMap(({ ends }) => ends.map(([, end]) => end)).toSorted(), [
      "sent",
      "sent",
      "taken",
      "taken",
    ])
  })

  test("a crash after the spool has it: once more and then never; a crash before: it is still sent", async () => {
    cast.rig.now += 8 * DAY_MS
    await answer("build/5.updates", 10)
    mails = []
    const crash = new Error("killed")
    const after = (mail: Mail): boolean => {
      take(mail)
      throw crash
    }
    await assert.rejects(sendReminders(deskOf(), after), crash)
    assert.equal(mails.length, 1)
    const [{ to = "" } = {}] = mails
    mails = []
    await sendReminders(deskOf(), take)
    assert.equal(mails.length, 1, "the other person; nobody knows yet whether the first process is dead")
    assert.notEqual(mails[0]?.to, to)
    cast.rig.now += HOUR_MS
    assert.deepEqual((await round("digest")).map((mail) => mail.to), [to]) // prettier-ignore
    cast.rig.now += HOUR_MS
    assert.deepEqual(await round("digest"), [])

    cast.rig.now += 8 * DAY_MS
    await answer("build/5.updates", 9)
    const before = (): boolean => {
      throw crash
    }
    await assert.rejects(sendReminders(deskOf(), before), crash)
    cast.rig.now += HOUR_MS
    assert.equal((await round("digest")).length, 2)
    assert.deepEqual(await round("digest"), [])
  })

  test("a spool that takes nothing loses nothing", async () => {
    cast.rig.now += 8 * DAY_MS
    await answer("build/5.updates", 8)
    const { ends } = await sendReminders(deskOf(), () => false)
    assert.deepEqual(ends.map(([, end]) => end), ["refused", "refused"]) // prettier-ignore
    cast.rig.now += HOUR_MS
    assert.equal((await round("digest")).length, 2)
  })

  test("the daily round goes once a day", async () => {
    cast.rig.now += 8 * DAY_MS
    await answer("build/5.updates", 7)
    mails = []
    assert.deepEqual([await remindToday(deskOf(), take), await remindToday(deskOf(), take)], [2, 0])
    await answer("build/5.screen-lock", 7)
    cast.rig.now += 22 * HOUR_MS
    assert.equal(await remindToday(deskOf(), take), 0)
    cast.rig.now += 6 * DAY_MS + 2 * HOUR_MS
    assert.equal(await remindToday(deskOf(), take), 2)
  })
})

test("a console that has a mail server goes round by itself", { timeout: 30_000 }, async () => {
  cast.rig.now += 8 * DAY_MS
  const owner = await ownerLater()
  await owner.post("/sites/main/terminals", { name: "伊藤", mail: "ito@example.jp" })
  cast.rig.now += 10 * DAY_MS
  const sent = Promise.withResolvers<Mail>()
  const mail = (one: Mail): boolean => {
    sent.resolve(one)
    return true
  }
  const other = await startRig({ records: cast.rig.records, publicUrl: ORIGIN, clock: () => cast.rig.now, mail })
  assert.equal((await sent.promise).to, "ito@example.jp")
  await other.console.stop()
})

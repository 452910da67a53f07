import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { at, siteNamed, startCast, type Answered, type Cast } from "./rig.ts"

const codeOf = (answered: Answered): unknown => at(answered.body, "code")
const saas = siteNamed("main")
let cast: Cast
before(async () => {
  cast = await startCast({ sites: [{ ...saas, site: { ...saas.site, form: "saas" } }, siteNamed("other")] })
})
after(() => cast.rig.stop())

interface Row {
  readonly id: string
  readonly basis: string
  readonly link: string | null
  readonly marked: boolean
  readonly state: string
  readonly revision: number
  readonly answer: { readonly link: string; readonly by: string; readonly at: string } | null
}
const rows = async (service = "ebisumart"): Promise<readonly Row[]> =>
  at((await cast.practitioner.get(`/sites/main/provider?service=${service}`)).body, "rows")
const rowOf = async (id: string): Promise<Row> => {
  const row = (await rows()).find((one) => one.id === id)
  if (row === undefined) throw new Error(id)
  return row
}
const confirm = (name: string, told: readonly object[], service = "ebisumart") =>
  cast.practitioner.post("/sites/main/provider", { service, name, rows: told })

test("looking changes nothing; what was read has its page, what was not has none", async () => {
  const all = await rows()
  assert.ok(all.length >= 30)
  for (const { basis, link, marked, state } of all) {
    assert.equal(link !== null, basis === "retold")
    assert.equal(marked, basis === "retold")
    assert.notEqual(state, "met", "never met by looking")
  }
  assert.equal((await cast.rig.records.list("answer", "main/")).length, 0)
  assert.equal((await rows("colorme")).filter(({ marked }) => marked).length, 0)
})

test("a person confirms by name, row by row with the page; without a page nothing is taken", async () => {
  const { link, revision } = await rowOf("build/7.login-limit")
  const told = { question: "build/7.login-limit", link, expect: revision }
  assert.equal(codeOf(await confirm("だれか", [told])), "CONSOLE_NAME_DIFFERS")
  const unconfirmed = { question: "build/2.patched-application", expect: 0 }
  for (const [bad, code] of [
    ["", "ANSWER_NEEDS_LINK"],
    ["http://example.jp/page", "ANSWER_NEEDS_LINK"],
    ["https://www.ebisumart.com/", "PROVIDER_FRONT_PAGE"],
  ] as const)
    assert.equal(codeOf(await confirm("佐藤 花子", [told, { ...unconfirmed, link: bad }])), code, bad)
  assert.equal((await cast.rig.records.list("answer", "main/")).length, 0, "all or none")
  const kept = await confirm("佐藤 花子", [told, { ...unconfirmed, link: "https://support.ebisumart.com/updates" }])
  assert.equal(at(kept.body, "state"), "kept")
  const row = await rowOf("build/7.login-limit")
  assert.deepEqual([row.state, row.marked, row.answer?.link, row.answer?.by], ["met", false, link, "佐藤 花子"])
  const looked = await rowOf("build/2.patched-application")
  assert.deepEqual([looked.state, looked.answer?.link], ["met", "https://support.ebisumart.com/updates"])
  assert.equal(at((await confirm("佐藤 花子", [told])).body, "state"), "conflict")
})

test("only rows of the service's own share, only for a shop that is a tenant", async () => {
  for (const question of ["build/5.screen-lock", "build/4.second-factor", "owner/3.order", "build/9.certificate-valid"])
    assert.equal(codeOf(await confirm("佐藤 花子", [{ question, link: "https://example.jp/page", expect: 0 }])), "CONSOLE_WRONG_REQUEST", question) // prettier-ignore
  assert.equal(codeOf(await cast.owner.get("/sites/other/provider?service=shopify")), "PROVIDER_NO_SAAS")
  assert.equal(codeOf(await cast.owner.get("/sites/main/provider?service=amazon")), "CONSOLE_WRONG_REQUEST")
})

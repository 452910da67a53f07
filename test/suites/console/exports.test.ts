import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { readWorkbook } from "../../../src/report/checklist/read-workbook.ts"
import { at, startCast, type Cast } from "./rig.ts"

let cast: Cast
before(async () => {
  cast = await startCast()
})
after(() => cast.rig.stop())

test("the result for other programs: OSCAL assessment results and the audit import of CISO Assistant", async () => {
  const list = at<{ paper: string; formats: string[] }[]>((await cast.auditor.get("/sites/main/papers")).body, "papers")
  assert.deepEqual(list.find(({ paper }) => paper === "result")?.formats, ["html", "json", "csv", "md", "oscal", "ciso-assistant"]) // prettier-ignore
  const oscal = await cast.auditor.get("/sites/main/paper?paper=result&format=oscal")
  assert.equal(oscal.headers.get("content-type"), "application/json")
  assert.match(oscal.headers.get("content-disposition") ?? "", /\.oscal\.json/)
  const results = at<{ "reviewed-controls": unknown }[]>(oscal.body, "assessment-results", "results")
  assert.ok(results[0]?.["reviewed-controls"])
  const ciso = await cast.auditor.get("/sites/main/paper?paper=result&format=ciso-assistant&language=en")
  assert.match(ciso.headers.get("content-disposition") ?? "", /\.ciso-assistant\.xlsx/)
  const { sheets } = readWorkbook(ciso.bytes, "a.xlsx")
  assert.ok((sheets[0]?.cells.size ?? 0) > 30)
  assert.equal((await cast.auditor.get("/sites/main/paper?paper=owner&format=oscal")).status, 400)
})

test("the plan before there is a shop, from what was told, in every shape; nothing of it is kept", async () => {
  const before = (await cast.rig.records.heads("journal", "")).size
  const told = "form=saas&service=shopify&operator=nobody&hours=2&payment=token&membership=yes&sales=300000"
  const json = await cast.owner.get(`/plan?format=json&${told}`)
  assert.equal(at(json.body, "schema"), "sekisho-plan/1")
  assert.deepEqual([at(json.body, "answers", "hoursPerMonth"), at(json.body, "answers", "membership")], [2, true])
  const page = await cast.auditor.get(`/plan?format=html&language=en&part=advice&${told}`)
  assert.match(page.headers.get("content-security-policy") ?? "", /sandbox/)
  assert.match(String(page.body), /<!doctype html>/i)
  assert.match(String((await cast.owner.get(`/plan?format=md&${told}`)).body), /Shopify/)
  const pdf = await cast.owner.get(`/plan?${told}`)
  assert.equal(Buffer.from(pdf.bytes).subarray(0, 5).toString(), "%PDF-")
  for (const bad of ["form=castle", "hours=-1", "hours=x", "sales=1e99", "format=exe", "other=1"])
    assert.equal(at((await cast.owner.get(`/plan?${bad}`)).body, "code"), "CONSOLE_WRONG_REQUEST", bad)
  assert.equal((await cast.contractor.get("/plan")).status, 403)
  assert.equal((await cast.rig.records.heads("journal", "")).size, before)
})

test("hours and yen of a step say that Sekisho assumes them", async () => {
  const { body } = await cast.owner.get("/sites/main")
  const steps = at<{ basis: { ja: string; en: string }; assumption: { ja: string; en: string } }[]>(body, "steps")
  assert.ok(steps.length > 0)
  for (const { basis, assumption } of steps) {
    assert.match(basis.ja, /Sekishoの仮定/)
    assert.match(basis.en, /assumption/)
    assert.match(assumption.ja, /Sekishoの仮定.*見積もり/)
  }
})

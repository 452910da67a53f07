import assert from "node:assert/strict"
import { test } from "node:test"
import { lookOf } from "../../../test/servers/look.ts"
import { startServer, type Handler, type Routes } from "../../../test/servers/server.ts"
import { loopbackTarget } from "../../../test/servers/target.ts"
import type { PlatformId } from "../../platforms/profile.ts"
import { GENERIC, profileById } from "../../platforms/profiles.ts"
import type { Door } from "../facts.ts"
import { answer, fault } from "../sample-facts.ts"
import { doorsCollector, judgeDoor } from "./doors.ts"

const HTML = { "content-type": "text/html; charset=utf-8" }
const LOG_IN = '<form><input name="login_id"><input type="password" name="password"></form>'

const knock = async (
  routes: Handler | Routes,
  id: PlatformId,
  adminPath?: string,
): Promise<{ readonly doors: ReadonlyMap<string, Door>; readonly asked: readonly string[] }> => {
  const server = await startServer(routes)
  try {
    const target = loopbackTarget(server.url)
    const profile = profileById(id) ?? GENERIC
    const look = lookOf(target)
    const options = adminPath === undefined ? look.options : { ...look.options, adminUrl: server.url + adminPath }
    const seen = await doorsCollector.collect(
      { ...look, options },
      { target, platform: { profile, told: false, version: null, signs: [] } },
    )
    assert.ok(seen.state === "seen")
    return { doors: new Map(seen.value.map((door) => [door.id, door])), asked: server.asked }
  } finally {
    await server.close()
  }
}

test("EC-CUBE 4: the admin form at the default place is seen through its redirect", async () => {
  const { doors, asked } = await knock(
    {
      "/admin/login": { headers: HTML, body: LOG_IN },
      "/mypage/login": { headers: HTML, body: '<input name="login_email"><input name="login_pass">' },
    },
    "ec-cube-4",
  )
  assert.equal(doors.get("admin")?.state, "form")
  assert.equal(doors.get("admin")?.defaultPath, true)
  assert.deepEqual(doors.get("admin")?.marks, ['name="login_id"', 'name="password"'])
  assert.equal(doors.get("customer")?.state, "form")
  assert.equal(doors.get("customer")?.defaultPath, false)
  assert.equal(doors.get("phpmyadmin")?.state, "absent")
  assert.ok(
    asked.every((line) => line.startsWith("GET ")),
    "nothing is submitted",
  )
  assert.ok(asked.length <= 15)
})

test("WooCommerce: xmlrpc.php is a door to the admin rights, whatever its status", async () => {
  const { doors } = await knock(
    {
      "/wp-login.php": { headers: HTML, body: '<input name="log"><input name="pwd">' },
      "/xmlrpc.php": { status: 405, body: "XML-RPC server accepts POST requests only." },
    },
    "woocommerce",
  )
  assert.equal(doors.get("admin")?.state, "form")
  assert.equal(doors.get("admin-xmlrpc")?.state, "form")
  assert.equal(doors.get("admin-xmlrpc")?.kind, "admin")
})

test("EverShop: admin and customer log-in", async () => {
  const { doors } = await knock(
    {
      "/admin/login": {
        headers: HTML,
        body: '<body id="body" class="admin adminLogin"><form id="adminLoginForm"><input type="email"><input type="password">',
      },
      "/account/login": { headers: HTML, body: '<body id="body" class="frontStore login">' },
    },
    "evershop",
  )
  assert.equal(doors.get("admin")?.state, "form")
  assert.equal(doors.get("customer")?.state, "form")
})

test("the told admin address is asked first, and the default one as well", async () => {
  const { doors, asked } = await knock(
    {
      "/kanri-x7/": { status: 302, headers: { location: "/kanri-x7/login" } },
      "/kanri-x7/login": { headers: HTML, body: LOG_IN },
      "/admin/login": { status: 403 },
    },
    "ec-cube-4",
    "/kanri-x7/",
  )
  assert.equal(asked[1], "GET /kanri-x7/")
  assert.equal(doors.get("admin-told")?.state, "form")
  assert.equal(doors.get("admin-told")?.defaultPath, false)
  assert.equal(doors.get("admin")?.state, "refused")
})

test("a told address that anybody guesses is marked, and asked once", async () => {
  const { doors, asked } = await knock({ "/admin/login": { status: 404 } }, "ec-cube-4", "/admin/login")
  assert.equal(doors.get("admin-told")?.defaultPath, true)
  assert.equal(doors.has("admin"), false)
  assert.equal(asked.filter((line) => line === "GET /admin/login").length, 1)
})

test("two addresses that lead to one log-in are one door, the told one", async () => {
  const { doors } = await knock(
    {
      "/admin": { status: 302, headers: { location: "/admin/login" } },
      "/admin/login": { headers: HTML, body: LOG_IN },
    },
    "ec-cube-4",
    "/admin",
  )
  assert.equal(doors.get("admin-told")?.state, "form")
  assert.equal(doors.has("admin"), false)
})

test("a told admin screen that no profile knows is seen by its password field", async () => {
  const { doors } = await knock({ "/back/": { headers: HTML, body: "<input type='password'>" } }, "generic", "/back/")
  assert.equal(doors.get("admin-told")?.state, "form")
})

test("a shop that shows its top page for everything has no door at all", async () => {
  const { doors } = await knock((_, response) => {
    response.setHeader("content-type", "text/html")
    response.end(`<title>店</title>${LOG_IN}<a href="/admin">管理</a>phpMyAdmin <input name="pma_username">`)
  }, "generic")
  assert.ok(doors.size > 8)
  for (const { id, state } of doors.values()) assert.equal(state, "absent", id)
})

const STATES: readonly (readonly [string, Parameters<typeof judgeDoor>[0], Door["state"], Door["fault"]?])[] = [
  [
    "a page that was not read to its end",
    answer({ text: "something of its own", bodyCut: true }),
    "fault",
    "body-too-large",
  ],
  ["its marks", answer({ text: LOG_IN }), "form"],
  ["its marks under a refusal", answer({ status: 401, text: LOG_IN }), "form"],
  ["half of its marks", answer({ text: '<input name="login_id">' }), "other"],
  [
    "HTTP authentication",
    answer({ status: 401, text: "no", headers: { "www-authenticate": 'Basic realm="x"' } }),
    "challenge",
  ],
  ["401 without a challenge", answer({ status: 401, text: "no" }), "refused"],
  ["403", answer({ status: 403, text: "no" }), "refused"],
  ["404", answer({ status: 404, text: "no" }), "absent"],
  ["410", answer({ status: 410, text: "no" }), "absent"],
  ["the page for what is missing, with 200", answer({ text: "<h1>nothing here</h1> x y z" }), "absent"],
  ["another page", answer({ text: "<h1>Welcome to the shop</h1> a b c" }), "other"],
  ["503", answer({ status: 503, text: "busy" }), "fault", "service-silent"],
  ["429", answer({ status: 429, text: "slow down" }), "fault", "service-silent"],
  ["led to another site", fault({ fault: "redirect-outside" }), "other"],
  ["no answer", fault({ fault: "timed-out" }), "fault", "timed-out"],
]
for (const [name, end, want, why] of STATES)
  test(`a door's state: ${name} → ${want}`, () => {
    const sets = [[/name="login_id"/, /name="password"/]]
    const got = judgeDoor(end, sets, "<h1>nothing here</h1> x y z")
    assert.equal(got.state, want)
    assert.equal(got.fault, why)
  })

test("marks that stand on the page for what is missing prove nothing", () => {
  const end = answer({ text: LOG_IN })
  assert.equal(judgeDoor(end, [[/name="password"/]], `<h1>404</h1>${LOG_IN}`).state, "other")
})
test("an empty set of marks is never met", () => {
  assert.equal(judgeDoor(answer({ text: "x" }), [[]], null).state, "other")
})

test("no answer at all is not seen", async () => {
  const server = await startServer({})
  await server.close()
  const target = loopbackTarget(server.url)
  const platform = { profile: GENERIC, told: false, version: null, signs: [] }
  const seen = await doorsCollector.collect(lookOf(target), { target, platform })
  assert.equal(seen.state === "not-seen" && seen.fault, "refused")
})

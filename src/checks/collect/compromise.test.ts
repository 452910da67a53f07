import assert from "node:assert/strict"
import { test } from "node:test"
import { lookOf } from "../../../test/servers/look.ts"
import { startServer, type Handler, type Routes } from "../../../test/servers/server.ts"
import { loopbackTarget } from "../../../test/servers/target.ts"
import type { Page } from "../facts.ts"
import { answer, form, page, platform } from "../sample-facts.ts"
import { compromiseCollector } from "./compromise.ts"

const PHP = platform("ec-cube-4", { uploadFolders: ["/upload/save_image/"], runtime: "php" })

const collect = async (
  routes: Handler | Routes,
  pages: readonly Page[] = [],
  seenPlatform = PHP,
  wished = true,
  domain: string | null = null,
) => {
  const server = await startServer(routes)
  try {
    const target = loopbackTarget(server.url, { registrableDomain: domain })
    const look = lookOf(target)
    const seen = await compromiseCollector.collect(
      { ...look, options: { ...look.options, compromise: wished } },
      { target, platform: seenPlatform, pages },
    )
    return { seen, asked: server.asked }
  } finally {
    await server.close()
  }
}
const signs = ({ seen }: Awaited<ReturnType<typeof collect>>): readonly string[] =>
  seen.state === "seen" ? seen.value.signs.map(({ kind, proof }) => `${kind}: ${proof}`) : ["not seen"]

test("nobody asked: nothing is sent", async () => {
  const { seen, asked } = await collect({}, [], PHP, false)
  assert.equal(seen.state === "not-seen" && seen.fault, "not-asked")
  assert.deepEqual(asked, [])
})

test("a program in an upload folder, and a web shell by what it shows", async () => {
  const got = await collect({
    "/upload/save_image/up.php": { body: "<form method=post enctype=multipart/form-data><input type=file>" },
    "/upload/save_image/wso.php": { body: "<html><head><title>shop.example.jp - WSO 2.5</title></head>" },
  })
  assert.deepEqual(signs(got), [
    "web-shell: <title>shop.example.jp - WSO 2",
    "executable-in-uploads: HTTP 200, 63 bytes",
  ])
})

test("a shop without signs", async () => {
  const got = await collect({})
  assert.deepEqual(signs(got), [])
  assert.equal(got.seen.state === "seen" && got.seen.value.asked, 11)
  assert.ok(got.asked.every((line) => line.startsWith("GET ")))
})

test("a folder that answers everything says nothing", async () => {
  const got = await collect((_, response) => void response.end("<title>WSO 2.5</title>"))
  assert.deepEqual(signs(got), [])
  assert.equal(got.asked.length, 1)
})

const cardForm = (action: string): Page =>
  page("checkout", answer({ url: "http://127.0.0.1/checkout" }), {
    forms: [
      form({
        action,
        fields: [{ name: "card_no", type: "text", autocomplete: "cc-number", id: "", label: "カード番号" }],
      }),
    ],
  })

const FORMS: readonly (readonly [string, string, readonly string[]])[] = [
  ["another site", "https://collect.example.com/x", ["payment-form-elsewhere: collect.example.com"]],
  ["its own domain", "https://pay.example.jp/x", []],
  ["itself", "/checkout", []],
  ["no address", "http://[", []],
  ["a program of the browser", "javascript:void(0)", []],
]
for (const [name, action, want] of FORMS)
  test(`card fields are sent to ${name}`, async () => {
    assert.deepEqual(
      signs(await collect({}, [cardForm(action)], platform("shopify", { runtime: "service" }), true, "example.jp")),
      want,
    )
  })

test("a form without card fields may go anywhere", async () => {
  const newsletter = page("top", answer(), {
    forms: [
      form({
        action: "https://mail.example.com/",
        fields: [{ name: "company", type: "text", autocomplete: "email", id: "japan", label: "" }],
      }),
    ],
  })
  assert.deepEqual(signs(await collect({}, [newsletter])), [])
})

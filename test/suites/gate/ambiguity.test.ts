import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { after, before, test } from "node:test"
import { parse } from "yaml"
import { recordingBackend, soon, startRig, statusOf, talk, wholeAnswer, type Backend, type Rig } from "./rig.ts"

interface Case {
  readonly name: string
  readonly send?: string
  readonly line?: string
  readonly headers?: readonly string[]
  readonly repeat?: { readonly header: string; readonly times: number }
  readonly long?: number
  readonly refuse?: string
  readonly by?: "node"
  readonly status?: number
  /** The head had already gone to the shop when the body broke: the shop gets no whole request. */
  readonly cut?: boolean
  readonly target?: string
  readonly has?: readonly string[]
  readonly lacks?: readonly string[]
  readonly body?: string
}
// Our own data; a case of a wrong shape fails below.
const groups = parse(readFileSync("test/data/gate/ambiguity.yaml", "utf8")) as readonly {
  readonly group: string
  readonly cases: readonly Case[]
}[]

const longTarget = (chars: number): string => `/${"a".repeat(chars - 1)}`
const bytesOf = (one: Case): string => {
  if (one.send !== undefined) return one.send
  const line = one.long === undefined ? one.line : `GET ${longTarget(one.long)} HTTP/1.1`
  const repeated = Array.from({ length: one.repeat?.times ?? 0 }, (_, at) =>
    (one.repeat?.header ?? "").replace("{n}", String(at)),
  )
  return [line, "Host: shop.test", ...(one.headers ?? []), ...repeated, "", ""].join("\r\n")
}

let backend: Backend
let rig: Rig
before(async () => {
  backend = await recordingBackend()
  const site = (id: string, url: string, platform: string): string =>
    `  - { id: ${id}, public-url: "${url}", platform: ${platform}, upstreams: ["${backend.url}"] }`
  rig = await startRig(`version: 1
listen: { http: "127.0.0.1:0" }
sites:
${site("shop", "http://shop.test", "generic")}
${site("cube", "http://cube.test", "ec-cube-4")}
${site("woo", "http://woo.test", "woocommerce")}
${site("zen", "http://zen.test", "zen-cart")}
${site("door", "http://door.test:8443", "generic")}
`)
})
after(async () => {
  await rig.close()
  await backend.close()
})

const OWN_STATUS: Readonly<Record<string, number>> = { "accept.unknown-host": 421 }

const refused = async (one: Case): Promise<void> => {
  const [reachedBefore, eventsBefore] = [backend.reached.length, rig.events().length]
  const { text } = await talk(rig.port, bytesOf(one))
  const events = rig.events().slice(eventsBefore)
  assert.equal(backend.reached.length, reachedBefore, "the shop got it")
  assert.deepEqual(
    events.map((event) => event.reason),
    [one.refuse],
  )
  if (one.cut) return
  const status = one.status ?? OWN_STATUS[one.refuse ?? ""] ?? 400
  assert.equal(statusOf(text), status, text.slice(0, 60))
  assert.ok(text.includes(events[0]?.reference ?? "none"), "the answer carries the event's reference number")
}

const isHead = (one: Case): boolean => one.line?.startsWith("HEAD ") === true

const forwarded = async (one: Case): Promise<void> => {
  const [reachedBefore, eventsBefore] = [backend.reached.length, rig.events().length]
  const { text } = await talk(rig.port, bytesOf(one), (seen) => wholeAnswer(seen) || isHead(one))
  assert.ok(await soon(() => backend.reached.length > reachedBefore), `the shop got nothing: ${text.slice(0, 200)}`)
  assert.equal(statusOf(text), 200, JSON.stringify(rig.events().slice(eventsBefore)))
  assert.equal(backend.reached.length, reachedBefore + 1, "one request came in, so one goes out")
  const reached = backend.reached.at(-1)
  assert.ok(reached)
  const target = one.target === "long" ? longTarget(one.long ?? 0) : one.target
  assert.equal(reached.lines[0]?.split(" ")[1], target)
  assert.match(reached.lines[0] ?? "", /^[A-Z]+ \S+ HTTP\/1\.1$/)
  assert.equal(reached.lines.filter((line) => /^host:/i.test(line)).length, 1)
  assert.ok(reached.lines.filter((line) => /^cookie:/i.test(line)).length <= 1)
  for (const line of one.has ?? []) assert.ok(reached.lines.includes(line), `${line} is not among\n${reached.head}`)
  for (const name of one.lacks ?? [])
    assert.ok(!reached.lines.some((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)), reached.head)
  if (one.body !== undefined) assert.equal(reached.body, one.body)
  assert.deepEqual(rig.events().slice(eventsBefore), [], "what passes is no event")
}

let ran = 0
for (const { group, cases } of groups)
  for (const one of cases)
    test(`${group}: ${one.name}`, async () => {
      assert.ok((one.refuse === undefined) !== (one.target === undefined), "a case is refused or forwarded")
      await (one.refuse === undefined ? forwarded(one) : refused(one))
      ran += 1
    })

test("the whole corpus was run", (context) => {
  const refusals = groups.flatMap(({ cases }) => cases).filter((one) => one.refuse !== undefined)
  const byNode = refusals.filter((one) => one.by === "node").length
  context.diagnostic(
    `${ran} cases: ${refusals.length} refused (${byNode} by node:http itself), ${ran - refusals.length} forwarded`,
  )
  assert.equal(ran, groups.flatMap(({ cases }) => cases).length)
  assert.ok(ran >= 170, `${ran} cases`)
})

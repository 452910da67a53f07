import assert from "node:assert/strict"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test, type TestContext } from "node:test"
import { DAY_MS } from "../../lib/clock.ts"
import { browserPage, loadedScript, LOOKED_AT, walk } from "../sample-facts.ts"
import { librariesCollector, STALE_DAYS } from "./libraries.ts"
import { parseRepository } from "./library-data.ts"
import { recogniseWith, startRecogniser } from "./library-recogniser.ts"
import { sampleLook } from "./sample-look.ts"
import { FEED_TEXT } from "./sample-feed.ts"
import { noShared, sharedFile } from "../../../test/needs.ts"
import { updateFeeds } from "./update.ts"

const REPOSITORY = parseRepository(FEED_TEXT)
/** The whole data. */
const FULL = "formats/jsrepository-v5.json"

const RECOGNISED: readonly (readonly [name: string, url: string | null, text: string, want: readonly string[]])[] = [
  ["by its text", null, "/*! jQuery v1.8.1 */ x", ["jquery 1.8.1"]],
  ["by its text before its address", "https://a.jp/jquery-2.0.0.js", "/*! jQuery v1.8.1 */", ["jquery 1.8.1"]],
  ["by its file's name", "https://a.jp/js/jquery-2.1.4.min.js?x=1", "(function(){})", ["jquery 2.1.4"]],
  ["by its folder", "https://cdn.example/3.4.1/jquery.min.js", "", ["jquery 3.4.1"]],
  ["none", "https://a.jp/app.js", "var a", []],
]
for (const [name, url, text, want] of RECOGNISED)
  test(`libraries: recognised ${name}`, () => {
    assert.deepEqual(
      recogniseWith(REPOSITORY, url, text).map((found) => `${found.name} ${found.version}`),
      want,
    )
  })

test("libraries: a pattern that never ends costs one script, not the run", async () => {
  const recogniser = startRecogniser(FEED_TEXT, 1_500)
  try {
    const [slow, next] = await Promise.all([
      recogniser.recognise(null, `${"a".repeat(60)}!`),
      recogniser.recognise(null, "/*! jQuery v1.8.1 */"),
    ])
    assert.equal(slow, null)
    assert.deepEqual(next, [{ name: "jquery", version: "1.8.1" }])
  } finally {
    await recogniser.close()
  }
})

test("libraries: text of any kind is looked at in its thread", async () => {
  const recogniser = startRecogniser(FEED_TEXT.replace(`"(a+)+(§§version§§)$"`, `"never"`))
  try {
    for (const text of ["", "\u0000", "𠮷".repeat(10), "/*! jQuery v"])
      assert.deepEqual(await recogniser.recognise("not an address", text), [])
  } finally {
    await recogniser.close()
  }
})

const SEEN = walk({
  pages: [
    browserPage("top", {
      scripts: [
        loadedScript({ libraries: [{ name: "jquery", version: "1.8.1" }] }),
        loadedScript({ url: null, sha256: "" }),
      ],
    }),
    browserPage("cart", { scripts: [loadedScript({ libraries: [{ name: "jquery", version: "1.8.1" }] })] }),
  ],
})
const dataOf = async (context: TestContext, ageDays: number): Promise<string> => {
  const dataDir = await mkdtemp(join(tmpdir(), "sekisho-libraries-"))
  context.after(() => rm(dataDir, { recursive: true }))
  const file = join(dataDir, "feed.json")
  await writeFile(file, FEED_TEXT)
  await updateFeeds({ dataDir, clock: () => LOOKED_AT - ageDays * DAY_MS, from: file })
  return dataDir
}

test("libraries: each version once, with its holes, the worst first", async (context) => {
  const look = sampleLook({ dataDir: await dataOf(context, STALE_DAYS) }, () => LOOKED_AT)
  const collected = await librariesCollector.collect(look, { walk: SEEN })
  assert.ok(collected.state === "seen")
  const { found, scriptsLookedAt, dataAgeDays } = collected.value
  assert.deepEqual([found.length, scriptsLookedAt, dataAgeDays], [1, 1, STALE_DAYS])
  assert.deepEqual(
    found[0]?.holes.map(({ id, severity, fixedIn }) => [id, severity, fixedIn]),
    [
      ["-", "high", "1.9.0"],
      ["CVE-2020-11022", "medium", "3.5.0"],
    ],
  )
})
test("libraries: data older than the limit are stale, none are none", async (context) => {
  const stale = sampleLook({ dataDir: await dataOf(context, STALE_DAYS + 1) }, () => LOOKED_AT)
  const late = await librariesCollector.collect(stale, { walk: SEEN })
  assert.equal(late.state === "not-seen" && late.fault, "data-stale")
  const none = await librariesCollector.collect(sampleLook({ dataDir: "/nonexistent" }), { walk: SEEN })
  assert.equal(none.state === "not-seen" && none.fault, "no-data")
})

test("libraries: RetireJS' own data are read whole", { skip: noShared(FULL) }, async () => {
  const repository = parseRepository(await readFile(sharedFile(FULL), "utf8"))
  assert.ok(Object.keys(repository).length > 50)
  assert.deepEqual(recogniseWith(repository, null, "/*! jQuery v1.8.1 jquery.com | jquery.org/license */"), [
    { name: "jquery", version: "1.8.1" },
  ])
})

import assert from "node:assert/strict"
import { test } from "node:test"
import { GENERIC, PROFILES } from "../../platforms/profiles.ts"
import { exposureById, exposuresOf, EXPOSURES_ASKED } from "./exposure-list.ts"

for (const profile of PROFILES)
  test(`${profile.id}: what is asked is bounded, and no address twice`, () => {
    const list = exposuresOf(profile, "shop.example.jp")
    assert.ok(list.length <= EXPOSURES_ASKED)
    const paths = list.map(({ path }) => path)
    const own = profile.exposures.map(({ path }) => path)
    assert.deepEqual(paths.slice(0, own.length), own, "its own come first")
    const listed = paths.filter((path) => !own.includes(path))
    assert.equal(new Set(listed).size, listed.length)
  })

test("a list that would be too long loses the least telling files, never the folders", () => {
  const many = Array.from({ length: 80 }, (_, index) => ({
    id: `x${index}`,
    path: `/x${index}`,
    proof: /x/,
    severity: "medium" as const,
    what: { ja: "x", en: "x" },
  }))
  const list = exposuresOf({ exposures: many, uploadFolders: ["/upload/"] }, "")
  assert.equal(list.length, EXPOSURES_ASKED)
  assert.ok(list.some(({ id }) => id === "listing:/upload/"))
})

test("an exposure is found again by its id", () => {
  assert.equal(exposureById(GENERIC, "env")?.severity, "critical")
  assert.equal(exposureById(GENERIC, "named-zip")?.severity, "critical")
  assert.equal(exposureById(GENERIC, "nobody-knows"), null)
})

import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { makeDrafts, type Draft } from "./drafts.ts"

const store = (full = false) => {
  const items = new Map<string, string>()
  return {
    items,
    drafts: makeDrafts(() => ({
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => {
        if (full) throw new DOMException("full", "QuotaExceededError")
        items.set(key, value)
      },
      removeItem: (key) => void items.delete(key),
    })),
  }
}
const draft = (id: string, text: string, rest: Partial<Draft> = {}): Draft => ({
  site: "main",
  questions: [{ id, revision: 3 }],
  state: "no",
  text,
  link: "",
  approvedBy: "",
  until: "",
  ...rest,
})

test("what was typed last is kept for its shop and question, with the revision that was seen", () => {
  const { drafts } = store()
  drafts.keep("p1", draft("build/1.a", "い"))
  drafts.keep("p1", draft("build/1.a", "いま"))
  drafts.keep("p1", draft("build/1.a", "よその店", { site: "other" }))
  assert.deepEqual(drafts.of("p1", "main"), [draft("build/1.a", "いま")])
  const later = [{ id: "build/1.a", revision: 9 }]
  assert.deepEqual(drafts.find("p1", "main", later), draft("build/1.a", "いま"))
  assert.equal(drafts.find("p1", "main", [...later, { id: "build/1.b", revision: 0 }]), null)
})

test("nobody gets what somebody else typed, and whoever comes next in the tab leaves nothing of it there", () => {
  const { drafts, items } = store()
  drafts.keep("p1", draft("build/1.a", "ひみつ"))
  assert.deepEqual(drafts.of("p2", "main"), [])
  drafts.onlyOf("p1")
  assert.equal(drafts.any(), true)
  drafts.onlyOf("p2")
  assert.equal(items.size, 0)
  drafts.keep("p1", draft("build/1.a", "ひみつ"))
  drafts.keep("p2", draft("build/1.b", "別の人"))
  assert.doesNotMatch([...items.values()].join(), /ひみつ/)
})

test("once saved or signed out nothing is left", () => {
  const { drafts, items } = store()
  drafts.keep("p1", draft("build/1.a", "一"))
  drafts.keep("p1", draft("build/1.b", "二"))
  drafts.forget("p1", "main", [{ id: "build/1.a", revision: 4 }])
  assert.deepEqual(drafts.of("p1", "main"), [draft("build/1.b", "二")])
  drafts.forget("p1", "main", [{ id: "build/1.b", revision: 3 }])
  assert.equal(items.size, 0)
  drafts.keep("p1", draft("build/1.a", "一"))
  drafts.forgetAll()
  assert.equal(items.size, 0)
})

test("never more than ten, the newest; what is far too long is not kept, and a full store is no error", () => {
  const { drafts } = store()
  for (let index = 0; index < 15; index++) drafts.keep("p1", draft(`build/1.${index}`, "字"))
  assert.deepEqual(
    drafts.of("p1", "main").map(({ questions }) => questions[0]?.id),
    Array.from({ length: 10 }, (_, index) => `build/1.${index + 5}`),
  )
  drafts.keep("p1", draft("build/1.long", "字".repeat(600_000)))
  assert.equal(drafts.find("p1", "main", draft("build/1.long", "").questions), null)
  assert.equal(drafts.of("p1", "main").length, 10)
  assert.doesNotThrow(() => store(true).drafts.keep("p1", draft("build/1.a", "字")))
})

test("whatever stands in the store, what comes out has the shape of a draft", () => {
  const shape = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .array(
        fc.oneof(fc.constant(draft("build/1.a", "い")), fc.record({ site: fc.constant("main"), text: fc.anything() })),
      )
      .map((drafts) => JSON.stringify({ person: "p1", drafts })),
  )
  fc.assert(
    fc.property(shape, (text) => {
      const { drafts, items } = store()
      items.set("sekisho-drafts", text)
      for (const one of drafts.of("p1", "main")) assert.deepEqual(one, draft("build/1.a", "い"))
    }),
  )
})

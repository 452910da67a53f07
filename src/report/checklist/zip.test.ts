import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { makeZip } from "../../../test/make-zip.ts"
import { openArchive, ZIP_LIMITS, type ZipFault } from "./zip.ts"

const textOf = (bytes: Uint8Array, name: string): string | null => {
  const archive = openArchive(bytes)
  if (typeof archive === "string") return archive
  const part = archive.read(name)
  return part === null || typeof part === "string" ? part : Buffer.from(part).toString()
}

for (const deflate of [false, true])
  test(`parts are read, ${deflate ? "packed" : "stored"}`, () => {
    const zip = makeZip([["a.xml", "関所"], ["b/c.xml", "x".repeat(5_000)]], { deflate }) // prettier-ignore
    assert.equal(textOf(zip, "a.xml"), "関所")
    assert.equal(textOf(zip, "b/c.xml")?.length, 5_000)
    assert.equal(textOf(zip, "c.xml"), null)
    assert.equal(
      textOf(Buffer.concat([zip.subarray(0, -2), Buffer.from([3, 0]), Buffer.from("end")]), "a.xml"),
      "関所",
      "a comment",
    )
  })

const zeros = Buffer.alloc(ZIP_LIMITS.unfoldedBytes + 1)
const bomb = makeZip([["a.xml", zeros]], { deflate: true })
const halves = makeZip([["a.xml", zeros.subarray(0, 40e6)], ["b.xml", zeros.subarray(0, 40e6)]], { deflate: true, claimedBytes: 10 }) // prettier-ignore
const honest = makeZip([["a.xml", zeros.subarray(0, 40e6)], ["b.xml", zeros.subarray(0, 40e6)]], { deflate: true }) // prettier-ignore
const cut = makeZip([["a.xml", "hello hello hello"]], { deflate: true })
const BAD: readonly (readonly [name: string, bytes: Uint8Array, fault: ZipFault])[] = [
  ["nothing", Buffer.alloc(0), "not-zip"],
  ["a text", Buffer.from("id,level\n1,2\n"), "not-zip"],
  ["an old or a locked Excel file", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]), "old-excel"],
  ["one byte too many", Buffer.alloc(ZIP_LIMITS.fileBytes + 1), "too-large"],
  ["a bomb that says so", bomb, "too-large"],
  ["a bomb that lies", makeZip([["a.xml", zeros]], { deflate: true, claimedBytes: 10 }), "too-large"],
  ["a size that lies a little", makeZip([["a.xml", "abc"]], { claimedBytes: 4 }), "damaged"],
  ["locked parts", makeZip([["a.xml", "x"]], { flags: 1 }), "encrypted"],
  ["an unknown way of packing", makeZip([["a.xml", "x"]], { method: 99 }), "damaged"],
  ["the same name twice", makeZip([["a.xml", "x"], ["a.xml", "y"]]), "damaged"],
  ["too many parts", makeZip(Array.from({ length: ZIP_LIMITS.parts + 1 }, (_, index) => [`p${index}`, ""] as const)), "too-many-parts"],
  ["a packed part that is cut", Buffer.concat([cut.subarray(0, 36), Buffer.alloc(6, 255), cut.subarray(42)]), "damaged"],
  ["a directory that points nowhere", Buffer.concat([cut.subarray(0, -6), Buffer.from([255, 255, 255, 127]), cut.subarray(-2)]), "damaged"],
] // prettier-ignore
for (const [name, bytes, fault] of BAD) test(`refused: ${name}`, () => assert.equal(textOf(bytes, "a.xml"), fault))

test("the bound holds over all parts together", () => {
  const archive = openArchive(halves)
  assert.ok(typeof archive !== "string")
  assert.equal(archive.read("a.xml"), "too-large", "more than its directory says")
  assert.equal(archive.read("b.xml"), "too-large")
  assert.equal(openArchive(honest), "too-large")
})

test("property: any bytes are an archive or a fault, and so is an archive with bytes changed", () => {
  const zip = makeZip([["a.xml", "hello"], ["b.xml", "world"]], { deflate: true }) // prettier-ignore
  const changed = fc
    .array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
    .map((changes) => {
      const copy = Buffer.from(zip)
      for (const [at, byte] of changes) copy[at] = byte
      return copy
    })
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), changed), (bytes) => {
      const archive = openArchive(bytes)
      if (typeof archive !== "string") for (const name of archive.names.slice(0, 5)) archive.read(name)
    }),
    { numRuns: 2_000 },
  )
})

import assert from "node:assert/strict"
import { test } from "node:test"
import { gzipSync } from "node:zlib"
import fc from "fast-check"
import { makeTar, makeTarGz, type TarEntry } from "../../../test/make-tar.ts"
import { ARCHIVE_LIMITS, readRelease, type ArchiveFault } from "./archive.ts"

const RULE: TarEntry = { path: "crs/rules/REQUEST-901-INITIALIZATION.conf", body: "SecMarker a" }

test("what is wanted is taken out under its own path, and nothing else", () => {
  const long = `crs/rules/${"a".repeat(80)}.conf`
  const found = readRelease(
    makeTarGz([
      { path: "pax_global_header", kind: "g", body: "52 comment=0\n" },
      { path: "crs/", kind: "5" },
      RULE,
      { path: "crs/crs-setup.conf.example", body: "# setup" },
      { path: "crs/rules/x.data", body: "" },
      { path: "crs/plugins/empty-before.conf", body: "# none" },
      { path: "PaxHeader", kind: "x", body: `${long.length + 10} path=${long}\n` },
      { path: "cut", body: "# long" },
      { path: "crs/tests/regression/tests/a.yaml", body: "a" },
      { path: "crs/rules/run.sh", body: "rm" },
      { path: "crs/rules/below/a.conf", body: "no" },
    ]),
  )
  assert.ok(typeof found !== "string", String(found))
  assert.deepEqual(
    [...found.keys()],
    [
      "rules/REQUEST-901-INITIALIZATION.conf",
      "crs-setup.conf.example",
      "rules/x.data",
      "plugins/empty-before.conf",
      long.slice(4),
    ],
  )
  assert.equal(found.get("rules/REQUEST-901-INITIALIZATION.conf")?.toString(), "SecMarker a")
})

const REFUSED: readonly (readonly [name: string, archive: Buffer, fault: ArchiveFault])[] = [
  ["a path that climbs", makeTarGz([RULE, { path: "crs/../../etc/rules/a.conf", body: "x" }]), "name"],
  ["a path from the root", makeTarGz([RULE, { path: "/etc/cron.d/a", body: "x" }]), "name"],
  ["a path of another system", makeTarGz([RULE, { path: "crs\\rules\\a.conf", body: "x" }]), "name"],
  ["a path that climbs in an extended header", makeTarGz([{ path: "h", kind: "x", body: "20 path=../../a.conf\n" }, RULE]), "name"],
  ["a symbolic link", makeTarGz([RULE, { path: "crs/rules/a.conf", kind: "2", link: "/etc/passwd" }]), "link"],
  ["a hard link", makeTarGz([RULE, { path: "crs/rules/a.conf", kind: "1", link: "crs/b" }]), "link"],
  ["a device", makeTarGz([RULE, { path: "crs/rules/a.conf", kind: "3" }]), "link"],
  ["one file twice", makeTarGz([RULE, RULE]), "twice"],
  ["nothing that is wanted", makeTarGz([{ path: "other/a.txt", body: "x" }]), "empty"],
  ["a size past the end", makeTarGz([{ ...RULE, size: 1_000_000 }]), "damaged"],
  ["a head that was changed", gzipSync(makeTar([RULE]).fill("Z", 3, 4)), "damaged"],
  ["no archive", gzipSync(Buffer.from("hello".repeat(300))), "damaged"],
  ["a cut archive", makeTarGz([RULE]).subarray(0, 60), "damaged"],
  ["no gzip", Buffer.from("PK\x03\x04"), "not-gzip"],
  ["a bomb", gzipSync(Buffer.alloc(ARCHIVE_LIMITS.unfoldedBytes + 1)), "too-large"],
  ["too large a file", makeTarGz([{ path: RULE.path, body: Buffer.alloc(ARCHIVE_LIMITS.entryBytes + 1) }]), "too-large"],
] // prettier-ignore
for (const [name, archive, fault] of REFUSED)
  test(`refused: ${name}`, () => {
    assert.equal(readRelease(archive), fault)
  })

test("too many entries are refused", () => {
  const many = Array.from({ length: ARCHIVE_LIMITS.entries + 1 }, (_, index) => ({ path: `crs/d${index}`, kind: "5" }))
  assert.equal(readRelease(makeTarGz(many)), "too-many-entries")
})

test("property: changed bytes are files of the allowed names or a fault, never a throw", () => {
  const good = makeTar([RULE, { path: "crs/rules/x.data", body: "a\nb" }])
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 20 }),
      fc.nat(good.length),
      (changes, cut) => {
        const bytes = Buffer.from(good)
        for (const [at, byte] of changes) bytes[at] = byte
        const found = readRelease(gzipSync(bytes.subarray(0, Math.max(512, cut))))
        if (typeof found !== "string")
          for (const path of found.keys()) assert.match(path, /^(?:rules|plugins)\/[\w.-]+$|^LICENSE$|^crs-setup/)
      },
    ),
    { numRuns: 500 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
      assert.ok(readRelease(Buffer.concat([Buffer.from([0x1f, 0x8b]), bytes])))
    }),
    { numRuns: 300 },
  )
})

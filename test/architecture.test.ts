import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { dirname, join, normalize, sep } from "node:path"
import { test } from "node:test"

/** Which part may import which others; `lib` is for everybody. ARCHITECTURE.md says why. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  guideline: [],
  platforms: [],
  waf: [],
  storage: [],
  config: ["guideline"],
  checks: ["guideline", "platforms"],
  report: ["guideline"],
  records: ["guideline", "report", "storage"],
  console: ["guideline", "checks", "storage", "records", "report", "platforms", "config"],
  gate: ["waf", "platforms", "vault", "storage", "config"],
  cli: ["gate", "guideline", "platforms", "waf", "config", "checks", "report", "storage", "records", "console"],
}

const part = (file: string): string => file.split(sep)[1] ?? ""
const sources = globSync("src/**/*.{ts,tsx}").filter((file) => !file.endsWith(".test.ts"))
const text = new Map(sources.map((file) => [file, readFileSync(file, "utf8")]))
const importsOf = (file: string): readonly string[] =>
  [...(text.get(file) ?? "").matchAll(/(?:from|import)\s*\(?\s*["']([^"'\n]+)["']/g)].map(([, spec = ""]) => spec)

test("every part imports only the parts it may", () => {
  let edges = 0
  for (const file of sources)
    for (const spec of importsOf(file)) {
      if (!spec.startsWith(".")) continue
      const [from, to] = [part(file), part(normalize(join(dirname(file), spec)))]
      if (from === to) continue
      edges += 1
      assert.ok(MAY_IMPORT[from], `${file}: no such part as ${from}`)
      assert.ok(to === "lib" || MAY_IMPORT[from].includes(to), `${file}: ${from} must not import ${to}`)
    }
  assert.ok(sources.length >= 150 && edges >= 200, `looked at ${sources.length} files, ${edges} edges`)
})

const IO =
  /^node:(?:fs|net|tls|http|http2|https|dns|dgram|child_process|readline|worker_threads|cluster|sqlite)(?:\/|$)/
const MAY_DO_IO = [
  /^src\/cli\//,
  /^src\/checks\/collect\//,
  /^src\/storage\//,
  /^src\/console\/server(?:\/|\.ts)/,
  /^src\/lib\/version\.ts$/,
  // The two font files of a package are constants as our own words are; a paper stays a pure function.
  /^src\/report\/pdf\/fonts\.ts$/,
  /^src\/gate\/(?!accept\/|stages\/)/,
]

test("only cli and the collectors do I/O", () => {
  let allowed = 0
  for (const file of sources)
    for (const spec of importsOf(file)) {
      if (!IO.test(spec) && spec !== "playwright-core") continue
      assert.ok(
        MAY_DO_IO.some((place) => place.test(file)),
        `${file} imports ${spec}`,
      )
      allowed += 1
    }
  assert.ok(allowed >= 10, `${allowed} imports of I/O were looked at`)
})

const without = (pattern: RegExp, files: readonly string[], except: readonly string[] = []): void => {
  assert.ok(files.length > 0)
  for (const file of files) {
    if (except.includes(file)) continue
    assert.doesNotMatch(text.get(file) ?? "", pattern, file)
  }
}
const inParts = (...parts: readonly string[]): readonly string[] => sources.filter((file) => parts.includes(part(file)))

test("only cli prints or ends the process", () => {
  without(
    /\bconsole\.\w+\(|process\.(?:exit\b|exitCode|stdout|stderr)/,
    sources.filter((file) => part(file) !== "cli"),
  )
})

test("judgement is pure: no clock and no chance in checks, guideline, platforms, waf and report", () => {
  const pure = inParts("checks", "guideline", "platforms", "waf", "report").filter(
    (file) => !file.includes(`${sep}collect${sep}`),
  )
  without(/Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(|randomUUID|randomBytes/, pure)
})

test("nothing silences the type checker", () => {
  without(
    /@ts-(?:ignore|expect-error|nocheck)|^(?!\s*(?:\/?\*|\/\/)).*(?::\s*any\b(?=\s*[,;)=\]}])|\bas any\b)/m,
    sources,
  )
})

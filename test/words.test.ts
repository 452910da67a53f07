import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { resolve } from "node:path"
import { test } from "node:test"
import { z } from "zod"

interface Found {
  readonly where: string
  readonly ja: unknown
  readonly en: unknown
}

/** Every {ja, en} that a module exports, however deep. */
const wordsIn = (value: unknown, where: string, seen: Set<unknown>, found: Found[]): void => {
  // The shape of a sentence in the contract is no sentence.
  if (typeof value !== "object" || value === null || value instanceof z.ZodType || seen.has(value)) return
  seen.add(value)
  if ("ja" in value && "en" in value) {
    found.push({ where, ja: value.ja, en: value.en })
    return
  }
  for (const [key, inner] of Object.entries(value)) wordsIn(inner, `${where}.${key}`, seen, found)
}

const placeholders = (text: string): string =>
  [...text.matchAll(/\{([a-z][A-Za-z0-9]*)\}/g)]
    .map(([, name]) => name)
    .toSorted()
    .join()

/** Names, formats and commands are the same in both languages. */
const HAS_JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

test("every sentence exists in Japanese and English with the same placeholders", async () => {
  // Of the web app only its words run outside a browser; the next test keeps every sentence among them.
  const files = globSync("src/**/*.ts").filter(
    (file) => !/\.test\.ts$|cli\/main\.ts$|\.d\.ts$|console\/web\/(?!words\/)/.test(file),
  )
  const found: Found[] = []
  for (const file of files) wordsIn(await import(resolve(file)), file, new Set(), found)
  for (const { where, ja, en } of found) {
    assert.ok(typeof ja === "string" && ja.trim() !== "", `${where}: Japanese is missing`)
    assert.ok(typeof en === "string" && en.trim() !== "", `${where}: English is missing`)
    assert.equal(placeholders(ja), placeholders(en), `${where}: placeholders differ`)
    if (/[a-z]{3}.* [a-z]{3}/.test(en)) assert.match(ja, HAS_JAPANESE, `${where}: not Japanese: ${ja}`)
    assert.doesNotMatch(
      `${ja} ${en}`,
      /準拠している|適合して|認定され|\bcertified\b|\bcompliant\b/,
      `${where}: a paper never says so`,
    )
  }
  assert.ok(found.length > 600, `${found.length} sentences were looked at`)
})

test("the web app says nothing that is not among its words", () => {
  const files = globSync("src/console/web/**/*.{ts,tsx}").filter((file) => !/\.test\.ts$|\/words\//.test(file))
  for (const file of files) {
    const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")
    assert.doesNotMatch(code, HAS_JAPANESE, file)
    assert.doesNotMatch(code, />\s*[A-Z][a-z]+ [a-z]+[^<>{}()=;]*</, `${file}: text outside words`)
  }
  assert.ok(files.length > 80, `${files.length} files were looked at`)
})

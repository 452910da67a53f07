import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { configJsonSchema } from "../src/config/schema.ts"
import { documentJsonSchema } from "../src/report/schema.ts"
import { coverage } from "./coverage.ts"

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`

/** Every page that is made from code: written by `npm run generated`, compared by `npm run check`. */
const PAGES: Readonly<Record<string, () => string>> = {
  "docs/coverage.md": coverage,
  "docs/schema/sekisho.schema.json": () => json(configJsonSchema()),
  "docs/schema/sekisho-check-1.schema.json": () => json(documentJsonSchema()),
}

const current = (file: string): string => {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return ""
  }
}

const onlyCheck = process.argv.includes("--check")
const stale = Object.entries(PAGES).filter(([file, make]) => current(file) !== make())
for (const [file, make] of stale) {
  if (onlyCheck) continue
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, make())
  console.log(`written: ${file}`)
}
if (onlyCheck && stale.length > 0) {
  console.error(`stale, run npm run generated: ${stale.map(([file]) => file).join(", ")}`)
  process.exitCode = 1
}

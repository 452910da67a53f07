import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"

/** `npm run bench -- check`: runs one bench; without a name, lists them. Each prints ratios against a peer in the same run. */
const [name] = process.argv.slice(2)
const folder = import.meta.dirname
const names = readdirSync(folder)
  .map((file) => file.replace(/\.ts$/, ""))
  .filter((one) => one !== "run")
const file = [`${name}.ts`, join(name ?? "", "main.ts")].map((one) => join(folder, one)).find((one) => existsSync(one))

if (name === undefined || !names.includes(name) || file === undefined) {
  console.error(`npm run bench -- NAME, one of: ${names.join(", ")}`)
  process.exitCode = 2
} else await import(file)

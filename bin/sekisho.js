#!/usr/bin/env node
// Plain JavaScript of an older kind, so that an old Node can read it and say what is missing.
import { existsSync } from "node:fs"

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
if (major < 24 || (major === 24 && minor < 3)) {
  console.error(
    `NODE_TOO_OLD: Sekisho needs Node 24.3 or newer; this is ${process.version}. ` +
      "Node 24.3以上を入れてください(このNodeは古すぎます)。",
  )
  process.exitCode = 2
} else {
  const source = new URL("../src/cli/main.ts", import.meta.url)
  const built = new URL("../dist/cli/main.js", import.meta.url)
  await import(existsSync(source) ? source.href : built.href)
}

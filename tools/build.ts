import { execFileSync } from "node:child_process"
import { cpSync, globSync, rmSync } from "node:fs"
import { join, relative, resolve } from "node:path"
import { buildConsoleWeb } from "../src/cli/console-web.ts"

/** Builds `dist/`, which only the shipped package has: compiled code, the files that stand beside it, and the console's pages. */
rmSync("dist", { recursive: true, force: true })
execFileSync(join("node_modules", ".bin", "tsc"), ["-p", "tsconfig.dist.json"], { stdio: "inherit" })
for (const file of globSync("src/**/*.{conf,data}")) cpSync(file, join("dist", relative("src", file)))
await buildConsoleWeb(resolve("dist/console-web"))

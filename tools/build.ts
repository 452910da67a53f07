import { execFileSync } from "node:child_process"
import { cpSync, globSync, rmSync } from "node:fs"
import { join, relative } from "node:path"

/** Builds `dist/`, which only the shipped package has: compiled code, and the files that stand beside it. */
rmSync("dist", { recursive: true, force: true })
execFileSync(join("node_modules", ".bin", "tsc"), ["-p", "tsconfig.dist.json"], { stdio: "inherit" })
for (const file of globSync("src/**/*.{conf,data}")) cpSync(file, join("dist", relative("src", file)))

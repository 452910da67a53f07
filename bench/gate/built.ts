import { spawnSync } from "node:child_process"
import { copyFileSync, cpSync, globSync, symlinkSync } from "node:fs"
import { join, relative, resolve } from "node:path"

const ROOT = resolve(import.meta.dirname, "../..")

/** Compiles the program as it is shipped, into a folder of its own; answers the file that starts it. */
export const buildInto = (folder: string): string => {
  const compiler = join(ROOT, "node_modules/.bin/tsc")
  const words = ["-p", "tsconfig.dist.json", "--outDir", join(folder, "dist"), "--declaration", "false"]
  // A mistake elsewhere in the tree is the type check's business; what was compiled is there all the same.
  spawnSync(compiler, words, { cwd: ROOT, stdio: "ignore" })
  for (const file of globSync("src/**/*.{conf,data}", { cwd: ROOT }))
    cpSync(join(ROOT, file), join(folder, "dist", relative("src", file)))
  copyFileSync(join(ROOT, "package.json"), join(folder, "package.json"))
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"))
  return join(folder, "dist/cli/main.js")
}

/** The program as it stands in the repository. */
export const SOURCE = join(ROOT, "bin/sekisho.js")

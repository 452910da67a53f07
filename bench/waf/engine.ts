import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { createEngine, type Engine } from "../../src/waf/index.ts"

export const CRS_FOLDER = resolve(import.meta.dirname, "../../../shared/waf/crs-4.28.0")

const read = (path: string) => ({ path, text: readFileSync(path, "latin1") })

/** The OWASP rules at a paranoia level, refusing. */
export const crsEngine = (level: number): Engine =>
  createEngine(
    [
      {
        path: "bench.conf",
        text: `SecRuleEngine On\nSecAction "id:900000,phase:1,pass,t:none,nolog,setvar:tx.blocking_paranoia_level=${level}"`,
      },
      read(join(CRS_FOLDER, "crs-setup.conf.example")),
      ...globSync(join(CRS_FOLDER, "rules/*.conf")).toSorted().map(read),
    ],
    {
      include: () => null,
      data(name, from) {
        const path = join(dirname(from), name)
        return existsSync(path) ? readFileSync(path, "latin1") : null
      },
    },
  )

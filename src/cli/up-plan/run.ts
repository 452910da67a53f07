import { dirname, join, resolve } from "node:path"
import { SekishoError } from "../../lib/errors.ts"
import type { Io } from "../command.ts"
import { writeText } from "../files.ts"
import { dataDirOf } from "../gate-process.ts"
import { readConfig } from "../site-options.ts"
import { buildUpPlan } from "./build.ts"
import { collectServer } from "./collect.ts"
import { planFiles, planText } from "./text.ts"

/** Prints what to change on this server, exactly; changes nothing. With `out`, writes the scripts there as well. */
export const printPlan = (io: Io, configFile: string, siteId: string | undefined, out: string | undefined): void => {
  const config = readConfig(configFile)
  const site = config.sites.find(({ id, upstreams }) =>
    siteId === undefined ? upstreams !== undefined : id === siteId,
  )
  if (site === undefined) throw new SekishoError("GATE_NO_SITE")
  const dataDir = dataDirOf(configFile, config)
  const secret = site["origin-secret"]
  const plan = buildUpPlan({
    config,
    site,
    configFile,
    dataDir,
    secretFile: secret?.startsWith("file:") ? resolve(dirname(configFile), secret.slice("file:".length)) : null,
    facts: collectServer(process.argv[1] ?? "sekisho"),
  })
  const text = planText(plan, io.language, dataDir)
  io.out(text)
  if (out === undefined) return
  for (const [name, content] of Object.entries(planFiles(plan, text)))
    writeText(join(resolve(io.folder, out), name), content)
}

import { resolve } from "node:path"
import { checkAdminAccess } from "../../gate/stages/admin-access/settings.ts"
import { adminFolderOf } from "../../gate/places.ts"
import { STAGE_NAMES, type StageName } from "../../gate/stages/stage.ts"
import { parseConfig } from "../../config/config.ts"
import { EXIT, SekishoError, type Exit } from "../../lib/errors.ts"
import { say } from "../../lib/words.ts"
import { GENERIC, profileById } from "../../platforms/profiles.ts"
import { text, type Given, type Io } from "../command.ts"
import { readText } from "../files.ts"
import { countAdminDevices } from "../gate-orders.ts"
import { dataDirOf } from "../gate-process.ts"
import { withRecords } from "../records.ts"
import { CONFIG_FILE, jobFrom } from "../site-options.ts"
import { changedText, changeFile, siteIndex } from "./edit-config.ts"
import { reloadGate } from "./reload.ts"

const WORDS = {
  enforce: { ja: "{site}: {stage} を「止める」にしました({file})", en: "{site}: {stage} is now enforced ({file})" },
  observe: {
    ja: "{site}: {stage} を「記録だけ」にしました({file})。対策には数えません",
    en: "{site}: {stage} now only observes ({file}); it does not count as a control",
  },
  off: { ja: "{site}: {stage} を切りました({file})", en: "{site}: {stage} is off ({file})" },
} as const
export type Mode = keyof typeof WORDS

const isStage = (name: string): name is StageName => STAGE_NAMES.some((one) => one === name)

/** What the gate would refuse to start with is refused here too, before the file is touched. */
const checkAdmin = async (io: Io, given: Given, file: string, changed: string, at: number): Promise<void> => {
  const config = parseConfig(changed, file)
  const site = config.sites[at]
  if (site === undefined) return
  const profile = profileById(site.platform ?? "") ?? GENERIC
  const devices = await withRecords(io, jobFrom(io, given, undefined), (records) => countAdminDevices(config, records))
  checkAdminAccess({
    site: site.id,
    adminFolder: adminFolderOf(profile, site.admin?.url),
    allow: site.admin?.allow ?? [],
    trustedProxies: config["trusted-proxies"],
    hasRecords: true,
    devices: devices.get(site.id) ?? 0,
  })
}

/** Sets a guard's mode in `sekisho.yaml`, checked before it is written, and has a running gate take it. */
export const setMode = async (io: Io, given: Given, mode: Mode, stage: string | undefined): Promise<Exit> => {
  if (stage === undefined || !isStage(stage))
    throw new SekishoError("USAGE_BAD_VALUE", {
      option: `guard ${mode}`,
      given: stage ?? "",
      allowed: STAGE_NAMES.join(", "),
    })
  const file = resolve(io.folder, text(given, "config") ?? CONFIG_FILE)
  const before = readText(file)
  const at = siteIndex(before, file, text(given, "site"))
  const changes = [{ path: ["sites", at, "guards", stage, "mode"], value: mode }] as const
  const changed = changedText(before, changes, file)
  if (stage === "admin-access" && mode === "enforce") await checkAdmin(io, given, file, changed, at)
  changeFile(file, changes)
  const config = parseConfig(changed, file)
  io.out(`${say(WORDS[mode], io.language, { site: config.sites[at]?.id ?? "", stage, file })}\n`)
  await reloadGate(io, dataDirOf(file, config))
  return EXIT.fine
}

import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import { SekishoError } from "../../lib/errors.ts"

const release = z.strictObject({
  /** Name of the folder below `waf/releases`. */
  name: z.string().regex(/^crs-[0-9A-Za-z.-]{1,40}$/),
  version: z.string().max(40),
  /** Of the archive that it came in. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  from: z.string().max(2_048),
  installedAt: z.string().max(40),
})
const schema = z.strictObject({ current: release, previous: release.nullable() })
export type Release = z.infer<typeof release>
export type Installed = z.infer<typeof schema>

export const installedFile = (dataDir: string): string => join(dataDir, "waf/installed.json")
export const releaseFolder = (dataDir: string, name: string): string => join(dataDir, "waf/releases", name)

/** Which releases `sekisho waf update` has put in place; null: none. Throws WAF_INSTALLED_DAMAGED. */
export const readInstalled = (dataDir: string): Installed | null => {
  const file = installedFile(dataDir)
  if (!existsSync(file)) return null
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")))
  } catch (error) {
    throw new SekishoError("WAF_INSTALLED_DAMAGED", { file }, { cause: error })
  }
}

/** The folder of the release in use; null: none is installed. Throws WAF_INSTALLED_DAMAGED where it should be and is not. */
export const installedRules = (dataDir: string): { readonly folder: string; readonly release: Release } | null => {
  const current = readInstalled(dataDir)?.current
  if (current === undefined) return null
  const folder = releaseFolder(dataDir, current.name)
  if (!existsSync(join(folder, "rules"))) throw new SekishoError("WAF_INSTALLED_DAMAGED", { file: folder })
  return { folder, release: current }
}

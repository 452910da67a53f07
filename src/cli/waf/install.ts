import { createHash, timingSafeEqual } from "node:crypto"
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { isoTime } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import { lintRules, type LintReport } from "../../waf/lint.ts"
import { writeText } from "../files.ts"
import { readRelease } from "./archive.ts"
import { installedFile, readInstalled, releaseFolder, type Installed, type Release } from "./installed.ts"
import { findRuleSet } from "./rule-set.ts"

export interface InstallWish {
  readonly dataDir: string
  readonly archive: Buffer
  /** Where it came from, for the record. */
  readonly from: string
  /** The checksum that the archive must have; nothing is unfolded before it has. */
  readonly sha256: string
  /** The version that the rules must say they are; null: any. */
  readonly version: string | null
  readonly nowMs: number
}

export const sha256Of = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex")

/** Reads and compiles a release as the gate would. Throws WAF_*. */
const lintRelease = (
  folder: string,
  dataDir: string,
): { readonly version: string | null; readonly report: LintReport } => {
  const rules = findRuleSet({ dataDir, folder })
  return { version: rules.version, report: lintRules(rules.files, rules) }
}

const unpack = (files: ReadonlyMap<string, Buffer>, folder: string): void => {
  try {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes, { mode: 0o644, flush: true })
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    const reason = error instanceof Error && "code" in error ? String(error.code) : "?"
    throw new SekishoError("FILE_NOT_WRITABLE", { file: folder, reason }, { cause: error })
  }
}

/** Whatever is not in use and not the one before it: parts of a stopped update, and older releases. */
const prune = (dataDir: string, installed: Installed): void => {
  const kept = new Set([installed.current.name, installed.previous?.name])
  const place = dirname(releaseFolder(dataDir, "x"))
  for (const name of readdirSync(place))
    if (!kept.has(name)) rmSync(join(place, name), { recursive: true, force: true })
}

const switchTo = (dataDir: string, current: Release, previous: Release | null): Installed => {
  const installed = { current, previous }
  writeText(installedFile(dataDir), `${JSON.stringify(installed, null, 2)}\n`)
  return installed
}

/**
 * Puts a release in place: checksum, then unfolding in memory, then a folder of its own, then every rule compiled, and
 * only then one rename that switches. The release before it is kept. Throws WAF_CHECKSUM, WAF_ARCHIVE, any WAF_* of a rule
 * that cannot be run, FILE_NOT_WRITABLE; what was installed stays in use in every such case.
 */
export const installRelease = (wish: InstallWish): { readonly release: Release; readonly report: LintReport } => {
  const { dataDir, archive } = wish
  const sha256 = sha256Of(archive)
  if (!timingSafeEqual(Buffer.from(sha256), Buffer.from(wish.sha256)))
    throw new SekishoError("WAF_CHECKSUM", { from: wish.from, found: sha256, wanted: wish.sha256 })
  const files = readRelease(archive)
  if (typeof files === "string") throw new SekishoError("WAF_ARCHIVE", { from: wish.from, reason: files })
  const draft = releaseFolder(dataDir, `.${process.pid}-${wish.nowMs}`)
  unpack(files, draft)
  try {
    const { version, report } = lintRelease(draft, dataDir)
    if (version === null || (wish.version !== null && version !== wish.version))
      throw new SekishoError("WAF_ARCHIVE", { from: wish.from, reason: `version ${version ?? "?"}` })
    const name = `crs-${version}-${wish.nowMs.toString(36)}`
    const release = { name, version, sha256, from: wish.from, installedAt: isoTime(wish.nowMs) }
    const before = readInstalled(dataDir)?.current ?? null
    renameSync(draft, releaseFolder(dataDir, name))
    prune(dataDir, switchTo(dataDir, release, before))
    return { release, report }
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Goes back to the release before; the two change places. Throws WAF_NO_PREVIOUS or WAF_INSTALLED_DAMAGED. */
export const goBack = (dataDir: string): { readonly release: Release; readonly report: LintReport } => {
  const installed = readInstalled(dataDir)
  if (installed === null || installed.previous === null) throw new SekishoError("WAF_NO_PREVIOUS")
  const { report } = lintRelease(releaseFolder(dataDir, installed.previous.name), dataDir)
  switchTo(dataDir, installed.previous, installed.current)
  return { release: installed.previous, report }
}

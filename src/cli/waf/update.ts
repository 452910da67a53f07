import { resolve } from "node:path"
import { EXIT, SekishoError } from "../../lib/errors.ts"
import { say, type Words } from "../../lib/words.ts"
import { flag, text, type Given, type Io } from "../command.ts"
import { readBytes } from "../files.ts"
import { jobFrom } from "../site-options.ts"
import { ARCHIVE_LIMITS } from "./archive.ts"
import { download, releaseUrl } from "./download.ts"
import { goBack, installRelease, sha256Of } from "./install.ts"
import { wafSettings } from "./settings.ts"
import type { SubCommand } from "./sub-command.ts"

/** The release that this version was tried with, test by test. */
const TRIED = "4.28.0"

const DONE: Words = {
  ja: "OWASP CRS {version} を入れました({rules} 本、{from})。動いている関所は、設定を読み直すと切り替わります",
  en: "OWASP CRS {version} is installed ({rules} rules, {from}); a gate that is running takes it when it reloads",
}
const BACK: Words = {
  ja: "一つ前の OWASP CRS {version} に戻しました({rules} 本)",
  en: "back to OWASP CRS {version} ({rules} rules)",
}

const SHA256 = /^[0-9a-f]{64}$/i
const VERSION = /^[0-9]{1,3}(?:\.[0-9]{1,3}){2}$/

const checked = (option: string, value: string | undefined, shape: RegExp, allowed: string): string | undefined => {
  if (value !== undefined && !shape.test(value))
    throw new SekishoError("USAGE_BAD_VALUE", { option, given: value, allowed })
  return value
}

const archiveFile = (io: Io, file: string): Buffer =>
  readBytes(
    resolve(io.folder, file),
    ARCHIVE_LIMITS.fileBytes,
    new SekishoError("WAF_ARCHIVE", { from: file, reason: "too-large" }),
  )

const httpsUrl = (given: Given): string | undefined => {
  const url = text(given, "url")
  const parsed = url === undefined ? null : URL.parse(url)
  if (url !== undefined && (parsed?.protocol !== "https:" || parsed.username !== "" || parsed.password !== ""))
    throw new SekishoError("USAGE_BAD_VALUE", { option: "--url", given: parsed?.host ?? "", allowed: "https://…" })
  return url
}

export const update: SubCommand = {
  name: "update",
  positional: "",
  needsPositional: false,
  says: {
    ja: "OWASPのルールの公式配布物を、照合してから入れる",
    en: "install the official release of the OWASP rules, verified",
  },
  options: ["from", "url", "version", "sha256", "back", "config", "site"],
  async run(io, given) {
    const { dataDir } = jobFrom(io, given, undefined)
    if (flag(given, "back")) {
      const { release, report } = goBack(dataDir)
      io.err(`${say(BACK, io.language, { version: release.version, rules: report.rules })}\n`)
      return EXIT.fine
    }
    const told = wafSettings(io, given)
    const from = text(given, "from")
    const asked = checked("--version", text(given, "version"), VERSION, TRIED)
    const version = asked ?? told.version ?? TRIED
    const sha256 = (checked("--sha256", text(given, "sha256"), SHA256, "64 x 0-9a-f") ?? told.sha256)?.toLowerCase()
    const place = from ?? httpsUrl(given) ?? releaseUrl(version)
    // Without a checksum nothing is fetched at all: there would be nothing to hold it against.
    if (sha256 === undefined) {
      const found = from === undefined ? "" : ` (${from}: ${sha256Of(archiveFile(io, from))})`
      throw new SekishoError("WAF_NO_CHECKSUM", { version, found })
    }
    const archive = from === undefined ? await download(place, io.signal) : archiveFile(io, from)
    const { release, report } = installRelease({
      dataDir,
      archive,
      from: place,
      sha256,
      version: from === undefined ? version : (asked ?? null),
      nowMs: io.clock(),
    })
    io.err(`${say(DONE, io.language, { version: release.version, rules: report.rules, from: place })}\n`)
    return EXIT.fine
  },
}

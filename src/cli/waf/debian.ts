import { existsSync, readFileSync } from "node:fs"
import { fill, type Words } from "../../lib/words.ts"

const DEBIAN_RULES = "/usr/share/modsecurity-crs/rules/REQUEST-901-INITIALIZATION.conf"

const SAYS: Words = {
  ja: "この機械にはDebianの modsecurity-crs {version} がありますが、読み込みません。関所が動かすのはCRS 4です。sekisho waf update で入れられます",
  en: "this machine has Debian's modsecurity-crs {version}; it is not loaded: Sekisho runs CRS 4. Install it with sekisho waf update",
}

/** What is to be said of the rules that Debian's package brings: they are of a major version that is not run here. */
export const debianRules = (file: string = DEBIAN_RULES): readonly Words[] => {
  if (!existsSync(file)) return []
  const version = /\bver\.(\d{1,3}(?:\.\d{1,3}){1,2})/.exec(readFileSync(file, "latin1"))?.[1] ?? "?"
  return [fill(SAYS, { version })]
}

import type { Severity } from "../../guideline/observation.ts"
import type { Words } from "../../lib/words.ts"
import { defineCheck } from "../check.ts"
import type { Exposure, PlatformSeen } from "../facts.ts"
import { exposureById } from "../read/exposure-list.ts"
import { bounded, evidence } from "../read/evidence.ts"
import { askedEvidence, exposureEvidence, filesOf, isBlocked } from "../read/exposure-facts.ts"

/** Share of addresses that may stay without an answer before nothing is said. */
const MISSING_SHARE = 0.1
const WORST_FIRST = ["critical", "high", "medium"] as const satisfies readonly Severity[]

const severityOf = (hit: Exposure, { profile }: PlatformSeen): (typeof WORST_FIRST)[number] =>
  exposureById(profile, hit.id)?.severity ?? "high"

const pathsOf = (hits: readonly Exposure[]): string => hits.map(({ url }) => URL.parse(url)?.pathname ?? url).join(", ")

const FOUND: Words = {
  ja: "公開してはいけないものが、誰でも読める状態です({count}件): {paths}",
  en: "Things that must not be public can be read by anybody ({count}): {paths}",
}

export const exposure = defineCheck({
  id: "web/exposure",
  criteria: ["build/1.public-files", "card/2.public-files"],
  needs: ["exposures", "platform"],
  title: { ja: "公開してはいけないファイル", en: "Files that must not be public" },
  outcomes: {
    none: {
      status: "ok",
      says: {
        ja: "よく置き忘れられるファイルなど{asked}か所を調べ、公開されているものはありませんでした。",
        en: "{asked} addresses of files that are often left behind were asked, and none was public.",
      },
    },
    "none-so-far": {
      status: "ok",
      partly: true,
      says: {
        ja: "{asked}か所のうち{missing}か所は返事がなく、残りに公開されているものはありませんでした。",
        en: "{missing} of {asked} addresses did not answer; among the others none was public.",
      },
    },
    critical: { status: "not-ok", severity: "critical", says: FOUND },
    high: { status: "not-ok", severity: "high", says: FOUND },
    medium: { status: "not-ok", severity: "medium", says: FOUND },
    "not-answered": {
      status: "unknown",
      says: {
        ja: "{asked}か所のうち{missing}か所から返事がなく、判断できません。",
        en: "{missing} of {asked} addresses did not answer, so nothing can be said.",
      },
    },
    blocked: {
      status: "unknown",
      says: {
        ja: "存在しないページにもHTTP {status}が返り、点検そのものが断られていると考えられるため、判断できません。",
        en: "Even a page that does not exist is answered with HTTP {status}: we were probably turned away, so nothing can be said.",
      },
    },
  },
  remedy: {
    ja: '見つかったものを公開フォルダの外へ移すか消し、中に書かれていたパスワードや鍵は必ず変えます。あわせて公開を止めます。nginx: location ~ /\\.(?!well-known) { deny all; } location ~* \\.(sql|gz|zip|tar|bak|log|ya?ml|lock)$ { deny all; } / Apache: <FilesMatch "(^\\.|\\.(sql|gz|zip|tar|bak|log|ya?ml|lock)$|~$)"> Require all denied </FilesMatch>。アクセスログで、いつ誰に読まれたかも確かめてください。',
    en: 'Move what was found out of the public folder or delete it, and change every password and key that stood in it. Then refuse such files. nginx: location ~ /\\.(?!well-known) { deny all; } location ~* \\.(sql|gz|zip|tar|bak|log|ya?ml|lock)$ { deny all; } / Apache: <FilesMatch "(^\\.|\\.(sql|gz|zip|tar|bak|log|ya?ml|lock)$|~$)"> Require all denied </FilesMatch>. Look in the access log who has read them.',
  },
  remedyOn: {
    "ec-cube-4": {
      ja: "EC-CUBEに付属の .htaccess はApacheでだけ効きます。nginxでは次を加えます。location ~ ^/(app|bin|src|var|vendor|tests|codeception|zap|node_modules)/ { deny all; } location ~ /\\. { deny all; } location ~* \\.(ya?ml|twig|lock|git|bak|sample|sql|db)$ { deny all; } location ~ ^/composer\\. { deny all; }。見えていたパスワードや鍵は必ず変えてください。",
      en: "The .htaccess that comes with EC-CUBE works on Apache only. For nginx add: location ~ ^/(app|bin|src|var|vendor|tests|codeception|zap|node_modules)/ { deny all; } location ~ /\\. { deny all; } location ~* \\.(ya?ml|twig|lock|git|bak|sample|sql|db)$ { deny all; } location ~ ^/composer\\. { deny all; }. Change every password and key that could be read.",
    },
    "ec-cube-2": {
      ja: "data フォルダを公開フォルダの外へ移し(define.php の HTML2DATA_DIR を合わせます)、install フォルダは消します。見えていたパスワードは必ず変えてください。",
      en: "Move the folder data out of the public folder (adjust HTML2DATA_DIR in define.php) and delete the folder install. Change every password that could be read.",
    },
  },
  judge({ exposures, platform }) {
    const { hits, faults } = filesOf(exposures)
    const bySeverity = WORST_FIRST.find((severity) => hits.some((hit) => severityOf(hit, platform) === severity))
    if (bySeverity !== undefined)
      return {
        outcome: bySeverity,
        values: { count: hits.length, paths: pathsOf(hits) },
        evidence: bounded(hits.map(exposureEvidence)),
      }
    if (isBlocked(exposures)) return { outcome: "blocked", values: { status: exposures.missingLooksLike.status } }
    const values = { asked: exposures.asked, missing: faults.length }
    const asked = askedEvidence(exposures, hits.length)
    if (faults.length === 0 && exposures.asked > 0) return { outcome: "none", values, evidence: [asked] }
    const failed = bounded(faults.map(({ url, fault, detail }) => evidence("address", url, `${fault} ${detail}`)))
    const tooMany = faults.length > exposures.asked * MISSING_SHARE || exposures.asked === 0
    return { outcome: tooMany ? "not-answered" : "none-so-far", values, evidence: [asked, ...failed] }
  },
})

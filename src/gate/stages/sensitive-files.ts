import type { SensitiveFilesSettings } from "../../config/guards.ts"
import type { PlatformId } from "../../platforms/profile.ts"
import { GENERAL_EXPOSURES } from "../../platforms/exposures.ts"
import { NEXT, type Refusal, type Stage, type StageReason } from "./stage.ts"

/** Endings that no shop serves to a buyer, wherever they stand. */
const ENDINGS = new Set(
  "sql sqlite sqlite3 db mdb bak backup old orig save swp swo rej log ini conf cnf env pem p12 pfx ppk kdbx htpasswd lock yml yaml toml twig tpl inc dist sample phps psd1 ps1 sh bash rb.bak php~ git svn tfstate".split(
    " ",
  ),
)
/** Archives are goods in some shops: only those whose name says what they hold, or that lie in the top folder. */
const ARCHIVES = /\.(?:zip|tar|tgz|gz|bz2|xz|7z|rar|war)$/
const ARCHIVE_NAMES =
  /(?:backup|back-up|dump|database|db|sql|site|www|web|html|public|source|src|wp-content|bak)[\w.-]{0,40}$/

const NAMES = new Set(
  "composer.json composer.lock package.json package-lock.json yarn.lock pnpm-lock.yaml dockerfile makefile gulpfile.js web.config phpinfo.php info.php adminer.php error_log php_errorlog id_rsa id_dsa id_ecdsa id_ed25519 thumbs.db server-status server-info phpunit.xml phpcs.xml sftp-config.json".split(
    " ",
  ),
)

/** Folders of a shop's software that hold programs, settings or records and nothing for a browser. */
const FOLDERS: Partial<Readonly<Record<PlatformId, readonly string[]>>> = {
  "ec-cube-4": "/app/ /src/ /var/ /vendor/ /bin/ /tests/ /codeception/ /zap/ /node_modules/ /install/".split(" "),
  "ec-cube-2": "/data/ /install/ /test/ /upgrade/".split(" "),
  woocommerce:
    "/wp-content/uploads/wc-logs/ /wp-content/backups/ /wp-content/ai1wm-backups/ /wp-content/updraft/".split(" "),
  welcart: "/wp-content/uploads/usces_logs/ /wp-content/backups/ /wp-content/ai1wm-backups/ /wp-content/updraft/".split(
    " ",
  ),
  magento: "/app/ /var/ /vendor/ /setup/ /generated/ /dev/ /bin/".split(" "),
  opencart: "/system/ /storage/ /install/".split(" "),
  "zen-cart": "/zc_install/ /logs/ /docs/ /extras/".split(" "),
  prestashop: "/app/config/ /var/ /vendor/ /install/ /tests/ /bin/".split(" "),
}

const refuse = (reason: StageReason): Refusal => ({ action: "refuse", status: 403, reason })
const HIDDEN = refuse("sensitive-files.hidden")
const ENDING = refuse("sensitive-files.ending")
const NAME = refuse("sensitive-files.name")
const ARCHIVE = refuse("sensitive-files.archive")
const PLATFORM = refuse("sensitive-files.platform")

const judge = (path: string): Refusal | null => {
  const segments = path.split("/").slice(1)
  // `.well-known` is where certificates, passkeys and change-password have their fixed places.
  if (segments.some((one, at) => one.startsWith(".") && !(at === 0 && one === ".well-known"))) return HIDDEN
  const last = (segments.at(-1) ?? "").replace(/[. ]+$/, "").replace(/::\$data$/, "")
  if (last.endsWith("~") || (last.startsWith("#") && last.endsWith("#"))) return ENDING
  if (NAMES.has(last)) return NAME
  if (ARCHIVES.test(last)) {
    const bare = last.replace(ARCHIVES, "")
    return segments.length <= 1 || ARCHIVE_NAMES.test(bare) || ENDINGS.has(bare.split(".").at(-1) ?? "")
      ? ARCHIVE
      : null
  }
  const dot = last.lastIndexOf(".")
  return dot >= 0 && ENDINGS.has(last.slice(dot + 1)) ? ENDING : null
}

/** What must never be served, whatever the shop's web server would do with it. */
export const sensitiveFiles: Stage<SensitiveFilesSettings> = {
  name: "sensitive-files",
  build(settings, { profile }) {
    const exact = new Set([...GENERAL_EXPOSURES, ...profile.exposures].map(({ path }) => path.toLowerCase()))
    const folders = FOLDERS[profile.id] ?? []
    const allowed = new Set(settings.allow.map((path) => path.toLowerCase()))
    return {
      onRequest({ path }) {
        const lower = path.toLowerCase()
        if (allowed.has(lower)) return NEXT
        if (exact.has(lower) || folders.some((folder) => lower.startsWith(folder))) return PLATFORM
        return judge(lower) ?? NEXT
      },
    }
  },
}

/** Things that must not be reachable on any shop, most dangerous first. Proofs are contents: a status alone proves nothing. */
import type { ProfileExposure } from "./profile.ts"

const SQL_DUMP =
  /^-- (?:MySQL|MariaDB|PostgreSQL|phpMyAdmin|Host:|Dump)|CREATE TABLE [`"(A-Za-z]|INSERT INTO [`"A-Za-z]/m
const ENVIRONMENT =
  /^(?:APP|DB|DATABASE|ECCUBE|MAIL|MAILER|SMTP|SECRET|JWT|COOKIE|AWS|REDIS|NODE|STRIPE|WP)_[A-Z0-9_]{2,60}\s{0,4}=/m
/** Gzip's two first bytes as the usual charsets show them, and the method. */
const GZIP = /^\p{Cc}[\ufffd\u008b\u2039]\p{Cc}/u
const GZIP_OR_SQL = new RegExp(`${GZIP.source}|${SQL_DUMP.source}`, "mu")
const ZIP = /^PK(?:\p{Cc}\p{Cc})/u
const PHP_ERRORS = /PHP (?:Fatal error|Parse error|Warning|Notice|Deprecated):|Stack trace:/
const PHP_INFO = /<title>(?:PHP [\w.+~-]{1,40} - )?phpinfo\(\)|<h1 class="p">PHP Version/
/** The first group is all that is shown: the name of the secret, never the secret. */
const PHP_PASSWORDS = /^\s{0,20}<\?(?:php)?[\s\S]{0,4000}?(DB_PASS(?:WORD|WD)?|db_?pass(?:word|wd)?|['"]password['"])/i
const PRIVATE_KEY = /-----BEGIN (?:RSA |EC |OPENSSH |DSA |ENCRYPTED )?PRIVATE KEY-----/

const dump = { ja: "データベースの書き出し(顧客情報を含みます)", en: "a dump of the database with customers' data" }
const archive = { ja: "サイト一式の書庫", en: "an archive of the whole site" }
const secrets = { ja: "パスワードや鍵の入った設定ファイル", en: "a settings file with passwords and keys" }
const repository = {
  ja: "ソースの管理情報(プログラム一式を復元できます)",
  en: "version control data, from which the whole program can be rebuilt",
}
const phpinfo = { ja: "phpinfo(サーバーの設定の一覧)", en: "phpinfo, a list of the server's settings" }
const components = { ja: "使っている部品とその版の一覧", en: "the list of components and their versions" }
const log = { ja: "エラーの記録", en: "an error log" }

/** Files and pages that are asked on every shop. */
export const GENERAL_EXPOSURES: readonly ProfileExposure[] = [
  { id: "env", path: "/.env", proof: ENVIRONMENT, severity: "critical", what: secrets },
  {
    id: "git-head",
    path: "/.git/HEAD",
    proof: /^ref: refs\/|^[0-9a-f]{40}\s?$/m,
    severity: "critical",
    what: repository,
  },
  {
    id: "git-config",
    path: "/.git/config",
    proof: /^\[core\]|^\s?repositoryformatversion = /m,
    severity: "critical",
    what: repository,
  },
  { id: "dump-sql", path: "/dump.sql", proof: SQL_DUMP, severity: "critical", what: dump },
  { id: "backup-sql", path: "/backup.sql", proof: SQL_DUMP, severity: "critical", what: dump },
  { id: "db-sql", path: "/db.sql", proof: SQL_DUMP, severity: "critical", what: dump },
  { id: "database-sql", path: "/database.sql", proof: SQL_DUMP, severity: "critical", what: dump },
  { id: "dump-sql-gz", path: "/dump.sql.gz", proof: GZIP_OR_SQL, severity: "critical", what: dump },
  { id: "db-sql-gz", path: "/db.sql.gz", proof: GZIP_OR_SQL, severity: "critical", what: dump },
  { id: "backup-zip", path: "/backup.zip", proof: ZIP, severity: "critical", what: archive },
  { id: "backup-tar", path: "/backup.tar.gz", proof: GZIP, severity: "critical", what: archive },
  { id: "site-zip", path: "/site.zip", proof: ZIP, severity: "critical", what: archive },
  {
    id: "htpasswd",
    path: "/.htpasswd",
    proof: /^[^:\s<]{1,64}:(?:\$apr1\$|\$2[aby]\$|\{SHA\}|\$[56]\$|[./0-9A-Za-z]{13}\s?$)/m,
    severity: "critical",
    what: { ja: "Basic認証のパスワードファイル", en: "the password file of HTTP authentication" },
  },
  {
    id: "private-key",
    path: "/id_rsa",
    proof: PRIVATE_KEY,
    severity: "critical",
    what: { ja: "秘密鍵", en: "a private key" },
  },
  { id: "env-copy", path: "/.env.bak", proof: ENVIRONMENT, severity: "critical", what: secrets },
  { id: "env-production", path: "/.env.production", proof: ENVIRONMENT, severity: "critical", what: secrets },
  { id: "config-editor", path: "/config.php~", proof: PHP_PASSWORDS, severity: "critical", what: secrets },
  { id: "config-copy", path: "/config.php.bak", proof: PHP_PASSWORDS, severity: "critical", what: secrets },
  {
    id: "svn",
    path: "/.svn/wc.db",
    proof: /^SQLite format 3/,
    severity: "high",
    what: repository,
  },
  {
    id: "editor-sftp",
    path: "/.vscode/sftp.json",
    proof: /"protocol"\s{0,4}:\s{0,4}"s?ftp"|"remotePath"\s{0,4}:/,
    severity: "critical",
    what: {
      ja: "編集ソフトの転送設定(パスワードを含むことがあります)",
      en: "an editor's transfer settings, often with the password",
    },
  },
  {
    id: "adminer",
    path: "/adminer.php",
    proof: /name="auth\[driver\]"/,
    severity: "high",
    what: { ja: "データベース管理ツール(Adminer)", en: "a database tool (Adminer)" },
  },
  { id: "phpinfo", path: "/phpinfo.php", proof: PHP_INFO, severity: "high", what: phpinfo },
  { id: "info", path: "/info.php", proof: PHP_INFO, severity: "high", what: phpinfo },
  { id: "test", path: "/test.php", proof: PHP_INFO, severity: "high", what: phpinfo },
  {
    id: "server-status",
    path: "/server-status",
    proof: /<title>Apache Status|Apache Server Status for /,
    severity: "medium",
    what: {
      ja: "Apacheの状態表示(訪問者のIPアドレスとURL)",
      en: "Apache's status page with visitors' addresses and URLs",
    },
  },
  {
    id: "profiler",
    path: "/_profiler/",
    proof: /Symfony Profiler|sf-toolbar|class="sf-/,
    severity: "high",
    what: { ja: "開発用の解析画面(Symfony Profiler)", en: "a development screen (Symfony Profiler)" },
  },
  { id: "error-log", path: "/error_log", proof: PHP_ERRORS, severity: "high", what: log },
  { id: "debug-log", path: "/debug.log", proof: PHP_ERRORS, severity: "high", what: log },
  {
    id: "laravel-log",
    path: "/storage/logs/laravel.log",
    proof: /^\[\d{4}-\d{2}-\d{2}[T ][\d:.+-]{8,30}\] [a-z]{2,20}\.(?:ERROR|INFO|DEBUG|WARNING)/m,
    severity: "high",
    what: log,
  },
  {
    id: "install",
    path: "/install.php",
    proof: /<title>[^<]{0,80}(?:Install|インストール|セットアップ)/i,
    severity: "high",
    what: { ja: "インストール用のプログラム", en: "an installation program" },
  },
  {
    id: "composer",
    path: "/composer.json",
    proof: /"require(?:-dev)?"\s{0,4}:\s{0,4}\{/,
    severity: "medium",
    what: components,
  },
  {
    id: "composer-lock",
    path: "/composer.lock",
    proof: /"content-hash"\s{0,4}:|"_readme"\s{0,4}:/,
    severity: "medium",
    what: components,
  },
  {
    id: "package-lock",
    path: "/package-lock.json",
    proof: /"lockfileVersion"\s{0,4}:/,
    severity: "medium",
    what: components,
  },
  {
    id: "compose",
    path: "/docker-compose.yml",
    proof: /^services:/m,
    severity: "high",
    what: { ja: "サーバー構成の設定(docker-compose)", en: "the server's composition (docker-compose)" },
  },
  {
    id: "ds-store",
    path: "/.DS_Store",
    proof: /Bud1/,
    severity: "medium",
    what: { ja: "Macが残したフォルダの一覧(.DS_Store)", en: "a list of the folder that a Mac left behind (.DS_Store)" },
  },
]

/** A page that lists the files of a folder: Apache, nginx, lighttpd, IIS, Python. */
export const LISTING_PROOF =
  /<title>Index of \/|<h1>Index of \/|<title>Directory listing (?:for|of)|\[To Parent Directory\]|<h2>Index of \//i

/** Folders that are asked for such a list, besides the profile's upload folders. */
export const LISTING_FOLDERS: readonly string[] = ["/upload/", "/uploads/", "/images/", "/backup/", "/data/", "/logs/"]

const LISTING_WORDS = { ja: "フォルダの中身の一覧", en: "a list of a folder's files" }
export const listingExposure = (folder: string): ProfileExposure => ({
  id: `listing:${folder}`,
  path: folder,
  proof: LISTING_PROOF,
  severity: "medium",
  what: LISTING_WORDS,
})
export const isListing = (id: string): boolean => id.startsWith("listing:")

/** Archives and dumps that carry the shop's own name: `shop.example.jp.zip`, `example.sql`. */
export const namedExposures = (hostname: string): readonly ProfileExposure[] => {
  const label = hostname.split(".").find((part) => part !== "www" && part.length > 2)
  const names = [hostname, hostname.includes(".") ? (label ?? "") : ""].filter((name) =>
    /^[a-z][a-z0-9.-]{2,80}$/.test(name),
  )
  return names.flatMap((name): readonly ProfileExposure[] => [
    { id: "named-zip", path: `/${name}.zip`, proof: ZIP, severity: "critical", what: archive },
    { id: "named-sql", path: `/${name}.sql`, proof: SQL_DUMP, severity: "critical", what: dump },
  ])
}

/** What every shop on WordPress shares; `woocommerce.ts` and `welcart.ts` build on it. */
import type { ProfileDoor, ProfileExclusion, ProfileExposure } from "./profile.ts"

export const WORDPRESS_ADMIN_PATH = "/wp-admin/"

export const WORDPRESS_SESSION_COOKIES: readonly RegExp[] = [
  /^wordpress_logged_in_/,
  /^wordpress_(?:sec_)?[0-9a-f]{32}$/,
]

export const WORDPRESS_DOORS = [
  {
    id: "admin",
    kind: "admin",
    path: "/wp-login.php",
    method: "GET",
    marks: [/name="log"/, /name="pwd"/],
    look: "get",
    fields: { id: "log", password: "pwd" },
    success: "302 with the cookie wordpress_logged_in_*",
    failure: "200 with #login_error",
    proof: "seen",
  },
  {
    id: "admin-xmlrpc",
    kind: "admin",
    path: "/xmlrpc.php",
    method: "GET",
    marks: [/XML-RPC server accepts POST requests only/],
    look: "get",
    proof: "documented",
  },
  {
    id: "user-list",
    kind: "api",
    path: "/wp-json/wp/v2/users",
    method: "GET",
    marks: [/^\s{0,8}\[\s{0,8}\{"id":\d+,"name":/],
    look: "get",
    proof: "documented",
  },
] as const satisfies readonly ProfileDoor[]

export const WORDPRESS_EXPOSURES = [
  {
    id: "wp-config-copy",
    path: "/wp-config.php.bak",
    proof: /['"]DB_PASSWORD['"]/,
    severity: "critical",
    what: { ja: "wp-config.phpの写し(パスワードを含む)", en: "a copy of wp-config.php with its passwords" },
  },
  {
    id: "wp-config-editor",
    path: "/wp-config.php~",
    proof: /['"]DB_PASSWORD['"]/,
    severity: "critical",
    what: {
      ja: "編集ソフトが残したwp-config.phpの写し",
      en: "a copy of wp-config.php that an editor left behind",
    },
  },
  {
    id: "wp-debug-log",
    path: "/wp-content/debug.log",
    proof: /PHP (?:Fatal error|Warning|Notice|Deprecated|Parse error)/,
    severity: "high",
    what: { ja: "WordPressのデバッグ記録", en: "the debug log of WordPress" },
  },
  {
    id: "wp-install",
    path: "/wp-admin/install.php",
    proof: /name="weblog_title"|id="language-continue"/,
    severity: "critical",
    what: { ja: "WordPressのインストール画面", en: "the installation screen of WordPress" },
  },
] as const satisfies readonly ProfileExposure[]

/** The editors of posts and products, and the log-in. */
export const WORDPRESS_EXCLUSIONS = [
  { path: "/wp-admin/post.php", holds: "markup", fields: ["content", "excerpt"], proof: "documented" },
  {
    path: "/wp-json/wp/v2/",
    holds: "markup",
    fields: ["json.content*", "json.excerpt*", "json.description"],
    proof: "documented",
  },
  { path: "/wp-login.php", holds: "secret", fields: ["pwd"], proof: "seen" },
] as const satisfies readonly ProfileExclusion[]

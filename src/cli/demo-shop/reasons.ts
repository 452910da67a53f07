import { SekishoError } from "../../lib/errors.ts"
import { say, type Language, type Values, type Words } from "../../lib/words.ts"

/** Why the demo shop did not come up. */
export const REASONS = {
  running: {
    ja: "同じ場所({place})でデモの店がすでに動いています(プロセス番号 {pid})。先にそちらを終えてください",
    en: "a demo shop is already running in this place ({place}, process {pid}); end it first",
  },
  stopped: { ja: "途中で中止されました", en: "it was interrupted" },
  noSource: {
    ja: "デモの店の素材(examples/evershop)がこのSekishoに入っていません",
    en: "this Sekisho comes without the demo shop's files (examples/evershop)",
  },
  noSystem: {
    ja: "{system} 用のPostgreSQLが用意されていません(Linux と macOS の x64、arm64 で動きます)",
    en: "there is no PostgreSQL for {system}; the demo runs on Linux and macOS, x64 and arm64",
  },
  noNpm: {
    ja: "npm が見つかりません。npm を使えるようにしてから、もう一度実行してください",
    en: "npm was not found; install it and run the demo again",
  },
  noNobody: {
    ja: "PostgreSQLはrootでは動かず、代わりに使う nobody という利用者もこのサーバーにありません。root以外の利用者で実行してください",
    en: "PostgreSQL does not run as root, and this machine has no user 'nobody' to run it as; run the demo as another user",
  },
  noPlace: {
    ja: "{place} を使えません({cause})",
    en: "{place} cannot be used ({cause})",
  },
  install: {
    ja: "EverShopをnpmから取り込めませんでした(終了コード {code})。初回はnpmのレジストリにつながる必要があります",
    en: "EverShop could not be installed from npm (exit code {code}); the first start needs the npm registry",
  },
  database: { ja: "PostgreSQLが起動しませんでした({cause})", en: "PostgreSQL did not start ({cause})" },
  setup: { ja: "店の準備に失敗しました(終了コード {code})", en: "setting up the shop failed (exit code {code})" },
  build: {
    ja: "店の画面の組み立てに失敗しました(終了コード {code})",
    en: "building the shop's pages failed (exit code {code})",
  },
  health: { ja: "店が応答しません({cause})", en: "the shop does not answer ({cause})" },
} as const satisfies Record<string, Words>

export type Reason = keyof typeof REASONS

/** Makes the error for one reason: DEMO_FAILED with the sentence and the log to read. */
export type Failing = (reason: Reason, values?: Values, cause?: unknown) => SekishoError

export const failingWith =
  (language: Language, logs: Readonly<Record<"shop" | "npm" | "database", string>>): Failing =>
  (reason, values = {}, cause) => {
    const log = reason === "install" ? logs.npm : reason === "database" ? logs.database : logs.shop
    return new SekishoError("DEMO_FAILED", { reason: say(REASONS[reason], language, values), log }, { cause })
  }

/** What a thrown thing says in one short line. */
export const causeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return "code" in error && typeof error.code === "string" ? error.code : error.message
}

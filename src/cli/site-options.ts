import { existsSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { parseConfig } from "../config/config.ts"
import type { Config, SiteConfig } from "../config/schema.ts"
import { FORMS, PAYMENTS, SITE_STATES, type Site } from "../guideline/site.ts"
import { SekishoError } from "../lib/errors.ts"
import { LIMITS } from "../lib/limits.ts"
import { PLATFORM_IDS } from "../platforms/profile.ts"
import type { ShopSize } from "../report/loss.ts"
import { list, text, type Given, type Io, type Option } from "./command.ts"
import { readText } from "./files.ts"

export const CONFIG_FILE = "sekisho.yaml"

/** What decides what applies; the same by question (`init`), by file and by option. */
export const SITE_OPTIONS = {
  state: {
    type: "string",
    value: SITE_STATES.join("|"),
    allowed: SITE_STATES,
    says: { ja: "店の状態: 計画中・構築中・開店前・営業中", en: "where the shop stands" },
  },
  form: {
    type: "string",
    value: FORMS.join("|"),
    allowed: FORMS,
    says: { ja: "作り方: モール・SaaS・パッケージ・オープンソース・自作", en: "how it is built" },
  },
  payment: {
    type: "string",
    value: PAYMENTS.join("|"),
    allowed: PAYMENTS,
    says: { ja: "カード決済: なし・決済会社の画面・トークン・埋め込み枠・自社を通る", en: "way of card payment" },
  },
  membership: {
    type: "string",
    value: "yes|no",
    allowed: ["yes", "no"],
    says: { ja: "会員登録の有無", en: "whether customers can have an account" },
  },
  platform: {
    type: "string",
    value: "ID",
    allowed: PLATFORM_IDS,
    says: { ja: "ショップソフト(省けば見分けます)", en: "shop software (recognised when left out)" },
  },
  "admin-url": {
    type: "string",
    value: "URL",
    says: { ja: "管理画面の本当のアドレス", en: "real address of the admin screen" },
  },
} as const satisfies Record<string, Option>

export const CONFIG_OPTIONS = {
  config: {
    type: "string",
    value: "FILE",
    says: { ja: `設定ファイル(既定 ${CONFIG_FILE})`, en: `configuration (default ${CONFIG_FILE})` },
  },
  site: { type: "string", value: "ID", says: { ja: "設定ファイルの中の店", en: "which shop of the configuration" } },
} as const satisfies Record<string, Option>

/** One shop to look at, and everything the run has to know about it. */
export interface Job {
  readonly site: Site
  readonly url: string | null
  readonly adminUrl: string | null
  readonly inventoryFile: string | null
  readonly authorityFile: string | null
  /** Where the shop's own machines are; null where nobody said. */
  readonly origin: NonNullable<SiteConfig["origin"]> | null
  readonly dataDir: string
  /** Whether the shop is one of the configuration; else it is only known by the address that was typed. */
  readonly configured: boolean
  /** Where answers and observations are kept, as the configuration says it. */
  readonly records: string
  /** Where evidence files are kept, and where their store's key stands. */
  readonly blobs: string
  readonly blobsKey: string | null
  /** Folder in which `levels.yaml` may lie. */
  readonly folder: string
  readonly check: Config["check"]
  readonly size: ShopSize
}

const sizeOf = (told: SiteConfig | undefined): ShopSize => {
  const { "monthly-sales-yen": monthlySalesYen, customers, staff } = told?.size ?? {}
  return {
    ...(monthlySalesYen === undefined ? {} : { monthlySalesYen }),
    ...(customers === undefined ? {} : { customers }),
    ...(staff === undefined ? {} : { staff }),
  }
}

const DEFAULT_CHECK: Config["check"] = { requests: LIMITS.requests, "requests-per-second": LIMITS.requestsPerSecond }

export const readConfig = (file: string): Config => {
  if (!existsSync(file)) throw new SekishoError("CONFIG_NOT_READABLE", { file, reason: "ENOENT" })
  return parseConfig(readText(file), file)
}

const chosenSite = (config: Config, id: string | undefined, url: string | undefined): SiteConfig | undefined => {
  if (id !== undefined) {
    const site = config.sites.find((one) => one.id === id)
    if (site) return site
    throw new SekishoError("USAGE_BAD_VALUE", {
      option: "--site",
      given: id,
      allowed: config.sites.map((one) => one.id).join(", "),
    })
  }
  if (url === undefined) return config.sites[0]
  const origin = URL.parse(url)?.origin
  return config.sites.find((one) => one["public-url"] !== undefined && URL.parse(one["public-url"])?.origin === origin)
}

/** The shop that the words of a command name: by address, by `--site`, or the first of `sekisho.yaml`. */
export const jobFrom = (io: Io, given: Given, url: string | undefined): Job => {
  const file = resolve(io.folder, text(given, "config") ?? CONFIG_FILE)
  const config = text(given, "config") !== undefined || existsSync(file) ? readConfig(file) : null
  const folder = config ? dirname(file) : io.folder
  const told = config ? chosenSite(config, text(given, "site"), url) : undefined
  const inFolder = (path: string | undefined): string | null => (path === undefined ? null : resolve(folder, path))
  const membership = text(given, "membership")
  // The values of these options were checked against the same lists that the types are made of.
  const site: Site = {
    id: told?.id ?? "main",
    publicUrl: url ?? told?.["public-url"] ?? null,
    state: (text(given, "state") as Site["state"] | undefined) ?? told?.state ?? "open",
    form: (text(given, "form") as Site["form"] | undefined) ?? told?.form ?? null,
    payment: (text(given, "payment") as Site["payment"] | undefined) ?? told?.payment ?? null,
    membership: membership === undefined ? (told?.membership ?? null) : membership === "yes",
    platform: text(given, "platform") ?? told?.platform ?? null,
    strangers:
      list(given, "stranger").length > 0
        ? (list(given, "stranger") as Site["strangers"])
        : (told?.strangers ?? ["public"]),
  }
  return {
    site,
    url: site.publicUrl,
    adminUrl: text(given, "admin-url") ?? told?.admin?.url ?? null,
    inventoryFile:
      text(given, "inventory") === undefined
        ? inFolder(told?.["script-inventory"])
        : resolve(io.folder, text(given, "inventory") ?? ""),
    authorityFile:
      text(given, "ca") === undefined ? inFolder(told?.authority) : resolve(io.folder, text(given, "ca") ?? ""),
    dataDir: config ? resolve(folder, config["data-dir"]) : join(io.folder, ".sekisho"),
    origin: told?.origin ?? null,
    configured: told !== undefined,
    records: config?.storage.records ?? "sqlite:records.db",
    blobs: config?.storage.blobs ?? "file:blobs",
    blobsKey: config?.storage["blobs-key"] ?? null,
    folder,
    check: config?.check ?? DEFAULT_CHECK,
    size: sizeOf(told),
  }
}

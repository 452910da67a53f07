import type { PlatformId } from "../../platforms/profile.ts"
import type { Words } from "../../lib/words.ts"

/** What a shop software itself must be told about the gate. `lines` are to be written as they stand. */
export interface PlatformLines {
  readonly where: Words
  readonly lines: readonly string[]
}

const BY_SERVER: Words = {
  ja: "Webサーバーの設定(上の行)が訪問者のアドレスとHTTPSを伝えるので、ソフト側の設定は要りません",
  en: "the web server's lines above hand over the visitor's address and HTTPS; the software itself needs nothing",
}
const WORDPRESS: PlatformLines = {
  where: {
    ja: "wp-config.php の <?php のすぐ下(is_ssl() がHTTPSと認識しないとき)",
    en: "wp-config.php, right below <?php (where is_ssl() does not see HTTPS)",
  },
  lines: ["if (($_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '') === 'https') { $_SERVER['HTTPS'] = 'on'; }"],
}
const UNTOLD: Words = {
  ja: "このソフトの設定は未確認です。X-Forwarded-For と X-Forwarded-Proto を 127.0.0.1 からだけ信じるように設定してください",
  en: "not looked up for this software: have it believe X-Forwarded-For and X-Forwarded-Proto from 127.0.0.1 only",
}

const LINES: Partial<Readonly<Record<PlatformId, PlatformLines>>> = {
  "ec-cube-4": {
    where: {
      ja: "EC-CUBEの .env(書いたあと bin/console cache:clear --no-warmup)",
      en: "EC-CUBE's .env (then bin/console cache:clear --no-warmup)",
    },
    lines: ["TRUSTED_PROXIES=127.0.0.1,::1", "ECCUBE_FORCE_SSL=1"],
  },
  "ec-cube-2": { where: BY_SERVER, lines: [] },
  woocommerce: WORDPRESS,
  welcart: WORDPRESS,
  magento: {
    where: {
      ja: "Magentoのフォルダーで(SSLを手前で終えていることを伝えるヘッダー)",
      en: "in Magento's folder (the header that tells that TLS ends in front)",
    },
    lines: ["bin/magento config:set web/secure/offloader_header X-Forwarded-Proto", "bin/magento cache:clean config"],
  },
  opencart: { where: BY_SERVER, lines: [] },
  "zen-cart": { where: BY_SERVER, lines: [] },
  prestashop: { where: BY_SERVER, lines: [] },
  vendure: {
    where: { ja: "vendure-config.ts の apiOptions(3.4以降)", en: "apiOptions in vendure-config.ts (3.4 or newer)" },
    lines: ["trustProxy: 'loopback',"],
  },
}

export const platformLines = (id: string | undefined): PlatformLines =>
  // Ids that are none have no lines.
  LINES[id as PlatformId] ?? { where: UNTOLD, lines: [] }

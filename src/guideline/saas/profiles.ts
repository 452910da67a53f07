import type { Words } from "../../lib/words.ts"
import type { SaasId, SaasProfile, SaasStatement } from "./profile.ts"

const recalled = (requirement: string, says: Words): SaasStatement => ({ requirement, says, provenance: "recalled" })
/** The service offers it; the shop has to use it. */
const offered = (requirement: string, says: Words): SaasStatement => ({
  ...recalled(requirement, says),
  shopActs: true,
})
/** Its page was read; it answers these criteria and no others. */
const retold = (requirement: string, link: string, says: Words, criteria: readonly string[] = []): SaasStatement => ({
  requirement,
  says,
  provenance: "retold",
  link,
  criteria,
})

/** What carts of this kind do in common; unconfirmed for the single service. */
const COMMON: readonly SaasStatement[] = [
  recalled("build/2", {
    ja: "サーバーとショップソフトの更新は、サービスの会社が行います。",
    en: "Servers and shop software are updated by the service.",
  }),
  recalled("build/9", {
    ja: "証明書は、サービスの会社が用意して更新します。独自ドメインの更新はお店の仕事です。",
    en: "The service provides and renews the certificate; renewing an own domain is the shop's work.",
  }),
  recalled("build/6", {
    ja: "カード番号は、サービスか決済代行会社が直接受け取ります。3-Dセキュアの設定はお店が確かめます。",
    en: "The service or the provider receives card numbers directly; the shop confirms that 3-D Secure is on.",
  }),
]
const TWO_STEP: SaasStatement = offered("build/4", {
  ja: "管理画面のログインに二段階認証を使えます。担当者の全員に設定します。",
  en: "The admin log-in offers a second step; set it up for every member of staff.",
})
const STAFF: SaasStatement = offered("build/4", {
  ja: "担当者ごとのアカウントと権限を作れます。退職した人のアカウントは、その日に消します。",
  en: "Staff can have accounts and rights of their own; remove those of leavers the same day.",
})
const ADDRESSES: SaasStatement = offered("build/4", {
  ja: "管理画面に入れる接続元を限る機能があります(プランによる)。",
  en: "The admin screen can be limited to listed addresses, depending on the plan.",
})
const TAGS: SaasStatement = offered("operate/3", {
  ja: "お店が入れるタグやアプリは、お店が一覧にして見張ります。",
  en: "Tags and apps that the shop inserts are for the shop to list and to watch.",
})
const CSV: SaasStatement = offered("build/8", {
  ja: "顧客のCSVを持ち出せます。置き場所と消す日を決めます。",
  en: "Customers' data can be downloaded as CSV; decide where it lies and when it is erased.",
})
const SHOP_SIDE: readonly SaasStatement[] = [TAGS, CSV]

const profile = (id: SaasId, name: string, page: string, statements: readonly SaasStatement[]): SaasProfile => ({
  id,
  name,
  page,
  statements: [...COMMON, ...statements, ...SHOP_SIDE],
})

const EBISU_HELP = "https://support.ebisumart.com"

/** The SaaS carts that Japanese shops use most, as far as we know them; every statement says how it is known. */
export const SAAS_PROFILES: Readonly<Record<SaasId, SaasProfile>> = {
  colorme: profile("colorme", "カラーミーショップ", "https://shop-pro.jp/", [TWO_STEP]),
  makeshop: profile("makeshop", "MakeShop", "https://www.makeshop.jp/", [TWO_STEP, STAFF, ADDRESSES]),
  futureshop: profile("futureshop", "futureshop", "https://www.future-shop.jp/", [TWO_STEP, STAFF, ADDRESSES]),
  base: profile("base", "BASE", "https://thebase.com/", [
    TWO_STEP,
    offered("build/4", {
      ja: "一つのショップを複数の人で使うときは、共用せず、スタッフの権限の機能を使います。",
      en: "Where several people run the shop, use staff rights and no shared account.",
    }),
  ]),
  stores: profile("stores", "STORES", "https://stores.fun/", [TWO_STEP, STAFF]),
  ebisumart: profile("ebisumart", "ebisumart", EBISU_HELP, [
    {
      ...retold("build/4", `${EBISU_HELP}/category/AAA0015/SK_SECURITY.html`, {
        ja: "管理画面は、接続元の制限か二要素認証のどちらかが必須とされています。どちらを使うかはお店が決めます。",
        en: "The admin screen must have either a limit of addresses or a second factor; the shop chooses which.",
      }),
      shopActs: true,
    },
    retold(
      "build/7",
      `${EBISU_HELP}/item/AUTO_LOGIN_STOP_OPTION.html`,
      {
        ja: "1分間に、同じ接続元が30のIDを試すか、一つのIDが15の接続元から試されると、ログインかサイトを止める機能があります。",
        en: "Log-in or site can stop when, within a minute, one address tries 30 ids or one id is tried from 15 addresses.",
      },
      ["build/7.login-limit", "build/7.many-accounts"],
    ),
    retold("card/5", `${EBISU_HELP}/category/AAA0015/CREDIT_INPUT_LOG.html`, {
      ja: "会員ごとのカードの失敗が20回を超え、失敗の割合が80%以上になると止める機能があります(1時間または24時間)。",
      en: "Card entries can stop at more than 20 errors a member with an error rate of 80 % or more, in 1 or 24 hours.",
    }),
  ]),
  ecforce: profile("ecforce", "ecforce", "https://support.ec-force.com/", [
    retold("card/5", "https://support.ec-force.com/hc/ja/articles/17963363869977", {
      ja: "カードの登録を、注文の実績があり、停止の一覧にない会員だけに限る対策が示されています。",
      en: "Registering a card can be limited to customers with an order who are not on a list of blocked ones.",
    }),
    TWO_STEP,
    STAFF,
  ]),
  shopify: profile("shopify", "Shopify", "https://help.shopify.com/ja", [
    TWO_STEP,
    STAFF,
    recalled("build/10", {
      ja: "会員は、メールに届くコードでログインする方式を選べます。",
      en: "Customers can log in with a code sent by mail.",
    }),
    recalled("card/5", {
      ja: "購入画面には、自動のプログラムを見分けて止める仕組みがあります。",
      en: "The checkout has protection against automated programs.",
    }),
    offered("operate/3", {
      ja: "購入画面の前に、お店の中継(関所のゲート)は置けません。テーマとアプリのスクリプトを点検で見張ります。",
      en: "No proxy of the shop (such as our gate) can stand before the checkout; watch scripts of theme and apps by checks.",
    }),
  ]),
}

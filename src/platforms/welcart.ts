import { WORDPRESS_ADMIN } from "./admin-access.ts"
import { welcartAccounts, welcartActs } from "./acts/welcart.ts"
import type { Profile } from "./profile.ts"
import {
  WORDPRESS_ADMIN_PATH,
  WORDPRESS_DOORS,
  WORDPRESS_EXCLUSIONS,
  WORDPRESS_EXPOSURES,
  WORDPRESS_SESSION_COOKIES,
} from "./wordpress.ts"

/** Welcart (usc-e-shop) 2 on WordPress. */
export const welcart = {
  id: "welcart",
  name: "Welcart",
  signs: [
    { in: "html", pattern: /\/wp-content\/plugins\/usc-e-shop\//, points: 10 },
    { in: "html", pattern: /\/usces-(?:cart|member)\//, points: 6 },
    { in: "html", pattern: /\buscesL10n\b|name="usces_[a-z]/, points: 6 },
    { in: "cookie", pattern: /^usces_/, points: 6 },
    {
      in: "body-of",
      name: "/wp-content/plugins/usc-e-shop/readme.txt",
      pattern: /Welcart[\s\S]{0,1500}Stable tag:\s{0,4}(\d{1,3}(?:\.\d{1,3}){1,3})/,
      points: 10,
      version: true,
    },
  ],
  sessionCookies: [...WORDPRESS_SESSION_COOKIES, /^usces_/],
  adminPath: WORDPRESS_ADMIN_PATH,
  doors: [
    ...WORDPRESS_DOORS,
    {
      id: "customer",
      kind: "customer",
      path: "/usces-member/?usces_page=login",
      method: "GET",
      marks: [/name="loginmail"/, /name="loginpass"/],
      look: "get",
      fields: { id: "loginmail", password: "loginpass", token: "wel_nonce", button: "member_login" },
      success: "200 with the words for logging out",
      failure: "200 with the words for an error",
      proof: "source",
    },
    {
      id: "register",
      kind: "customer",
      path: "/usces-member/?usces_page=newmember",
      method: "POST",
      marks: [],
      look: "never",
      proof: "source",
    },
    {
      id: "forgot",
      kind: "customer",
      path: "/usces-member/?usces_page=lostmemberpassword",
      method: "POST",
      marks: [],
      look: "never",
      proof: "source",
    },
    {
      id: "order",
      kind: "payment",
      path: "/usces-cart/",
      method: "POST",
      marks: [],
      look: "never",
      fields: { button: "purchase" },
      proof: "source",
    },
  ],
  exposures: [
    ...WORDPRESS_EXPOSURES,
    {
      id: "welcart-failed-log-ins",
      path: "/wp-content/uploads/usces_logs/member_login_failed.log",
      proof: /\d{4}[-/]\d{2}[-/]\d{2}[ T]\d{2}:\d{2}/,
      severity: "high",
      what: {
        ja: "会員ログインの失敗の記録(メールアドレスを含む)",
        en: "the log of failed customer log-ins with their mail addresses",
      },
    },
    {
      id: "welcart-logs",
      path: "/wp-content/uploads/usces_logs/",
      proof: /<title>Index of \/|<h1>Index of \//,
      severity: "high",
      what: { ja: "Welcartの記録の一覧", en: "the list of Welcart's logs" },
    },
  ],
  uploadFolders: ["/wp-content/uploads/"],
  acts: welcartActs,
  accounts: welcartAccounts,
  walk: {
    product: /^\/[^?#]{0,200}(?:item|product)[^?#]{0,200}|\?p=\d+/,
    cart: "/usces-cart/",
    checkout: "/usces-cart/?usces_page=customer",
    logIn: "/usces-member/?usces_page=login",
    register: "/usces-member/?usces_page=newmember",
    addToCart: ["input.skubutton", "button.skubutton", "input[name^='inCart']"],
  },
  runtime: "php",
  wafExclusions: [
    ...WORDPRESS_EXCLUSIONS,
    {
      path: "/usces-member/",
      holds: "secret",
      fields: ["loginpass", "member[password1]", "member[password2]"],
      proof: "source",
    },
  ],
  adminAccess: WORDPRESS_ADMIN,
  proof: "source",
} satisfies Profile

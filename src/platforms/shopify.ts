import type { Profile } from "./profile.ts"

/** Shopify: a service. Its admin screen stands on Shopify's own domain, so no door of it is looked at here. */
export const shopify = {
  id: "shopify",
  name: "Shopify",
  signs: [
    { in: "header", name: "x-shopid", pattern: /^\d+$/, points: 10 },
    { in: "header", name: "x-shopify-stage", pattern: /./, points: 10 },
    { in: "header", name: "powered-by", pattern: /Shopify/i, points: 10 },
    { in: "html", pattern: /\bShopify\.(?:theme|shop)\s?=/, points: 10 },
    { in: "html", pattern: /\/\/cdn\.shopify\.com\/|\/cdn\/shop\//, points: 5 },
    { in: "cookie", pattern: /^_shopify_(?:y|s|essential)$/, points: 8 },
  ],
  sessionCookies: [/^_shopify_essential$/, /^_secure_session_id$/, /^secure_customer_sig$/],
  adminPath: null,
  doors: [
    {
      id: "customer",
      kind: "customer",
      path: "/account/login",
      method: "GET",
      marks: [/name="customer\[email\]"/],
      look: "get",
      fields: { id: "customer[email]", password: "customer[password]" },
      proof: "documented",
    },
    {
      id: "order",
      kind: "payment",
      path: "/checkouts/",
      method: "POST",
      marks: [],
      look: "never",
      proof: "documented",
    },
  ],
  exposures: [],
  uploadFolders: [],
  walk: {
    product: /\/products\/[^/?#]+/,
    cart: "/cart",
    checkout: "/checkout",
    logIn: "/account/login",
    register: "/account/register",
    addToCart: ["form[action*='/cart/add'] [type='submit']", "button[name='add']"],
  },
  runtime: "service",
  proof: "documented",
} satisfies Profile

import { VENDURE_ADMIN } from "./admin-access.ts"
import { vendureAccounts, vendureActs } from "./acts/vendure.ts"
import type { Profile } from "./profile.ts"

/** Vendure 2 and 3: an API whose shop window is another program. */
export const vendure = {
  id: "vendure",
  name: "Vendure",
  signs: [
    { in: "header", name: "vendure-auth-token", pattern: /./, points: 10 },
    { in: "html", pattern: /<title>Vendure Admin/, points: 10 },
    { in: "html", pattern: /\/shop-api["'?/]|vendure-token/, points: 6 },
    {
      in: "body-of",
      name: "/shop-api?query=%7B__typename%7D",
      pattern: /"__typename":"Query"|potential Cross-Site Request Forgery|GET query missing/,
      points: 10,
    },
  ],
  sessionCookies: [/^session(?:\.sig)?$/, /^vendure-auth-token$/],
  adminPath: "/admin/",
  doors: [
    {
      id: "admin",
      kind: "admin",
      path: "{admin}/",
      method: "GET",
      marks: [/<title>[^<]{0,40}(?:Vendure|Admin)|<vdr-app-root|Vendure Admin/],
      look: "get",
      proof: "source",
    },
    {
      id: "admin-dashboard",
      kind: "admin",
      path: "/dashboard/",
      method: "GET",
      marks: [/Vendure Admin Dashboard/],
      look: "get",
      proof: "source",
    },
    {
      id: "admin-api",
      kind: "admin",
      path: "/admin-api?query=%7B__typename%7D",
      method: "GET",
      marks: [/"__typename":"Query"|potential Cross-Site Request Forgery|GET query missing/],
      look: "get",
      fields: { id: "username", password: "password" },
      success: '200 "__typename":"CurrentUser"',
      failure: '200 "__typename":"InvalidCredentialsError"',
      proof: "source",
    },
    {
      id: "customer",
      kind: "api",
      path: "/shop-api",
      method: "POST",
      marks: [],
      look: "never",
      fields: { id: "username", password: "password" },
      success: '200 "__typename":"CurrentUser"',
      failure: '200 "__typename":"InvalidCredentialsError"',
      proof: "source",
    },
  ],
  exposures: [
    {
      id: "vendure-mailbox",
      path: "/mailbox",
      proof: /<title>[^<]{0,60}(?:Vendure|Mailbox)|Vendure Email Dev Mailbox/i,
      severity: "high",
      what: {
        ja: "開発用のメール閲覧画面(送ったメールが読めます)",
        en: "the development mailbox, in which every mail sent can be read",
      },
    },
    {
      id: "vendure-playground",
      path: "/admin-api/graphiql",
      proof: /graphiql|GraphQL Playground/i,
      severity: "medium",
      what: { ja: "管理APIの試験画面", en: "the try-out screen of the admin API" },
    },
  ],
  uploadFolders: ["/assets/"],
  walk: {
    product: /^\/products?\/[^/?#]+/,
    cart: null,
    checkout: "/checkout",
    logIn: null,
    register: null,
    addToCart: [],
  },
  runtime: "node",
  acts: vendureActs,
  accounts: vendureAccounts,
  adminAccess: VENDURE_ADMIN,
  proof: "source",
} satisfies Profile

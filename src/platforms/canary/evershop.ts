import type { ProfileCanary } from "./canary.ts"

const ADDRESS = {
  full_name: "Sekisho 確認用",
  telephone: "0300000000",
  address_1: "確認用 0-0-0",
  city: "千代田区",
  province: "JP-13",
  country: "JP",
  postcode: "1000001",
} as const

/** EverShop: everything is JSON. */
export const EVERSHOP_CANARY = {
  acts: {
    "log-in": { target: "/customer/login", json: {} },
    token: { target: "/api/customer/tokens", json: {} },
    "log-out": { target: "/customer/logout", json: {} },
    register: { target: "/api/customers", json: { full_name: "Sekisho 確認用" } },
    reset: { target: "/api/customers/password", json: { token: "0" } },
    profile: { target: "/api/customers/me", json: {} },
    "address-post": {
      target: "/api/customers/me/addresses",
      json: ADDRESS,
      keeps: { member: "data.uuid", as: "made" },
    },
    "address-patch": { target: "/api/customers/me/addresses/{made}", json: { ...ADDRESS, city: "港区" } },
    "address-delete": { target: "/api/customers/me/addresses/{made}", json: {} },
    order: { target: "/api/orders", json: { cart_id: "0" } },
  },
  changes: [
    { act: "address-post" },
    { act: "address-patch" },
    { act: "address-delete" },
    { act: "profile", sets: "newEmail" },
  ],
} as const satisfies ProfileCanary

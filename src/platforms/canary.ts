/** One thing that the gate's own test customer does at a shop, as the shop's own scripts would. */
export interface CanaryAct {
  /** Path and query; `{made}` is what an earlier act's answer named. */
  readonly target: string
  /** Members of a JSON body besides the fields of the act, which get the customer's own values. */
  readonly json: Readonly<Record<string, string | boolean>>
  /** Member of the answer that `{made}` stands for from then on. */
  readonly makes?: string
}

/**
 * How the gate's test customer registers, logs in and changes its details: only what it has made itself, and each change is
 * undone by a later one. An act that is not here cannot be tried, and what guards it stays unproved.
 */
export interface ProfileCanary {
  /** By id of the profile's act. */
  readonly acts: Readonly<Record<string, CanaryAct>>
  /** Ids of acts that change something, in the order in which they can be done. */
  readonly changes: readonly string[]
}

const ADDRESS = {
  full_name: "Sekisho 確認用",
  telephone: "0300000000",
  address_1: "確認用 0-0-0",
  city: "千代田区",
  province: "JP-13",
  country: "JP",
  postcode: "1000001",
} as const

export const EVERSHOP_CANARY = {
  acts: {
    "log-in": { target: "/customer/login", json: {} },
    token: { target: "/api/customer/tokens", json: {} },
    "log-out": { target: "/customer/logout", json: {} },
    register: { target: "/api/customers", json: { full_name: "Sekisho 確認用" } },
    reset: { target: "/api/customers/password", json: { token: "0" } },
    profile: { target: "/api/customers/me", json: {} },
    "address-post": { target: "/api/customers/me/addresses", json: ADDRESS, makes: "data.uuid" },
    "address-patch": { target: "/api/customers/me/addresses/{made}", json: { ...ADDRESS, city: "港区" } },
    "address-delete": { target: "/api/customers/me/addresses/{made}", json: {} },
    order: { target: "/api/orders", json: { cart_id: "0" } },
  },
  changes: ["address-post", "address-patch", "address-delete", "profile"],
} as const satisfies ProfileCanary

import type { ProfileCanary } from "./canary.ts"

const DETAILS = { page: "/my-account/edit-account/", field: "account_email", button: "save_account_details" } as const
const NAME = { account_first_name: "Sekisho", account_last_name: "確認用" } as const

/**
 * WooCommerce with the addresses of a new installation. The password is changed with the current one in the same form; the shop
 * then gives another session. How the address is changed was not seen.
 */
export const WOOCOMMERCE_CANARY = {
  acts: {
    "log-in": {
      from: { page: "/my-account/", field: "woocommerce-login-nonce", button: "login" },
      typed: {},
    },
    register: {
      from: { page: "/my-account/", field: "woocommerce-register-nonce", button: "register" },
      typed: {},
    },
    email: { from: DETAILS, typed: NAME },
    password: { from: DETAILS, typed: { ...NAME, password_2: "{newPassword}" } },
  },
  changes: [
    { act: "email", sets: "newEmail" },
    { act: "password", sets: "newPassword" },
  ],
} as const satisfies ProfileCanary

import type { ProfileCanary } from "./canary.ts"

const NAME = { firstname: "Sekisho", lastname: "確認用" } as const
const HERE = "language={language}&customer_token={customer_token}"

/**
 * OpenCart 4: its scripts send the forms. Pages of a customer want a token that the answer to the log-in names; without it they
 * lead to the log-in. How addresses are kept was not seen.
 */
export const OPENCART_CANARY = {
  acts: {
    "log-in": {
      from: { page: "/index.php?route=account/login", field: "password" },
      typed: {},
      script: true,
      keeps: { member: "redirect", query: ["language", "customer_token"] },
    },
    register: {
      from: { page: "/index.php?route=account/register", field: "firstname" },
      typed: { ...NAME, agree: "1" },
      script: true,
    },
    email: {
      from: { target: `/index.php?route=account/edit.save&${HERE}` },
      typed: { ...NAME, telephone: "0300000000" },
      script: true,
    },
    password: {
      from: { page: `/index.php?route=account/password&${HERE}`, field: "confirm" },
      typed: { confirm: "{newPassword}" },
      script: true,
    },
  },
  changes: [
    { act: "email", sets: "newEmail" },
    { act: "password", sets: "newPassword" },
  ],
  own: { page: `/index.php?route=account/account&${HERE}`, shows: [{ status: [200] }] },
} as const satisfies ProfileCanary

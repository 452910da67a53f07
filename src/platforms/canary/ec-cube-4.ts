import type { ProfileCanary } from "./canary.ts"

/**
 * EC-CUBE 4: nobody is a member before a link in a mail was opened, so the customer is registered by hand. One form changes mail
 * address, password and address. How the shop answers where further addresses are kept (`/mypage/delivery`) was not seen.
 */
export const EC_CUBE_4_CANARY = {
  acts: {
    "log-in": { from: { page: "/mypage/login", field: "login_email" }, typed: {} },
    change: {
      from: { page: "/mypage/change", field: "entry[email][first]" },
      typed: { "entry[email][second]": "{newEmail}", "entry[plain_password][second]": "{newPassword}" },
    },
  },
  changes: [
    { act: "change", sets: "newEmail" },
    { act: "change", sets: "newPassword" },
  ],
} as const satisfies ProfileCanary

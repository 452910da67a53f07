import type { ProfileAct, Signal } from "../act.ts"

// The first folder behind a store's code decides: whatever follows is GraphQL, too.
const GRAPHQL = {
  who: "customer",
  method: "POST",
  path: /^(?:\/[a-z][a-z0-9_]{0,31})?\/graphql(?:\/|$)/i,
  example: "/graphql",
} as const

/** Errors stand beside the data, and what failed is null there. */
const FAILED: readonly Signal[] = [{ json: { member: "{field}", absent: true } }]
const TRUE: readonly Signal[] = [{ json: { member: "{field}", matches: /^true$/ } }]
const DONE: readonly Signal[] = [{ json: { member: "{field}" } }]

const REGISTER = { ...GRAPHQL, kinds: ["register"], fields: { account: ["input[email]"], newPassword: ["input[password]"] }, success: DONE, failure: FAILED, proof: "source" } as const // prettier-ignore
const ADDRESS = { ...GRAPHQL, kinds: ["address-change"], fields: {}, success: DONE, failure: FAILED, asksPassword: false, mails: false, proof: "source" } as const // prettier-ignore
const ORDER = {
  ...GRAPHQL,
  kinds: ["order", "card"],
  fields: {},
  success: [{ json: { member: "{field}.order" } }, { json: { member: "{field}.orderV2" } }],
  failure: [...FAILED, { json: { member: "{field}.errors.0" } }],
  proof: "source",
} as const

/** Magento 2's GraphQL: log-ins answer a token, which stands for the customer wherever it is sent. */
export const magentoGraphqlActs = [
  {
    ...GRAPHQL,
    id: "graphql-log-in",
    mutation: "generateCustomerToken",
    kinds: ["log-in"],
    fields: { account: ["email"], password: ["password"] },
    success: [{ json: { member: "{field}.token" } }],
    failure: FAILED,
    token: true,
    proof: "source",
  },
  { ...GRAPHQL, id: "graphql-log-out", mutation: "revokeCustomerToken", kinds: ["log-out"], fields: {}, success: [{ json: { member: "{field}.result", matches: /^true$/ } }], failure: FAILED, proof: "source" }, // prettier-ignore
  { ...REGISTER, id: "graphql-register", mutation: "createCustomerV2" },
  { ...REGISTER, id: "graphql-register-old", mutation: "createCustomer" },
  { ...GRAPHQL, id: "graphql-forgot", mutation: "requestPasswordResetEmail", kinds: ["reset-request"], fields: { account: ["email"] }, success: TRUE, failure: FAILED, proof: "source" }, // prettier-ignore
  { ...GRAPHQL, id: "graphql-reset", mutation: "resetPassword", kinds: ["reset"], fields: { account: ["email"], newPassword: ["newPassword"] }, success: TRUE, failure: FAILED, mails: true, proof: "source" }, // prettier-ignore
  {
    ...GRAPHQL,
    id: "graphql-password",
    mutation: "changeCustomerPassword",
    kinds: ["password-change"],
    fields: { currentPassword: ["currentPassword"], newPassword: ["newPassword"] },
    success: DONE,
    failure: FAILED,
    asksPassword: true,
    mails: true,
    proof: "source",
  },
  { ...GRAPHQL, id: "graphql-email", mutation: "updateCustomerEmail", kinds: ["email-change"], fields: { currentPassword: ["password"], newEmail: ["email"] }, success: DONE, failure: FAILED, asksPassword: true, mails: true, proof: "source" }, // prettier-ignore
  { ...GRAPHQL, id: "graphql-email-old", mutation: "updateCustomer", kinds: ["email-change"], fields: { currentPassword: ["input[password]"], newEmail: ["input[email]"] }, success: DONE, failure: FAILED, asksPassword: true, mails: true, proof: "source" }, // prettier-ignore
  { ...ADDRESS, id: "graphql-address-new", mutation: "createCustomerAddress" },
  { ...ADDRESS, id: "graphql-address", mutation: "updateCustomerAddressV2" },
  { ...ADDRESS, id: "graphql-address-old", mutation: "updateCustomerAddress" },
  { ...ADDRESS, id: "graphql-address-delete", mutation: "deleteCustomerAddressV2" },
  { ...ADDRESS, id: "graphql-address-delete-old", mutation: "deleteCustomerAddress" },
  { ...ORDER, id: "graphql-order", mutation: "placeOrder" },
  { ...ORDER, id: "graphql-order-at-once", mutation: "setPaymentMethodAndPlaceOrder" },
] as const satisfies readonly ProfileAct[]

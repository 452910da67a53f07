import { getDomain } from "tldts"

/** Domains to which a shop's own script may honestly send what is typed into card fields: providers of card payment. */
const PROVIDERS: ReadonlySet<string> = new Set([
  "adyen.com",
  "amazon.co.jp",
  "braintree-api.com",
  "braintreegateway.com",
  "cardservice.co.jp",
  "gmo-pg.com",
  "komoju.com",
  "mul-pay.jp",
  "paidy.com",
  "pay.jp",
  "paygent.co.jp",
  "paypal.com",
  "remise.jp",
  "sbpayment.jp",
  "smbc-gp.co.jp",
  "sonypaymentservices.jp",
  "squareup.com",
  "squarecdn.com",
  "stripe.com",
  "univapay.com",
  "veritrans.co.jp",
  "zeus.co.jp",
])

/** The registered domain, or the host itself where it has none (an address, a single name). */
export const domainOf = (host: string): string => {
  const name = host.replace(/:\d{1,5}$/, "").toLowerCase()
  return getDomain(name) ?? name
}

export const isProvider = (host: string): boolean => PROVIDERS.has(domainOf(host))

/** Whether a host is neither the shop's, nor the script's own, nor a provider's. */
export const isForeign = (host: string, homes: readonly (string | null)[]): boolean => {
  const domain = domainOf(host)
  if (domain === "" || PROVIDERS.has(domain)) return false
  return homes.every((home) => home === null || domainOf(home) !== domain)
}

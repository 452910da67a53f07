import { listRequest, orderRequest } from "../waf/requests.ts"

/** So many visitors are in the shop at once, each with a session of his own; all other values differ from request to request. */
const VISITORS = 500

const withSession =
  (make: (n: number) => Buffer) =>
  (n: number): Buffer => {
    const session = `visitor${String(n % VISITORS).padStart(20, "0")}`
    return Buffer.from(
      make(n)
        .toString("latin1")
        .replace(/eccube=[a-z0-9]+/, `eccube=${session}`),
      "latin1",
    )
  }

/** A product list with a search word in Japanese, and an order form with Japanese text. */
export const REQUESTS = [
  ["product list GET", withSession(listRequest)],
  ["order form POST", withSession(orderRequest)],
] as const

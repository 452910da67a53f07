import type { Handlers } from "../http/call.ts"
import { acknowledge, ordersOf, signOrder, withdrawOrder } from "../site/orders.ts"
import { speakerOf } from "./speaker.ts"

/** The owner's orders to staff. */
export const orderRoutes: Handlers<"orders" | "signOrder" | "acknowledgeOrder" | "withdrawOrder"> = {
  async orders({ world, site }) {
    return { orders: await ordersOf(world, site) }
  },
  async signOrder(call) {
    return { order: await signOrder(speakerOf(call), call.body) }
  },
  async acknowledgeOrder(call) {
    return { order: await acknowledge(speakerOf(call), call.id, call.body) }
  },
  async withdrawOrder(call) {
    await withdrawOrder(speakerOf(call), call.id)
    return { done: true }
  },
}

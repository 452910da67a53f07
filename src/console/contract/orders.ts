import { z } from "zod"
import { day, id, instant, personName, personRef, questionId, revision, words } from "./shared.ts"

/** The order to staff 指示書: signed by the owner by name, acknowledged by those in charge. */
export const order = z.object({
  id,
  revision,
  signedBy: z.string(),
  signedAt: instant,
  due: day,
  note: z.string(),
  to: z.array(personRef),
  items: z.array(z.object({ criterion: z.string(), question: words, due: day.nullable() })),
  acknowledged: z.array(z.object({ person: personRef, name: z.string(), at: instant })),
  withdrawnAt: instant.nullable(),
})
export const orderList = z.object({ orders: z.array(order) })
export const orderBody = z.strictObject({
  /** Typed by the owner: stands for the signature; must be the name of the person who is signed in. */
  name: personName,
  due: day,
  note: z.string().max(2_000).default(""),
  to: z.array(z.string().max(64)).min(1).max(20),
  items: z
    .array(z.strictObject({ criterion: questionId, due: day.optional() }))
    .min(1)
    .max(300),
})
export const acknowledgeBody = z.strictObject({ name: personName, expect: revision })
export const orderReply = z.object({ order })

import { z } from "zod"
import { SekishoError } from "../../lib/errors.ts"
import { PROVIDER_IDS } from "./provider-wordings.ts"

/** Who is called on the day of an accident. */
export const CONTACT_ROLES = [
  "owner",
  "practitioner",
  "payment",
  "acquirer",
  "contractor",
  "host",
  "police",
  "privacy",
  "forensics",
  "insurer",
] as const
export type ContactRole = (typeof CONTACT_ROLES)[number]

const line = z.string().trim().min(1).max(200)
const day = z.iso.date()
const contact = z.strictObject({
  name: line.optional(),
  phone: z
    .string()
    .trim()
    .regex(/^[+#0-9][-+#*0-9() ]{1,17}$/, { message: "03-1234-5678" })
    .optional(),
  hours: line.optional(),
  note: line.optional(),
})
export type Contact = z.infer<typeof contact>

const schema = z.strictObject({
  company: line.optional(),
  owner: line.optional(),
  practitioner: line.optional(),
  developer: line.optional(),
  operator: line.optional(),
  "card-company": line.optional(),
  provider: z.enum(PROVIDER_IDS).optional(),
  "order-due": day.optional(),
  contacts: z.partialRecord(z.enum(CONTACT_ROLES), contact).optional(),
  rates: z
    .strictObject({
      "staff-yen-per-hour": z.int().min(1).max(1_000_000).optional(),
      "contractor-yen-per-hour": z.int().min(1).max(1_000_000).optional(),
    })
    .optional(),
  budget: z
    .array(
      z.strictObject({
        item: line,
        yen: z.int().min(0).max(1e12).optional(),
        hours: z.number().min(0).max(10_000).optional(),
        who: line.optional(),
      }),
    )
    .max(50)
    .optional(),
})

/** What the shop tells about itself for its papers. Everything is optional: what is not told is left to be filled in by hand. */
export type Details = z.infer<typeof schema>

/** Reads what stands in `papers.yaml` or comes from the console. Throws `DETAILS_SHAPE`, which names the place. */
export const parseDetails = (value: unknown, file: string): Details => {
  const parsed = schema.safeParse(value ?? {})
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const place = issue?.path.map(String).join(".") ?? ""
  const reason = issue?.code === "unrecognized_keys" ? issue.keys.join(", ") : (issue?.message ?? "?")
  throw new SekishoError("DETAILS_SHAPE", { file, place: place === "" ? "(top)" : place, reason: reason.slice(0, 120) })
}

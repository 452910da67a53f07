import { z } from "zod"
import { SAAS_IDS } from "../../guideline/saas/profile.ts"
import { FORMS, PAYMENTS } from "../../guideline/site.ts"
import { CUSTOMS, OPERATORS } from "../../report/plan/answers.ts"
import { PLAN_PARTS } from "../../report/plan/sheet.ts"
import { language } from "./shared.ts"

const PLAN_FORMATS = ["html", "pdf", "md", "json"] as const
const whole = (max: number) => z.coerce.number().int().min(0).max(max)

/** What `sekisho plan` asks, as a query; what is left out decides nothing. Answered with the file. */
export const planQuery = z.strictObject({
  format: z.enum(PLAN_FORMATS).default("pdf"),
  language: language.default("ja"),
  /** Left out: the whole plan. */
  part: z.enum(PLAN_PARTS).optional(),
  form: z.enum(FORMS).optional(),
  payment: z.enum(PAYMENTS).optional(),
  membership: z.enum(["yes", "no"]).optional(),
  operator: z.enum(OPERATORS).optional(),
  custom: z.enum(CUSTOMS).optional(),
  /** Hours a month for keeping the shop safe. */
  hours: whole(10_000).optional(),
  service: z.enum(SAAS_IDS).optional(),
  sales: whole(1e12).optional(),
  customers: whole(1e9).optional(),
  staff: whole(1e6).optional(),
})

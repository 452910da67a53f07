import type { z } from "zod"
import { japanDay } from "../../guideline/japan-day.ts"
import { VERSION } from "../../lib/version.ts"
import { sheetHtml } from "../../report/papers/sheet-html.ts"
import { sheetMarkdown } from "../../report/papers/sheet-markdown.ts"
import { buildPlan } from "../../report/plan/plan.ts"
import { PLAN_PARTS, planSheet } from "../../report/plan/sheet.ts"
import type { planQuery } from "../contract/plan.ts"
import type { FileReply } from "../http/call.ts"
import type { World } from "../world.ts"
import { TYPES } from "./paper-types.ts"

type Asked = z.output<typeof planQuery>

const sizeOf = ({ sales, customers, staff }: Asked) => ({
  ...(sales === undefined ? {} : { monthlySalesYen: sales }),
  ...(customers === undefined ? {} : { customers }),
  ...(staff === undefined ? {} : { staff }),
})

const contentOf = async (asked: Asked, now: number): Promise<string | Uint8Array> => {
  const { form = null, payment = null, operator = null, custom = null, service = null, membership, hours } = asked
  const answers = {
    form,
    payment,
    operator,
    custom,
    service,
    membership: membership === undefined ? null : membership === "yes",
    hoursPerMonth: hours ?? null,
    size: sizeOf(asked),
  }
  const plan = buildPlan(answers, VERSION, now)
  if (asked.format === "json") return `${JSON.stringify(plan, null, 2)}\n`
  const sheet = planSheet(plan, asked.part === undefined ? PLAN_PARTS : [asked.part], asked.language)
  if (asked.format === "html") return sheetHtml(sheet)
  if (asked.format === "md") return sheetMarkdown(sheet)
  // Printing is half of the program: it is loaded when somebody prints.
  const { renderPdf } = await import("../../report/pdf/render.ts")
  return renderPdf(sheet)
}

/** The plan for a shop that does not exist yet, as a file; nothing of it is kept. */
export const planFile = async ({ clock }: Pick<World, "clock">, asked: Asked): Promise<FileReply> => {
  const content = await contentOf(asked, clock())
  const name = `${asked.language === "ja" ? "開店前の計画" : "plan"}-${japanDay(clock())}.${asked.format}`
  const bytes = typeof content === "string" ? Buffer.from(content) : content
  return { name, type: TYPES[asked.format], bytes, show: asked.format === "html" }
}

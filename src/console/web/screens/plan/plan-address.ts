import type { PlanAnswers } from "../../../../report/plan/answers.ts"

const YES_NO = { true: "yes", false: "no" } as const

/** Where the whole plan of these answers is downloaded from; what was not told stands nowhere in it. */
export const planAddress = (answers: PlanAnswers, format: "pdf" | "md", language: string): string => {
  const { form, payment, membership, operator, custom, hoursPerMonth, service, size } = answers
  const told = {
    format,
    language,
    form,
    payment,
    operator,
    custom,
    service,
    membership: membership === null ? null : YES_NO[`${membership}`],
    hours: hoursPerMonth,
    sales: size.monthlySalesYen,
    customers: size.customers,
    staff: size.staff,
  }
  const known = Object.entries(told).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [[key, String(value)]],
  )
  return `/api/plan?${new URLSearchParams(known).toString()}`
}

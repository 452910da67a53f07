import { Button } from "@mantine/core"
import { useState } from "react"
import { buildPlan } from "../../../../report/plan/plan.ts"
import type { PlanAnswers } from "../../../../report/plan/answers.ts"
import { PLAN_PARTS, planSheet, type PlanPart } from "../../../../report/plan/sheet.ts"
import { Blocks } from "../../parts/blocks.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { useOpenedAt } from "../../state/opened-at.ts"
import { useSession } from "../../state/session.ts"
import { PLAN_PAGE } from "../../words/plan.ts"
import { PAPERS } from "../../words/papers.ts"
import { planAddress } from "./plan-address.ts"
import { PlanQuestions } from "./plan-questions.tsx"

const FORMATS = ["pdf", "md"] as const

const NOTHING_TOLD: PlanAnswers = {
  form: null,
  payment: null,
  membership: null,
  operator: null,
  custom: null,
  hoursPerMonth: null,
  service: null,
  size: {},
}

/** Questions on top, the plan made from them below; everything happens in the browser. */
export const Planner = () => {
  const { t, language } = useLanguage()
  const version = useSession().data?.version ?? ""
  const [answers, setAnswers] = useState(NOTHING_TOLD)
  const [part, setPart] = useState<PlanPart>("advice")
  const openedAt = useOpenedAt()
  const sheet = planSheet(buildPlan(answers, version, openedAt), [part], language)
  return (
    <>
      <Sheet title={t(PLAN_PAGE.questions)} className="no-print">
        <PlanQuestions answers={answers} onChange={setAnswers} />
      </Sheet>
      <div className="chips no-print" role="group" aria-label={t(PLAN_PAGE.parts)}>
        {PLAN_PARTS.map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={part === one} onClick={() => setPart(one)}>
            {t(PLAN_PAGE.part[one])}
          </button>
        ))}
        <Button size="xs" variant="default" onClick={() => window.print()}>
          {t(PLAN_PAGE.print)}
        </Button>
      </div>
      <ul className="tags no-print" aria-label={t(PLAN_PAGE.whole)}>
        <li>{t(PLAN_PAGE.whole)}</li>
        {FORMATS.map((format) => (
          <li key={format}>
            <a className="pill" href={planAddress(answers, format, language)} download="">
              {t(PAPERS.formatNames[format])}
            </a>
          </li>
        ))}
      </ul>
      <div className="sheet" aria-live="polite">
        {sheet.blocks.length === 0 ? <p>{t(PLAN_PAGE.noService)}</p> : <Blocks blocks={sheet.blocks} />}
      </div>
      <p className="examination">{sheet.end}</p>
    </>
  )
}

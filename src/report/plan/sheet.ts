import { fill, type Language, type Words } from "../../lib/words.ts"
import { FORMS } from "../../guideline/site.ts"
import { ASSUMED_RATES } from "../effort.ts"
import { japanDay } from "../html/text.ts"
import { estimateLoss } from "../loss.ts"
import { FORM_END } from "../papers/frame.ts"
import { emptyGoNoGo } from "../papers/go-no-go.ts"
import { requirementBlocks } from "../papers/requirements.ts"
import type { Block, Row, Sheet } from "../papers/sheet.ts"
import { PAPER, said } from "../papers/words.ts"
import { SITE_WORDS, UI, yenRange } from "../words.ts"
import type { FormChoice, Plan } from "./plan.ts"
import { CUSTOM_WORDS, OPERATOR_WORDS, PLAN, SHARE_WORDS } from "./words.ts"

/** The parts of a plan, each of which can be had alone. */
export const PLAN_PARTS = ["advice", "service", "questions", "requirements", "go-no-go"] as const
export type PlanPart = (typeof PLAN_PARTS)[number]

const yen = (amount: number): string => amount.toLocaleString("ja-JP")
const orNot = (words: Words | undefined, language: Language): string => (words ?? PLAN.notTold)[language]

const told = ({ answers, service }: Plan, language: Language): Block => ({
  kind: "facts",
  rows: [
    [PLAN.form[language], orNot(answers.form === null ? undefined : SITE_WORDS[answers.form], language)],
    [
      PLAN.operator[language],
      orNot(answers.operator === null ? undefined : OPERATOR_WORDS[answers.operator], language),
    ],
    [
      PLAN.hours[language],
      answers.hoursPerMonth === null
        ? PLAN.notTold[language]
        : fill(PLAN.hoursValue, { count: answers.hoursPerMonth })[language],
    ],
    [PLAN.custom[language], orNot(answers.custom === null ? undefined : CUSTOM_WORDS[answers.custom], language)],
    [UI.payment[language], orNot(answers.payment === null ? undefined : SITE_WORDS[answers.payment], language)],
    [
      PAPER.membership[language],
      orNot(
        answers.membership === null ? undefined : answers.membership ? PAPER.membershipYes : PAPER.membershipNo,
        language,
      ),
    ],
    ...(service === null ? [] : [[PLAN.service[language], service.name] as const]),
  ],
})

const choiceRow = (choice: FormChoice, chosen: boolean, language: Language): Row => {
  const { form, shares, hoursPerMonth, yearlyYen, toBuy } = choice
  const name = SITE_WORDS[form]?.[language] ?? form
  return [
    chosen ? { text: `● ${name}`, bold: true } : name,
    fill(PLAN.carriedValue, shares)[language],
    fill(PLAN.workValue, { low: hoursPerMonth.low, high: hoursPerMonth.high })[language],
    fill(PLAN.yenValue, { low: yen(yearlyYen.low), high: yen(yearlyYen.high) })[language],
    { text: "", lines: toBuy.map((one) => `・${one[language]}`) },
  ]
}

const choices = (plan: Plan, language: Language): readonly Block[] => [
  { kind: "heading", level: 2, text: PLAN.choices[language] },
  {
    kind: "table",
    caption: PLAN.choices[language],
    head: [PLAN.form, PLAN.carried, PLAN.work, PLAN.yen, PLAN.buy].map((one) => one[language]),
    shares: [19, 18, 14, 20, 29],
    rows: plan.choices.map((choice) => choiceRow(choice, choice.form === plan.advice.result, language)),
  },
  {
    kind: "text",
    as: "fine",
    text: fill(PLAN.assumed, { rate: yen(ASSUMED_RATES.staffYenPerHour) })[language],
  },
]

const shares = (plan: Plan, language: Language): readonly Block[] => [
  { kind: "heading", level: 2, text: PLAN.shares[language] },
  {
    kind: "table",
    caption: PLAN.shares[language],
    head: [UI.tableId[language], UI.tableTitle[language], ...FORMS.map((form) => SITE_WORDS[form]?.[language] ?? form)],
    shares: [11, 34, 11, 11, 11, 11, 11],
    rows: plan.shares.map(({ requirement, title, byForm }) => [
      requirement,
      title[language],
      ...FORMS.map((form) => SHARE_WORDS[byForm[form]][language]),
    ]),
  },
]

const advice = (plan: Plan, language: Language): readonly Block[] => {
  const { says, reasons, missing } = plan.advice
  const loss = estimateLoss(plan.answers.size)
  return [
    { kind: "heading", level: 2, text: PLAN.advice[language] },
    { kind: "text", as: plan.advice.result === "not-yet" ? "warning" : "strong", text: says[language] },
    { kind: "heading", level: 3, text: PLAN.why[language] },
    { kind: "list", items: reasons.map((one) => one[language]) },
    { kind: "text", text: fill(PLAN.figures, { range: yenRange(loss.lowYen, loss.highYen)[language] })[language] },
    ...(missing.length === 0
      ? []
      : ([
          { kind: "heading", level: 3, text: PLAN.missing[language] },
          { kind: "list", items: missing.map((one) => one[language]) },
        ] as const)),
    { kind: "heading", level: 3, text: PLAN.told[language] },
    told(plan, language),
    ...choices(plan, language),
    ...shares(plan, language),
  ]
}

const service = ({ service: known }: Plan, language: Language): readonly Block[] =>
  known === null
    ? []
    : [
        { kind: "heading", level: 2, text: fill(PLAN.serviceTitle, { name: known.name })[language] },
        { kind: "text", text: fill(PLAN.serviceLead, { page: known.page })[language] },
        {
          kind: "table",
          caption: fill(PLAN.serviceTitle, { name: known.name })[language],
          head: [UI.tableId, PLAN.statement, PLAN.who, PLAN.known].map((one) => one[language]),
          shares: [12, 50, 18, 20],
          rows: known.statements.map(({ requirement, says, provenance, link, shopActs }) => [
            requirement,
            says[language],
            (shopActs ? PLAN.yours : PLAN.theirs)[language],
            { text: PLAN[provenance][language], lines: link === undefined ? [] : [link] },
          ]),
        },
      ]

const questions = (plan: Plan, language: Language): readonly Block[] => [
  { kind: "heading", level: 2, text: PLAN.questions[language] },
  {
    kind: "table",
    caption: PLAN.questions[language],
    head: ["", PLAN.question[language], PLAN.good[language], PLAN.answer[language]],
    shares: [5, 42, 28, 25],
    rows: plan.questions.map(({ asks, good, requirements }, index) => [
      { text: String(index + 1), bold: true },
      { text: asks[language], lines: [requirements.join(UI.listComma[language])] },
      good[language],
      { text: "", fill: true },
    ]),
  },
]

const PARTS: Readonly<Record<PlanPart, (plan: Plan, language: Language) => readonly Block[]>> = {
  advice,
  service,
  questions,
  requirements: (plan, language) => [
    { kind: "heading", level: 2, text: PLAN.requirements[language] },
    ...requirementBlocks({ ...plan.answers, form: plan.form }, language),
  ],
  "go-no-go": (plan, language) => [
    { kind: "heading", level: 2, text: PLAN.goNoGo[language] },
    ...emptyGoNoGo({ ...plan.answers, form: plan.form }, language),
  ],
}

/** The plan as a paper: the parts that were asked for, each beginning on a new page. */
export const planSheet = (plan: Plan, parts: readonly PlanPart[], language: Language): Sheet => {
  const wanted = PLAN_PARTS.filter((part) => parts.includes(part))
    .map((part) => PARTS[part](plan, language))
    .filter((blocks) => blocks.length > 0)
  const day = japanDay(plan.madeAt, language)
  return {
    language,
    title: PLAN.title[language],
    subtitle: PLAN.subtitle[language],
    name: PLAN.title[language],
    facts: [[PAPER.madeAt[language], day]],
    madeAtMs: Date.parse(plan.madeAt),
    footer: `${said("versions", { sekisho: plan.sekisho, catalogue: plan.catalogue })[language]} · ${PAPER.madeAt[language]} ${day}`,
    type: "dense",
    blocks: wanted.flatMap((blocks, index): readonly Block[] => (index === 0 ? blocks : [{ kind: "page" }, ...blocks])),
    end: FORM_END[language],
  }
}

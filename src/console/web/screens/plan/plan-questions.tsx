import { NativeSelect, TextInput } from "@mantine/core"
import { SAAS_IDS } from "../../../../guideline/saas/profile.ts"
import { SAAS_PROFILES } from "../../../../guideline/saas/profiles.ts"
import { FORMS, PAYMENTS } from "../../../../guideline/site.ts"
import { CUSTOMS, OPERATORS, type PlanAnswers } from "../../../../report/plan/answers.ts"
import { CUSTOM_WORDS, OPERATOR_WORDS, PLAN } from "../../../../report/plan/words.ts"
import { SITE_WORDS } from "../../../../report/words.ts"
import type { Words } from "../../../../lib/words.ts"
import { useLanguage } from "../../state/language.tsx"
import { numberTyped } from "../../state/number-typed.ts"
import { PLAN_PAGE } from "../../words/plan.ts"

/** One choice of several, or not decided. */
const Choice = <T extends string>({
  label,
  all,
  words,
  value,
  onChange,
}: {
  readonly label: Words
  readonly all: readonly T[]
  readonly words: (one: T) => Words | undefined
  readonly value: T | null
  readonly onChange: (value: T | null) => void
}) => {
  const { t } = useLanguage()
  return (
    <NativeSelect
      label={t(label)}
      data={[
        { value: "", label: t(PLAN_PAGE.unknown) },
        ...all.map((one) => {
          const name = words(one)
          return { value: one, label: name === undefined ? one : t(name) }
        }),
      ]}
      value={value ?? ""}
      onChange={(event) => onChange(all.find((one) => one === event.currentTarget.value) ?? null)}
    />
  )
}

const NumberField = ({
  label,
  onChange,
}: {
  readonly label: Words
  readonly onChange: (value: number | null) => void
}) => {
  const { t } = useLanguage()
  return (
    <TextInput
      label={t(label)}
      inputMode="numeric"
      autoComplete="off"
      onChange={(event) => onChange(numberTyped(event.currentTarget.value))}
    />
  )
}

const YES_NO = ["yes", "no"] as const

export const PlanQuestions = ({
  answers,
  onChange,
}: {
  readonly answers: PlanAnswers
  readonly onChange: (answers: PlanAnswers) => void
}) => {
  const { membership, size } = answers
  const sized = (key: "monthlySalesYen" | "customers") => (value: number | null) => {
    const { [key]: _before, ...rest } = size
    onChange({ ...answers, size: value === null ? rest : { ...rest, [key]: value } })
  }
  return (
    <div className="columns">
      <Choice
        label={PLAN_PAGE.form}
        all={FORMS}
        words={(one) => SITE_WORDS[one]}
        value={answers.form}
        onChange={(form) => onChange({ ...answers, form })}
      />
      <Choice
        label={PLAN.service}
        all={SAAS_IDS}
        words={(one) => ({ ja: SAAS_PROFILES[one].name, en: SAAS_PROFILES[one].name })}
        value={answers.service}
        onChange={(service) => onChange({ ...answers, service })}
      />
      <Choice
        label={PLAN.custom}
        all={CUSTOMS}
        words={(one) => CUSTOM_WORDS[one]}
        value={answers.custom}
        onChange={(custom) => onChange({ ...answers, custom })}
      />
      <Choice
        label={PLAN.operator}
        all={OPERATORS}
        words={(one) => OPERATOR_WORDS[one]}
        value={answers.operator}
        onChange={(operator) => onChange({ ...answers, operator })}
      />
      <NumberField label={PLAN_PAGE.hours} onChange={(hoursPerMonth) => onChange({ ...answers, hoursPerMonth })} />
      <Choice
        label={PLAN_PAGE.payment}
        all={PAYMENTS}
        words={(one) => SITE_WORDS[one]}
        value={answers.payment}
        onChange={(payment) => onChange({ ...answers, payment })}
      />
      <Choice
        label={PLAN_PAGE.membership}
        all={YES_NO}
        words={(one) => PLAN_PAGE[one]}
        value={membership === null ? null : membership ? "yes" : "no"}
        onChange={(one) => onChange({ ...answers, membership: one === null ? null : one === "yes" })}
      />
      <NumberField label={PLAN_PAGE.sales} onChange={sized("monthlySalesYen")} />
      <NumberField label={PLAN_PAGE.customers} onChange={sized("customers")} />
    </div>
  )
}

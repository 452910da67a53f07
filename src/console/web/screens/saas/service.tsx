import { NativeSelect } from "@mantine/core"
import { SAAS_IDS, type SaasId } from "../../../../guideline/saas/profile.ts"
import { SAAS_PROFILES } from "../../../../guideline/saas/profiles.ts"
import { buildPlan } from "../../../../report/plan/plan.ts"
import { planSheet } from "../../../../report/plan/sheet.ts"
import { Blocks } from "../../parts/blocks.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { useOpenedAt } from "../../state/opened-at.ts"
import { useSession } from "../../state/session.ts"
import { SAAS } from "../../words/saas.ts"

/** What is known about one service, with a mark on what nobody has confirmed. */
export const Service = ({
  service,
  onChoose,
}: {
  readonly service: SaasId | null
  readonly onChoose: (service: SaasId | null) => void
}) => {
  const { t, language } = useLanguage()
  const openedAt = useOpenedAt()
  const version = useSession().data?.version ?? ""
  const told = { form: "saas", payment: null, membership: null, operator: null, custom: null } as const
  const plan = buildPlan({ ...told, hoursPerMonth: null, size: {}, service }, version, openedAt)
  return (
    <Sheet title={t(SAAS.service)} lead={t(SAAS.serviceLead)}>
      <NativeSelect
        label={t(SAAS.service)}
        data={[
          { value: "", label: t(SAAS.otherService) },
          ...SAAS_IDS.map((id) => ({ value: id, label: SAAS_PROFILES[id].name })),
        ]}
        value={service ?? ""}
        onChange={(event) => onChoose(SAAS_IDS.find((id) => id === event.currentTarget.value) ?? null)}
        maw={360}
      />
      {service !== null && <Blocks blocks={planSheet(plan, ["service"], language).blocks} />}
    </Sheet>
  )
}

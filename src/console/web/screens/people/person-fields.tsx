import { Checkbox, Radio, Stack } from "@mantine/core"
import type { Role } from "../../../contract/shared.ts"
import { useLanguage } from "../../state/language.tsx"
import { ROLE_NAMES } from "../../words/common.ts"
import { PEOPLE } from "../../words/shops.ts"
import { useShops } from "../use-shop-here.ts"

/** The roles of people with an account. Most contractors come by a link; who comes often may have one. */
const GIVEN: readonly Role[] = ["practitioner", "auditor", "contractor", "owner"]

export const RoleField = ({ role, onChange }: { readonly role: Role; readonly onChange: (role: Role) => void }) => {
  const { t } = useLanguage()
  return (
    <Radio.Group
      label={t(PEOPLE.role)}
      value={role}
      onChange={(value) => onChange(GIVEN.find((one) => one === value) ?? role)}
    >
      <Stack gap="xs" mt={4}>
        {GIVEN.map((one) => (
          <Radio key={one} value={one} label={t(ROLE_NAMES[one])} description={t(PEOPLE.roleSays[one])} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

export type Shops = "all" | readonly string[]

/** All shops, also those to come, or only some. */
export const ShopsField = ({
  chosen,
  onChange,
}: {
  readonly chosen: Shops
  readonly onChange: (chosen: Shops) => void
}) => {
  const { t } = useLanguage()
  const shops = useShops()
  return (
    <fieldset>
      <legend>{t(PEOPLE.sites)}</legend>
      <Stack gap="xs" mt={4}>
        <Checkbox
          label={t(PEOPLE.all)}
          checked={chosen === "all"}
          onChange={(event) => onChange(event.currentTarget.checked ? "all" : [])}
        />
        {chosen !== "all" &&
          (shops.data?.sites ?? []).map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={chosen.includes(id)}
              onChange={() => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
            />
          ))}
      </Stack>
    </fieldset>
  )
}

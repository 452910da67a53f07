import { Button, Checkbox, Radio, Stack, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import type { Role } from "../../../contract/shared.ts"
import { MadeLink } from "../../parts/made-link.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { ROLE_NAMES } from "../../words/common.ts"
import { PEOPLE } from "../../words/shops.ts"
import { useShops } from "../use-shop-here.ts"

const INVITED: readonly Role[] = ["practitioner", "auditor", "owner"]
const DAYS = "3"

export const InviteForm = () => {
  const { t } = useLanguage()
  const shops = useShops()
  const [name, setName] = useState("")
  const [role, setRole] = useState<Role>("practitioner")
  const [only, setOnly] = useState<readonly string[]>([])
  const [everything, setEverything] = useState(true)
  const [days, setDays] = useState(DAYS)
  const invite = useChange(() =>
    ask(
      api.people.invitations.$post({
        json: { name, role, sites: everything ? "all" : [...only], days: Number(days) },
      }),
    ),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate(undefined)
  }
  return (
    <Sheet title={t(PEOPLE.invite)} lead={t(PEOPLE.inviteLead)} className="no-print">
      <form className="stack wide" onSubmit={submit}>
        <TextInput
          label={t(PEOPLE.name)}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group
          label={t(PEOPLE.role)}
          value={role}
          onChange={(value) => setRole(INVITED.find((one) => one === value) ?? "practitioner")}
        >
          <Stack gap="xs" mt={4}>
            {INVITED.map((one) => (
              <Radio key={one} value={one} label={t(ROLE_NAMES[one])} description={t(PEOPLE.roleSays[one])} />
            ))}
          </Stack>
        </Radio.Group>
        <fieldset>
          <legend>{t(PEOPLE.sites)}</legend>
          <Stack gap="xs" mt={4}>
            <Checkbox
              label={t(PEOPLE.all)}
              checked={everything}
              onChange={(event) => setEverything(event.currentTarget.checked)}
            />
            {!everything &&
              (shops.data?.sites ?? []).map(({ id, name: shop }) => (
                <Checkbox
                  key={id}
                  label={shop}
                  checked={only.includes(id)}
                  onChange={() => setOnly(only.includes(id) ? only.filter((one) => one !== id) : [...only, id])}
                />
              ))}
          </Stack>
        </fieldset>
        <TextInput
          label={t(PEOPLE.days)}
          type="number"
          min={1}
          max={14}
          required
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          w={260}
        />
        <ProblemNote error={invite.error} />
        <Button type="submit" loading={invite.isPending} disabled={!everything && only.length === 0}>
          {t(PEOPLE.make)}
        </Button>
        {invite.data !== undefined && (
          <MadeLink
            label={t(PEOPLE.link, { name })}
            says={t(PEOPLE.linkOnce)}
            link={invite.data.link}
            expiresAt={invite.data.expiresAt}
          />
        )}
      </form>
    </Sheet>
  )
}

import { Button, Checkbox, Stack, Textarea, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import { Link } from "wouter"
import type { PersonRef } from "../../../contract/shared.ts"
import { useAnnounce } from "../../parts/announce.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { focusOnTitle } from "../../state/focus.ts"
import { useLanguage } from "../../state/language.tsx"
import { useOpenedAt } from "../../state/opened-at.ts"
import { mayManage, useMe } from "../../state/session.ts"
import { dayAfter } from "../../state/time.ts"
import { COMMON, PERSON, ROLE_NAMES } from "../../words/common.ts"
import { ORDERS } from "../../words/orders.ts"
import { MOST_ITEMS, type Orderable } from "./orderable.ts"
import { OrderItems } from "./order-items.tsx"

const DUE_DAYS = 30

export const OrderForm = ({
  site,
  people,
  things,
  onDone,
}: {
  readonly site: string
  readonly people: readonly PersonRef[]
  readonly things: readonly Orderable[]
  readonly onDone: () => void
}) => {
  const { t } = useLanguage()
  const openedAt = useOpenedAt()
  const me = useMe()
  const announce = useAnnounce()
  const practitioners = people.filter(({ role }) => role === "practitioner")
  // Whoever runs the shop alone gives the order to themselves.
  const [to, setTo] = useState<readonly string[]>(
    practitioners.length === 0 ? [me.id] : practitioners.map(({ id }) => id),
  )
  const [due, setDue] = useState(() => dayAfter(openedAt, DUE_DAYS))
  const [note, setNote] = useState("")
  const [name, setName] = useState("")
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(things.filter((thing) => thing.chosen).map(({ criterion }) => criterion)),
  )
  const sign = useChange(
    () => {
      const items = things.filter(({ criterion }) => chosen.has(criterion)).map(({ criterion }) => ({ criterion }))
      return ask(api.sites[":site"].orders.$post({ param: { site }, json: { name, due, note, to: [...to], items } }))
    },
    () => {
      announce(t(ORDERS.given))
      onDone()
      focusOnTitle()
    },
  )
  if (things.length === 0) return <p>{t(ORDERS.nothing)}</p>
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sign.mutate(undefined)
  }
  return (
    <form className="stack wide" onSubmit={submit}>
      {practitioners.length === 0 && (
        <p className="note warn">
          {t(ORDERS.noStaff)} {mayManage(me) && <Link href="/people">{t(ORDERS.goPeople)}</Link>}
        </p>
      )}
      <Checkbox.Group label={t(ORDERS.to)} value={[...to]} onChange={setTo} required>
        <Stack gap="xs" mt={4}>
          {people.map(({ id, name: who, role }) => (
            <Checkbox key={id} value={id} label={t(PERSON, { name: who, role: t(ROLE_NAMES[role]) })} />
          ))}
        </Stack>
      </Checkbox.Group>
      <OrderItems things={things} chosen={chosen} onChange={setChosen} />
      {chosen.size > MOST_ITEMS && <p role="alert">{t(ORDERS.tooMany, { max: MOST_ITEMS })}</p>}
      <TextInput
        label={t(ORDERS.due)}
        type="date"
        required
        min={dayAfter(openedAt, 0)}
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
        w={220}
      />
      <Textarea
        label={t(ORDERS.note)}
        rows={2}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <TextInput
        label={t(ORDERS.sign)}
        description={t(ORDERS.signHint, { name: me.name })}
        required
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {to.length === 0 && <p role="status">{t(ORDERS.nobodyChosen)}</p>}
      <ProblemNote error={sign.error} />
      <div className="row-middle">
        <Button
          type="submit"
          loading={sign.isPending}
          disabled={chosen.size === 0 || chosen.size > MOST_ITEMS || to.length === 0}
        >
          {t(ORDERS.go)}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t(COMMON.cancel)}
        </Button>
      </div>
    </form>
  )
}

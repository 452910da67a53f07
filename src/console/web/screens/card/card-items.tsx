import { Button, TextInput } from "@mantine/core"
import { useState, type FormEvent } from "react"
import { useAnnounce } from "../../parts/announce.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { CARD } from "../../words/card.ts"
import { ORDERS } from "../../words/orders.ts"
import { CardRow } from "./card-row.tsx"
import type { CardSheet } from "./card.tsx"

/** Nothing stands in a blank line: there is nothing to confirm. */
const mayConfirm = ({ confirmed, kind }: CardSheet["items"][number]["rows"][number]): boolean =>
  confirmed === null && kind !== "blank"

/** Every line; the owner chooses those that were read and signs them by name. */
export const CardItems = ({ site, sheet }: { readonly site: string; readonly sheet: CardSheet }) => {
  const { t } = useLanguage()
  const me = useMe()
  const announce = useAnnounce()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [name, setName] = useState("")
  const rows = sheet.items.flatMap((item) => item.rows)
  const waiting = rows.filter(mayConfirm)
  const confirm = useChange(
    () => {
      const picked = rows
        .filter(({ criterion }) => chosen.has(criterion))
        .map(({ criterion, digest }) => ({ criterion, digest }))
      return ask(api.sites[":site"].card.confirm.$post({ param: { site }, json: { name, rows: picked } }))
    },
    () => {
      announce(t(CARD.done))
      setChosen(new Set())
    },
  )
  const toggle = (criterion: string) =>
    setChosen((before) =>
      before.has(criterion) ? new Set([...before].filter((one) => one !== criterion)) : new Set([...before, criterion]),
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate(undefined)
  }
  const owner = me.role === "owner"
  return (
    <form onSubmit={submit}>
      {sheet.items.map((item) => (
        <section key={item.id} className="sheet" aria-labelledby={`item-${item.id}`}>
          <h2 id={`item-${item.id}`}>
            {t(item.title)} {item.levelWords !== null && <span className="tag">{t(item.levelWords)}</span>}
          </h2>
          <table className="fold card-table">
            <thead>
              <tr>
                <th scope="col">{t(CARD.question)}</th>
                <th scope="col">{t(CARD.kind)}</th>
                <th scope="col">{t(CARD.proofs)}</th>
                <th scope="col">{t(CARD.confirm)}</th>
              </tr>
            </thead>
            <tbody>
              {item.rows.map((row) => (
                <CardRow
                  key={row.criterion}
                  site={site}
                  row={row}
                  chosen={owner && mayConfirm(row) ? chosen.has(row.criterion) : null}
                  onChoose={() => toggle(row.criterion)}
                />
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {owner ? (
        <section id="sign" className="bulk no-print stack" aria-label={t(CARD.confirm)}>
          {waiting.length > 0 && (
            <button
              type="button"
              className="link-button"
              onClick={() => setChosen(new Set(waiting.map(({ criterion }) => criterion)))}
            >
              {t(CARD.all)}
            </button>
          )}
          <TextInput
            label={t(CARD.name)}
            description={t(ORDERS.signHint, { name: me.name })}
            required
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ProblemNote error={confirm.error} />
          <Button type="submit" loading={confirm.isPending} disabled={chosen.size === 0}>
            {t(CARD.go, { count: chosen.size })}
          </Button>
        </section>
      ) : (
        <p className="note no-print">{t(CARD.ownerOnly)}</p>
      )}
    </form>
  )
}

import { Checkbox, Stack } from "@mantine/core"
import { useLanguage } from "../../state/language.tsx"
import { ORDERS } from "../../words/orders.ts"
import type { Orderable } from "./orderable.ts"

const KINDS = ["findings", "awaiting"] as const

/** What is ordered: one box for each kind, and each question behind it. */
export const OrderItems = ({
  things,
  chosen,
  onChange,
}: {
  readonly things: readonly Orderable[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
}) => {
  const { t } = useLanguage()
  const set = (ids: readonly string[], on: boolean) => {
    const rest = [...chosen].filter((id) => !ids.includes(id))
    onChange(new Set(on ? [...rest, ...ids] : rest))
  }
  return (
    <fieldset className="stack wide">
      <legend>{t(ORDERS.items)}</legend>
      {KINDS.map((kind) => {
        const here = things.filter((thing) => thing.kind === kind)
        const on = here.filter(({ criterion }) => chosen.has(criterion)).length
        if (here.length === 0) return null
        return (
          <div key={kind}>
            <Checkbox
              label={t(ORDERS[kind], { count: here.length })}
              description={on > 0 && on < here.length ? t(ORDERS.some, { on, count: here.length }) : undefined}
              checked={on === here.length}
              indeterminate={on > 0 && on < here.length}
              onChange={(event) =>
                set(
                  here.map(({ criterion }) => criterion),
                  event.currentTarget.checked,
                )
              }
            />
            <details className="indent">
              <summary>{t(ORDERS.which)}</summary>
              <Stack gap={6} mt={6}>
                {here.map(({ criterion, question }) => (
                  <Checkbox
                    key={criterion}
                    label={t(question)}
                    checked={chosen.has(criterion)}
                    onChange={(event) => set([criterion], event.currentTarget.checked)}
                  />
                ))}
              </Stack>
            </details>
          </div>
        )
      })}
      <p role="status">{t(ORDERS.selected, { count: chosen.size })}</p>
    </fieldset>
  )
}

import { NativeSelect, TextInput } from "@mantine/core"
import { useEffect, useState } from "react"
import { PLACES } from "../../../../guideline/requirement.ts"
import { PLACE_WORDS } from "../../../../guideline/reasons.ts"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { useLanguage } from "../../state/language.tsx"
import { LIST } from "../../words/list.ts"
import { PARTS, QUICK, type Filters } from "./filters.ts"

const WAIT_MS = 300

/** Which list, which rows; every choice stands in the address, so that it can be sent and kept. */
export const FilterBar = ({
  filters,
  totals,
  onChange,
}: {
  readonly filters: Filters
  readonly totals: Reply<Routes["criteria"]>["totals"]
  readonly onChange: (filters: Filters) => void
}) => {
  const { t } = useLanguage()
  const [text, setText] = useState(filters.text)
  useEffect(() => {
    if (text === filters.text) return undefined
    const timer = setTimeout(() => onChange({ ...filters, text }), WAIT_MS)
    return () => clearTimeout(timer)
  }, [text, filters, onChange])
  const lines = filters.part === "lines"
  return (
    <div className="filters no-print" role="search" aria-label={t(LIST.filters)}>
      <div className="chips" role="group" aria-label={t(LIST.parts)}>
        {PARTS.map((part) => (
          <button
            key={part}
            type="button"
            className="chip"
            aria-pressed={filters.part === part}
            onClick={() =>
              onChange({ ...filters, part, requirement: null, place: part === "lines" ? null : filters.place })
            }
          >
            {t(LIST.part[part])}
          </button>
        ))}
      </div>
      <div className="chips" role="group" aria-label={t(LIST.filters)}>
        {QUICK.map((quick) => (
          <button
            key={quick}
            type="button"
            className="chip"
            aria-pressed={filters.quick === quick}
            onClick={() => onChange({ ...filters, quick: filters.quick === quick ? null : quick })}
          >
            {t(LIST[quick])}
            {!lines && <span className="chip-count">{totals[quick]}</span>}
          </button>
        ))}
      </div>
      <div className="row">
        {!lines && (
          <NativeSelect
            label={t(LIST.place)}
            data={[
              { value: "", label: t(LIST.anyPlace) },
              ...PLACES.map((place) => ({ value: place, label: t(PLACE_WORDS[place]) })),
            ]}
            value={filters.place ?? ""}
            onChange={(event) =>
              onChange({ ...filters, place: PLACES.find((place) => place === event.currentTarget.value) ?? null })
            }
          />
        )}
        <TextInput
          label={t(LIST.text)}
          type="search"
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      {filters.requirement !== null && (
        <p>
          {t(LIST.requirement, { id: filters.requirement })}{" "}
          <button type="button" className="link-button" onClick={() => onChange({ ...filters, requirement: null })}>
            {t(LIST.clear)}
          </button>
        </p>
      )}
    </div>
  )
}

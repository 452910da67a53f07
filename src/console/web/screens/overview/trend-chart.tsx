import type { SiteOverview } from "../../../contract/sites.ts"
import { useLanguage } from "../../state/language.tsx"
import { dayOf } from "../../state/time.ts"
import { OVERVIEW } from "../../words/overview.ts"

const WIDTH = 640
const HEIGHT = 170
/** On a phone the letters are 22 high in these units: room for three digits, and for a line above and below. */
const LEFT = 48
const TOP = 26
const BOTTOM = 32
const LINE = 24

/** Where the names of both lines stand: above their last points, and never one over the other. */
const namesAt = (met: number, unmet: number): { readonly met: number; readonly unmet: number } => {
  const above = (y: number) => Math.max(LINE - 4, y - 8)
  const [first, second] = [above(Math.min(met, unmet)), above(Math.max(met, unmet))]
  const below = Math.max(second, first + LINE)
  return met <= unmet ? { met: first, unmet: below } : { met: below, unmet: first }
}

/** Two lines over time; the table below says the same in numbers. */
export const TrendChart = ({ points }: { readonly points: SiteOverview["trend"] }) => {
  const { t, language } = useLanguage()
  const times = points.map(({ at }) => Date.parse(at))
  const [from = 0, to = 1] = [times[0], times.at(-1)]
  const top = Math.max(1, ...points.flatMap(({ unmetCore, metCore }) => [unmetCore, metCore]))
  const x = (time: number) => LEFT + ((time - from) / Math.max(1, to - from)) * (WIDTH - LEFT - 8)
  const y = (value: number) => TOP + (1 - value / top) * (HEIGHT - BOTTOM - TOP)
  const line = (values: readonly number[]) =>
    values.map((value, index) => `${index === 0 ? "M" : "L"}${x(times[index] ?? 0)} ${y(value)}`).join("")
  const [first, last] = [points[0], points.at(-1)]
  const names = namesAt(y(last?.metCore ?? 0), y(last?.unmetCore ?? 0))
  return (
    <svg className="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <path className="trend-axis" d={`M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - 8}`} />
      <text x={LEFT - 6} y={y(top) + 5} textAnchor="end">
        {top}
      </text>
      <text x={LEFT - 6} y={y(0) + 4} textAnchor="end">
        0
      </text>
      <path className="trend-met" d={line(points.map(({ metCore }) => metCore))} />
      <path className="trend-unmet" d={line(points.map(({ unmetCore }) => unmetCore))} />
      {last !== undefined && (
        <>
          <text className="trend-unmet-name" x={WIDTH - 8} y={names.unmet} textAnchor="end">
            {t(OVERVIEW.trendUnmet)}
          </text>
          <text className="trend-met-name" x={WIDTH - 8} y={names.met} textAnchor="end">
            {t(OVERVIEW.trendMet)}
          </text>
          <text x={WIDTH - 8} y={HEIGHT - 4} textAnchor="end">
            {dayOf(last.at, language)}
          </text>
        </>
      )}
      {first !== undefined && (
        <text x={LEFT} y={HEIGHT - 4}>
          {dayOf(first.at, language)}
        </text>
      )}
    </svg>
  )
}

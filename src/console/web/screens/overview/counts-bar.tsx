import { VERDICT_STATES, type VerdictState } from "../../../../guideline/verdict-shape.ts"

const WIDTH = 400

/** How the states share one level; decoration beside the numbers. */
export const CountsBar = ({
  row,
  all,
}: {
  readonly row: Readonly<Record<VerdictState, number>>
  readonly all: number
}) => {
  const starts = VERDICT_STATES.map((_, index) =>
    VERDICT_STATES.slice(0, index).reduce((sum, state) => sum + row[state], 0),
  )
  return (
    <svg className="bar" viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {VERDICT_STATES.map((state, index) => (
        <rect
          key={state}
          className={`bar-${state}`}
          x={((starts[index] ?? 0) / Math.max(all, 1)) * WIDTH}
          width={(row[state] / Math.max(all, 1)) * WIDTH}
          height="12"
        />
      ))}
    </svg>
  )
}

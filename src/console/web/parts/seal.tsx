import type { VerdictState } from "../../../guideline/verdict-shape.ts"
import { SignShape } from "./sign-shape.tsx"

const RADIUS = 20
const HALF = `M0 -${RADIUS}A${RADIUS} ${RADIUS} 0 0 1 0 ${RADIUS}Z`

/** A round seal with a number, drawn round 0,0 with a radius of about 24; the state's sign sits at its lower right. */
export const SealShape = ({ number, state }: { readonly number: string; readonly state: VerdictState }) => (
  <>
    <circle className="seal-paper" r={RADIUS + 2.5} />
    <circle className="seal-face" r={RADIUS} />
    {state === "partly" && <path className="seal-half" d={HALF} />}
    <circle className="seal-edge" r={RADIUS} />
    <circle className="seal-line" r={RADIUS - 3.5} />
    <text
      className={number.length > 2 ? "seal-number seal-long" : "seal-number"}
      y={number.length > 2 ? 4 : 6.2}
      textAnchor="middle"
    >
      {number}
    </text>
    <g transform="translate(15.5 15.5)">
      <circle className="seal-paper" r="11" />
      <SignShape state={state} />
    </g>
  </>
)

/** A seal as a picture of its own, beside words that say the same. */
export const Seal = ({ number, state }: { readonly number: string; readonly state: VerdictState }) => (
  <svg
    className={`seal s-${state}`}
    viewBox="-24 -24 52 52"
    width={40}
    height={40}
    aria-hidden="true"
    focusable="false"
  >
    <SealShape number={number} state={state} />
  </svg>
)

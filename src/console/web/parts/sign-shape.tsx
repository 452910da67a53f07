import type { ReactNode } from "react"
import type { VerdictState } from "../../../guideline/verdict-shape.ts"

/** The sign of each state inside a circle of radius 10 round 0,0: told by its form, not by its colour. */
const SIGN: Readonly<Record<VerdictState, ReactNode>> = {
  met: <path className="sign" d="M-4.5 .5 -1.2 3.8 4.8 -3.4" />,
  partly: (
    <>
      <path className="half" d="M0 -6A6 6 0 0 1 0 6Z" />
      <circle className="sign" r="6" />
    </>
  ),
  unmet: <path className="sign" d="M-4 -4 4 4M4 -4 -4 4" />,
  unknown: (
    <>
      <path className="sign" d="M-2.7 -2.6A2.8 2.8 0 1 1 .6 .4Q0 .8 0 2.1" />
      <circle className="dot" cy="5.2" r="1.2" />
    </>
  ),
  "not-applicable": <path className="sign" d="M-4.5 0H4.5" />,
}
const RING = <circle className="ring" r="9" />
const OCTAGON = <path className="ring" d="M-3.9 -9.4H3.9L9.4 -3.9V3.9L3.9 9.4H-3.9L-9.4 3.9V-3.9Z" />

/** An octagon where something is missing, a broken ring where nobody knows. */
export const SignShape = ({ state }: { readonly state: VerdictState }) => (
  <>
    {state === "unmet" ? OCTAGON : RING}
    {SIGN[state]}
  </>
)

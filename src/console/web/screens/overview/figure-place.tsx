import type { Place } from "../../../../guideline/requirement.ts"
import { PLACE_WORDS } from "../../../../guideline/reasons.ts"
import { numberOf } from "../../../../report/html/anchor.ts"
import type { Box, Layout } from "../../../../report/html/figure-layout.ts"
import { SealShape } from "../../parts/seal.tsx"
import { useLanguage } from "../../state/language.tsx"
import { PLACE_ICON } from "./place-icon.tsx"
import type { PlacedSeal } from "./seals-by-place.ts"

const textAt = (box: Box, phone: boolean, icon: boolean): readonly [x: number, y: number, start: boolean] => {
  const { place, x, y, width, height } = box
  if (place === "other" && !phone) return [x + 24, y + height / 2 + 6, true]
  if (place === "web-application") return [x + 14, y + 28, true]
  if (phone) return [x + (icon ? 64 : 14), y + 33, true]
  return [x + width / 2, y + 66, false]
}

/** One place: its box, its drawing, its name and its seals. */
export const FigurePlace = ({
  place,
  box,
  layout,
  seals,
}: {
  readonly place: Place
  readonly box: Box
  readonly layout: Layout
  readonly seals: readonly PlacedSeal[]
}) => {
  const { t } = useLanguage()
  const phone = layout.name === "phone"
  const icon = PLACE_ICON[place]
  const [textX, textY, start] = textAt(box, phone, icon !== undefined)
  const iconX = phone ? box.x + 32 : box.x + box.width / 2
  return (
    <g className={place === "web-application" ? "place place-inner" : "place"}>
      <rect
        className={place === "other" ? "place-box place-other" : "place-box"}
        x={box.x}
        y={box.y}
        width={box.width}
        height={box.height}
        rx="6"
      />
      {icon !== undefined && (
        <g className="place-icon" transform={`translate(${iconX} ${box.y + (phone ? 28 : 26)})`}>
          {icon}
        </g>
      )}
      <text className="place-name" x={textX} y={textY} textAnchor={start ? "start" : "middle"}>
        {t(PLACE_WORDS[place])}
      </text>
      {seals.map(({ requirement, state }, index) => {
        const at = box.seals[index]
        return (
          at !== undefined && (
            <g key={requirement} className={`seal s-${state}`} transform={`translate(${at[0]} ${at[1]})`}>
              <SealShape number={numberOf(requirement)} state={state} />
            </g>
          )
        )
      })}
    </g>
  )
}

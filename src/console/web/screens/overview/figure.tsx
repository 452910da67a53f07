import { useId } from "react"
import { PLACES, type Place } from "../../../../guideline/requirement.ts"
import { PLACE_WORDS, STATE_WORDS } from "../../../../guideline/reasons.ts"
import { numberOf } from "../../../../report/html/anchor.ts"
import type { Layout } from "../../../../report/html/figure-layout.ts"
import { filled, UI } from "../../../../report/words.ts"
import { useLanguage } from "../../state/language.tsx"
import { FigurePlace } from "./figure-place.tsx"
import type { PlacedSeal } from "./seals-by-place.ts"

/** The picture in one layout, with a description of every place and its seals. */
export const Figure = ({
  layout,
  places,
}: {
  readonly layout: Layout
  readonly places: ReadonlyMap<Place, readonly PlacedSeal[]>
}) => {
  const { t, language } = useLanguage()
  const id = useId()
  const described = PLACES.map((place) => {
    const seals = (places.get(place) ?? []).map(({ requirement, state }) =>
      t(filled("figureSeal", { number: numberOf(requirement), state: STATE_WORDS[state][language] })),
    )
    const list = seals.length === 0 ? t(UI.figureEmpty) : seals.join(t(UI.listComma))
    return t(filled("figurePlace", { place: t(PLACE_WORDS[place]), seals: list }))
  }).join("")
  return (
    <svg
      className={`figure figure-${layout.name}`}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      aria-labelledby={`${id}title ${id}desc`}
    >
      <title id={`${id}title`}>{t(UI.figureName)}</title>
      <desc id={`${id}desc`}>{described}</desc>
      {layout.wires.map(({ from, to }) => (
        <path key={`${from.join()}-${to.join()}`} className="wire" d={`M${from[0]} ${from[1]}L${to[0]} ${to[1]}`} />
      ))}
      {layout.boxes.map((box) => {
        const place = PLACES.find((name) => name === box.place)
        return (
          place !== undefined && (
            <FigurePlace key={place} place={place} box={box} layout={layout} seals={places.get(place) ?? []} />
          )
        )
      })}
    </svg>
  )
}

import { Button } from "@mantine/core"
import { useState, type MouseEvent } from "react"
import { focusOnPart } from "../state/focus.ts"
import { useLanguage } from "../state/language.tsx"
import { COMMON } from "../words/common.ts"

/** Something that cannot be undone: asked twice, in place. `name` says what exactly. */
export const ConfirmButton = ({
  name,
  short,
  busy,
  onSure,
}: {
  readonly name: string
  readonly short?: string
  readonly busy: boolean
  readonly onSure: () => void
}) => {
  const { t } = useLanguage()
  const [asking, setAsking] = useState(false)
  const [kept, setKept] = useState(false)
  const keep = () => {
    setAsking(false)
    setKept(true)
  }
  const sure = (event: MouseEvent<HTMLElement>) => {
    focusOnPart(event.currentTarget)
    onSure()
  }
  if (!asking)
    return (
      <button type="button" className="link-button" aria-label={name} autoFocus={kept} onClick={() => setAsking(true)}>
        {short ?? name}
      </button>
    )
  return (
    <span className="row-middle" role="group" aria-label={name}>
      <span role="alert">{t(COMMON.really)}</span>
      <Button size="xs" color="red.9" loading={busy} autoFocus onClick={sure}>
        {short ?? name}
      </Button>
      <Button size="xs" variant="default" onClick={keep}>
        {t(COMMON.cancel)}
      </Button>
    </span>
  )
}

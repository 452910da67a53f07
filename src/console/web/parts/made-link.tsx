import { Button } from "@mantine/core"
import { useLanguage } from "../state/language.tsx"
import { timeOf } from "../state/time.ts"
import { COMMON } from "../words/common.ts"
import { useAnnounce } from "./announce.tsx"

/** A personal address that is shown once, to be copied. */
export const MadeLink = ({
  label,
  says,
  link,
  expiresAt,
}: {
  readonly label: string
  readonly says: string
  readonly link: string
  readonly expiresAt: string
}) => {
  const { t, language } = useLanguage()
  const announce = useAnnounce()
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    announce(t(COMMON.copied))
  }
  return (
    <div className="note good" role="status">
      <p>
        <strong>{label}</strong> <span className="fine">{t(COMMON.until, { day: timeOf(expiresAt, language) })}</span>
      </p>
      <p>
        <code className="made-link">{link}</code>
      </p>
      <p>{says}</p>
      <Button size="xs" variant="default" onClick={() => void copy()}>
        {t(COMMON.copy)}
      </Button>
    </div>
  )
}

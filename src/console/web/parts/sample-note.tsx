import { useLanguage } from "../state/language.tsx"
import { COMMON } from "../words/common.ts"

export const SampleNote = () => {
  const { t } = useLanguage()
  return (
    <p className="note warn">
      <span className="tag tag-sample">{t(COMMON.sampleMark)}</span> {t(COMMON.sampleNote)}
    </p>
  )
}

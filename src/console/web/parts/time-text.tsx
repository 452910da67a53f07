import { useLanguage } from "../state/language.tsx"
import { timeOf } from "../state/time.ts"

/** An instant that is never broken into two lines. */
export const TimeText = ({ at }: { readonly at: string }) => {
  const { language } = useLanguage()
  return (
    <time className="when" dateTime={at}>
      {timeOf(at, language)}
    </time>
  )
}

import type { VerdictState } from "../../../guideline/verdict-shape.ts"
import type { Words } from "../../../lib/words.ts"
import { STATE_WORDS } from "../../../guideline/reasons.ts"
import { useLanguage } from "../state/language.tsx"
import { SignShape } from "./sign-shape.tsx"

/** Sign and words together; never a colour alone. */
export const StateBadge = ({ state, words }: { readonly state: VerdictState; readonly words?: Words | undefined }) => {
  const { t } = useLanguage()
  return (
    <span className={`badge s-${state}`}>
      <svg className="mark" viewBox="-11 -11 22 22" width="18" height="18" aria-hidden="true" focusable="false">
        <SignShape state={state} />
      </svg>
      <span>{t(words ?? STATE_WORDS[state])}</span>
    </span>
  )
}

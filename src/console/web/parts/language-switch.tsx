import { useLanguage } from "../state/language.tsx"
import { LANGUAGE_NAMES } from "../words/common.ts"

/** Switches to the other language; its name stands in that language. */
export const LanguageSwitch = () => {
  const { language, setLanguage } = useLanguage()
  const other = language === "ja" ? "en" : "ja"
  return (
    <button type="button" className="link-button" lang={other} onClick={() => setLanguage(other)}>
      {LANGUAGE_NAMES[other]}
    </button>
  )
}

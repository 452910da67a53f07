import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react"
import { say, type Language, type Values, type Words } from "../../../lib/words.ts"

const KEPT = "sekisho-language"

const languageOfBrowser = (): Language => {
  const kept = localStorage.getItem(KEPT)
  return kept === "en" || kept === "ja" ? kept : "ja"
}

interface Spoken {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
  /** The words in the reader's language, placeholders filled. */
  readonly t: (words: Words, values?: Values) => string
}
const Context = createContext<Spoken | null>(null)

/** Japanese unless this browser was switched to English; the document's language follows. */
export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setLanguage] = useState<Language>(languageOfBrowser)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const spoken = useMemo(
    (): Spoken => ({
      language,
      setLanguage: (next) => {
        localStorage.setItem(KEPT, next)
        setLanguage(next)
      },
      t: (words, values) => say(words, language, values),
    }),
    [language],
  )
  return <Context value={spoken}>{children}</Context>
}

export const useLanguage = (): Spoken => {
  const spoken = use(Context)
  if (spoken === null) throw new Error("no LanguageProvider around this component")
  return spoken
}

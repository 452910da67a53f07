/** The two languages everything is said in. Japanese is the default in papers and console. */
export type Language = "ja" | "en"
export const LANGUAGES = ["ja", "en"] as const satisfies readonly Language[]

/** One thing said in every language. `{name}` stands for a value filled in by {@link fill}. */
export type Words = { readonly [L in Language]: string }
export type Values = Readonly<Record<string, string | number>>

/** Fills the placeholders of one sentence; a placeholder without a value stays visible, so that a test can find it. */
const fillText = (text: string, values: Values): string =>
  text.replace(/\{([a-z][A-Za-z0-9]*)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return value === undefined ? whole : String(value)
  })

/** The same words with their placeholders filled, in every language. */
export const fill = (words: Words, values: Values): Words => ({
  ja: fillText(words.ja, values),
  en: fillText(words.en, values),
})

/** The words in one language, placeholders filled. */
export const say = (words: Words, language: Language, values: Values = {}): string => fillText(words[language], values)

/** The language of this process: an explicit wish, else the system's, else Japanese. */
export const languageFrom = (wish: string | undefined, environment: NodeJS.ProcessEnv): Language => {
  if (wish === "ja" || wish === "en") return wish
  const system = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || ""
  return /^en/i.test(system) ? "en" : "ja"
}

import type { Words } from "../../../lib/words.ts"

/** One sentence in both languages. */
export const w = (ja: string, en: string): Words => ({ ja, en })

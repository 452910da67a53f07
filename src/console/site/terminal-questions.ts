import { criterionById } from "../../guideline/catalogue.ts"
import { SekishoError } from "../../lib/errors.ts"
import type { Words } from "../../lib/words.ts"
import type { TERMINAL_QUESTIONS } from "../contract/links.ts"

export type TerminalQuestion = (typeof TERMINAL_QUESTIONS)[number]

/** What a staff member is asked about the device in front of them. */
const ASKED: Readonly<Record<TerminalQuestion, Words>> = {
  "anti-malware": {
    ja: "この端末で、ウイルス対策が動いていて、最新の状態ですか",
    en: "Does anti-malware run on this device, up to date?",
  },
  updates: {
    ja: "この端末のOSとブラウザは最新ですか",
    en: "Are the system and the browser of this device up to date?",
  },
  "screen-lock": {
    ja: "席を離れると自動で画面がロックされ、解除にパスワードか生体認証が要りますか",
    en: "Does the screen lock by itself, and does it ask for a password or biometrics?",
  },
  "own-account": {
    ja: "この端末を、自分だけのアカウントで使っていますか",
    en: "Do you use this device with an account of your own?",
  },
}

/** The criterion of build/5 that each question feeds. */
export const criterionOf = (question: TerminalQuestion): string => `build/5.${question}`

/** The question with why and how, from the catalogue. */
export const terminalQuestion = (question: TerminalQuestion) => {
  const criterion = criterionById(criterionOf(question))
  if (criterion === undefined) throw new SekishoError("INTERNAL", { reason: criterionOf(question) })
  return { id: question, question: ASKED[question], why: criterion.why, how: criterion.remedy }
}

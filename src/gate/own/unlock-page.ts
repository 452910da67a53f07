import type { BodyPrefix, GateAnswer, GateRequest, OwnPage, StageContext } from "../stages/stage.ts"
import type { Words } from "../../lib/words.ts"
import { alert, escaped, form, formOf, hidden, isByHand, languageOf, pageAnswer, told } from "./frame.ts"

export const UNLOCK_PATH = "/.sekisho/unlock"
/** Where somebody whose account is locked is told so. */
export const LOCKED_PATH = "/.sekisho/locked"

const WORDS = {
  title: { ja: "ログインの一時停止を解除する", en: "Unlock your log-in" },
  ask: {
    ja: "下のボタンを押すと、ログインの一時停止を解除します。このリンクは1回だけ使えます。",
    en: "Press the button to unlock your log-in. This link works one time.",
  },
  button: { ja: "解除する", en: "Unlock" },
  done: { ja: "解除しました。ログインできます。", en: "It is unlocked. You can log in." },
  gone: {
    ja: "このリンクはもう使えません。一時停止は、時間がたつと自動で解除されます。",
    en: "This link cannot be used any more. The lock opens by itself after a while.",
  },
  logIn: { ja: "ログインの画面へ", en: "To the log-in page" },
  lockedTitle: { ja: "ログインを一時停止しています", en: "Log-in is locked for a while" },
  locked: {
    ja: "このIDでのログインの失敗が続いたため、しばらくログインできません。{minutes}分ほどたってから、もう一度お試しください。ご登録のメールアドレスに、解除のための案内をお送りしている場合があります。",
    en: "Logging in with this ID failed many times, so it is locked. Please try again in about {minutes} minutes. You may have got a mail with a link that unlocks it.",
  },
} as const satisfies Record<string, Words>

/** `unlock` uses a key up; false where it is none. */
export const unlockPages = (
  context: StageContext,
  minutes: number,
  unlock: (key: string, request: GateRequest) => Promise<boolean>,
): readonly OwnPage[] => {
  const host = new URL(context.origin).host
  const logIn = (request: GateRequest): string =>
    `<p><a href="${escaped(context.profile.accounts?.logInPage ?? "/")}">${told(WORDS.logIn, languageOf(request))}</a></p>`
  const show = (request: GateRequest, status: number, title: Words, main: string): GateAnswer =>
    pageAnswer({ request, host, status, title, main })
  return [
    {
      path: UNLOCK_PATH,
      methods: ["GET", "POST"],
      async answer(request: GateRequest, body: BodyPrefix) {
        const language = languageOf(request)
        if (request.method !== "POST") {
          const key = (new URLSearchParams(request.query ?? "").get("key") ?? "").slice(0, 100)
          const button = `${hidden("key", key)}<button>${told(WORDS.button, language)}</button>`
          const main = `<p>${told(WORDS.ask, language)}</p>${form(request, UNLOCK_PATH, button)}`
          return show(request, 200, WORDS.title, main)
        }
        const key = (formOf(request, body)?.get("key") ?? "").slice(0, 100)
        if (!isByHand(request) || !(await unlock(key, request)))
          return show(request, 422, WORDS.title, `${alert(told(WORDS.gone, language))}${logIn(request)}`)
        const done = `<p class="note" role="status">${told(WORDS.done, language)}</p>${logIn(request)}`
        return show(request, 200, WORDS.title, done)
      },
    },
    {
      path: LOCKED_PATH,
      methods: ["GET"],
      answer: (request) =>
        show(
          request,
          429,
          WORDS.lockedTitle,
          `<p>${told(WORDS.locked, languageOf(request), { minutes })}</p>${logIn(request)}`,
        ),
    },
  ]
}

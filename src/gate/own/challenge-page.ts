import { PASS_MS, WAIT_MS, type Puzzle, type Puzzles } from "../accounts/puzzle.ts"
import type { BodyPrefix, GateAnswer, GateRequest, OwnPage, StageContext } from "../stages/stage.ts"
import type { Words } from "../../lib/words.ts"
import { gateCookie } from "./cookie.ts"
import { alert, backOf, form, formOf, goTo, hidden, isByHand, languageOf, pageAnswer, safeBack, told } from "./frame.ts"

export const CHALLENGE_PATH = "/.sekisho/challenge"
/** The cookie of a solved puzzle. */
export const PASS_COOKIE = "puzzle"

const WORDS = {
  title: { ja: "ログインの前に確認しています", en: "One moment before you log in" },
  why: {
    ja: "いま、ログインを繰り返し試すアクセスが多くなっています。お客様の登録を守るため、自動のプログラムではないことを確かめます。",
    en: "Somebody is trying many log-ins at this moment. To protect your account, we make sure that you are not a program.",
  },
  working: {
    ja: "ブラウザーが計算しています。数秒で自動的に進みます。終わったら、もう一度ログインしてください。",
    en: "Your browser is solving a small sum; it goes on by itself in some seconds. Then please log in again.",
  },
  wait: {
    ja: "画面が自動で進まないときは、{seconds}秒ほど待ってから「進む」を押し、もう一度ログインしてください。",
    en: "If the page does not go on by itself, wait about {seconds} seconds, press Continue, and log in again.",
  },
  go: { ja: "進む", en: "Continue" },
  early: {
    ja: "まだ早すぎます。少し待ってから、もう一度「進む」を押してください。",
    en: "That was too early. Please wait a little, then press Continue again.",
  },
  again: { ja: "確認できませんでした。もう一度お試しください。", en: "That did not work. Please try again." },
} as const satisfies Record<string, Words>

/** Tries numbers in pieces, so that the page stays usable; browsers without the hash function (plain HTTP) wait instead. */
const SCRIPT = `(async()=>{const f=document.getElementById("puzzle"),p=document.getElementById("progress"),s=self.crypto&&crypto.subtle;if(!f||!s)return;document.getElementById("working").hidden=false;
const v=n=>f.elements.namedItem(n).value,e=new TextEncoder,salt=v("salt"),want=v("challenge"),size=+f.dataset.size;p.hidden=false;p.max=size;
for(let n=0;n<=size;n+=200){const h=await Promise.all(Array.from({length:200},(_,i)=>s.digest("SHA-256",e.encode(salt+(n+i)))));
for(let i=0;i<200;i++){let x="";for(const b of new Uint8Array(h[i]))x+=b.toString(16).padStart(2,"0");if(x===want){f.elements.namedItem("number").value=n+i;f.submit();return}}
p.value=n}})()`

/** The page where a browser solves a puzzle of ours, or waits, and gets three log-ins for it. */
export const challengePage = (context: StageContext, puzzles: Puzzles): OwnPage => {
  const { origin, publicScheme } = context
  const host = new URL(origin).host
  const show = (request: GateRequest, back: string, puzzle: Puzzle, problem: Words | null): GateAnswer => {
    const language = languageOf(request)
    const fields = [
      hidden("salt", puzzle.salt),
      hidden("challenge", puzzle.challenge),
      hidden("signature", puzzle.signature),
      hidden("wait", puzzle.waitSignature),
      hidden("number", ""),
      hidden("back", back),
      `<progress id="progress" hidden aria-label="${told(WORDS.title, language)}"></progress>`,
      `<p>${told(WORDS.wait, language, { seconds: WAIT_MS / 1_000 })}</p><button class="plain">${told(WORDS.go, language)}</button>`,
    ].join("")
    const box = form(request, CHALLENGE_PATH, fields).replace("<form ", `<form id="puzzle" data-size="${puzzle.size}" `)
    const bad = problem === null ? "" : alert(told(problem, language))
    const main = `${bad}<p>${told(WORDS.why, language)}</p><p role="status"><span id="working" hidden>${told(WORDS.working, language)}</span></p>${box}`
    const script = problem === WORDS.early ? undefined : SCRIPT
    const status = problem === null ? 200 : 422
    return pageAnswer({ request, host, status, title: WORDS.title, main, back, ...(script === undefined ? {} : { script }) }) // prettier-ignore
  }
  return {
    path: CHALLENGE_PATH,
    methods: ["GET", "POST"],
    async answer(request: GateRequest, body: BodyPrefix) {
      const { timeMs } = request
      if (request.method !== "POST") return show(request, backOf(origin, request), await puzzles.make(timeMs), null)
      const fields = formOf(request, body)
      const of = (name: string): string => (fields?.get(name) ?? "").slice(0, 200)
      const back = safeBack(origin, fields?.get("back") ?? null)
      if (!isByHand(request)) return show(request, back, await puzzles.make(timeMs), WORDS.again)
      const [salt, challenge, signature] = [of("salt"), of("challenge"), of("signature")]
      const number = /^\d{1,7}$/.test(of("number")) ? Number(of("number")) : null
      const given = { salt, challenge, number, signature: number === null ? of("wait") : signature }
      const checked = await puzzles.check(given, request.visitor.address, timeMs)
      if (checked === "too-early") {
        const puzzle = { salt, challenge, signature, size: 0, waitSignature: of("wait") }
        return show(request, back, puzzle, WORDS.early)
      }
      if (checked === "no") return show(request, back, await puzzles.make(timeMs), WORDS.again)
      return goTo(back, [gateCookie(publicScheme, PASS_COOKIE, await puzzles.pass(timeMs), PASS_MS / 1_000)])
    },
  }
}

import type { Accounts } from "../accounts/accounts.ts"
import type { BodyPrefix, GateAnswer, GateRequest, OwnPage, StageContext } from "../stages/stage.ts"
import type { Words } from "../../lib/words.ts"
import { alert, AUTHENTICATOR_PATH, escaped, form, formOf, goTo, hidden, isByHand, languageOf, pageAnswer, told } from "./frame.ts" // prettier-ignore

const WORDS = {
  title: { ja: "認証アプリの設定", en: "Authenticator app" },
  intro: {
    ja: "スマートフォンの認証アプリを使うと、次からはメールを待たずに、アプリの6桁のコードで確認できます。",
    en: "With an authenticator app on your phone you can confirm with its code of six digits, without waiting for a mail.",
  },
  first: {
    ja: "1. 認証アプリに次のキーを登録します。この画面をスマートフォンで開いているときは、リンクから登録できます。",
    en: "1. Put this key into your authenticator app. On the phone itself, the link does it.",
  },
  link: { ja: "認証アプリで開く", en: "Open in the authenticator app" },
  second: {
    ja: "2. アプリに表示された6桁のコードを入力します。",
    en: "2. Type the code of six digits that the app shows.",
  },
  code: { ja: "アプリのコード(6桁)", en: "Code of the app (six digits)" },
  set: { ja: "このアプリを使う", en: "Use this app" },
  isSet: { ja: "認証アプリを使っています。", en: "An authenticator app is in use." },
  remove: { ja: "認証アプリをやめて、メールに戻す", en: "Stop using the app, go back to mail" },
  done: { ja: "設定しました。", en: "It is set." },
  wrong: { ja: "コードが違います。もう一度入力してください。", en: "The code is wrong. Please try again." },
  byHand: { ja: "この画面のボタンから送信してください。", en: "Please use the button on this page." },
  none: {
    ja: "いまは設定できません。お店へお問い合わせください。",
    en: "This cannot be set now. Please write to the shop.",
  },
  home: { ja: "お店に戻る", en: "Back to the shop" },
} as const satisfies Record<string, Words>

/** Where a customer sets up an app: only right after a factor was given in this session, so that a password alone is not enough. */
export const authenticatorPage = (context: StageContext, accounts: Accounts, factorPath: string): OwnPage => {
  const { sessions, proofs, authenticator, host, records } = accounts
  const { keys } = context.services
  const purposeOf = (account: string): string => `authenticator begin ${context.site} ${account}`
  const show = (request: GateRequest, status: number, main: string): GateAnswer =>
    pageAnswer({ request, host, status, title: WORDS.title, main })
  const home = (request: GateRequest): string => `<p><a href="/">${told(WORDS.home, languageOf(request))}</a></p>`

  /** The account that gave its factor here a moment ago. */
  const freshAccount = async (request: GateRequest): Promise<string | null> => {
    for (const session of sessions.codesOf(request.cookies)) {
      const account = await sessions.freshFor(session, request.timeMs)
      if (account !== null && proofs.factorMs(request, session, account) !== null) return account
    }
    return null
  }
  const begin = (request: GateRequest, account: string, given: string | null, problem: Words | null): GateAnswer => {
    const language = languageOf(request)
    const label = host
    const { secret, uri } = authenticator.begin(given)
    const shown = secret.replace(/(.{4})/g, "$1 ").trim()
    const bad = problem === null ? "" : alert(told(problem, language))
    const fields = `${hidden("key", keys.seal(purposeOf(account), secret))}<label for="code">${told(WORDS.code, language)}</label><input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required><div class="row"><button>${told(WORDS.set, language)}</button></div>`
    return show(
      request,
      problem === null ? 200 : 422,
      `${bad}<p>${told(WORDS.intro, language)}</p><p>${told(WORDS.first, language)}</p><p><code translate="no">${escaped(shown)}</code> (${escaped(label)})</p><p><a href="${escaped(uri)}">${told(WORDS.link, language)}</a></p><p>${told(WORDS.second, language)}</p>${form(request, AUTHENTICATOR_PATH, fields)}${home(request)}`,
    )
  }
  const post = async (request: GateRequest, account: string, fields: URLSearchParams): Promise<GateAnswer> => {
    const { timeMs } = request
    const language = languageOf(request)
    if (fields.get("do") === "remove") {
      await authenticator.set(account, null, timeMs)
      context.note("second-factor.authenticator-removed", request)
      return goTo(AUTHENTICATOR_PATH)
    }
    const secret = keys.open(purposeOf(account), (fields.get("key") ?? "").slice(0, 500))
    if (secret === null) return begin(request, account, null, WORDS.wrong)
    if (!authenticator.proves(secret, fields.get("code") ?? "", timeMs))
      return begin(request, account, secret, WORDS.wrong)
    await authenticator.set(account, secret, timeMs)
    context.note("second-factor.authenticator-set", request)
    return show(request, 200, `<p class="note" role="status">${told(WORDS.done, language)}</p>${home(request)}`)
  }
  return {
    path: AUTHENTICATOR_PATH,
    methods: ["GET", "POST"],
    async answer(request: GateRequest, body: BodyPrefix) {
      const language = languageOf(request)
      if (records === null) return show(request, 503, alert(told(WORDS.none, language)))
      const account = await freshAccount(request)
      if (account === null) return goTo(`${factorPath}?back=${encodeURIComponent(AUTHENTICATOR_PATH)}`)
      if (request.method !== "POST") {
        if (!(await authenticator.has(account))) return begin(request, account, null, null)
        const button = `${hidden("do", "remove")}<button class="plain">${told(WORDS.remove, language)}</button>`
        return show(
          request,
          200,
          `<p class="note">${told(WORDS.isSet, language)}</p>${form(request, AUTHENTICATOR_PATH, button)}${home(request)}`,
        )
      }
      const fields = formOf(request, body)
      // A browser that does not say how a form was sent cannot be told from a script in the shop's own pages.
      if (fields === null || !isByHand(request, true))
        return show(request, 403, `${alert(told(WORDS.byHand, language))}${home(request)}`)
      return post(request, account, fields)
    },
  }
}

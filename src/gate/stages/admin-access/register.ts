import type { GateAnswer, GateRequest, OwnPage, StageContext } from "../stage.ts"
import type { Device, Devices } from "./devices.ts"
import type { Factor } from "./factor.ts"
import { formOf, membersOf, textIn } from "./form.ts"
import { adminPage, both, escaped, jsonAnswer, passkeyForm } from "./page.ts"
import type { AdminSessions } from "./sessions.ts"

export const REGISTER_PAGE = "/.sekisho/device"
const PASSKEY_PATH = "/.sekisho/device/passkey"
const APP_PATH = "/.sekisho/device/app"
const DONE_PATH = "/.sekisho/device/done"

const WORDS = {
  head: { ja: "この端末のパスキーを作る(おすすめ)", en: "Make a passkey on this device (recommended)" },
  text: {
    ja: "指紋・顔・PINで開ける端末なら、これだけで済みます。次からは、この端末で確かめるだけで管理画面に入れます。",
    en: "On a device that opens by fingerprint, face or PIN this is all. From then on, confirming here opens the admin screens.",
  },
  button: { ja: "パスキーを作る", en: "Make a passkey" },
} as const

const registerPage = (token: string, name: string): GateAnswer =>
  adminPage({
    status: 200,
    title: { ja: "管理用の端末を登録する", en: "Register a device for administration" },
    script: true,
    body: `${both({ ja: `登録する人: <strong>${escaped(name)}</strong>。この端末を、管理画面に入れる端末として登録します。`, en: `For: <strong>${escaped(name)}</strong>. This device will be one that may reach the admin screens.` })}${passkeyForm(PASSKEY_PATH, { token, make: "1" }, WORDS)}<section>${both({ ja: "認証アプリを使う", en: "Use an authenticator app" }, "h2")}${both({ ja: "パスキーを使えない端末では、スマートフォンの認証アプリの6桁の数字で確かめます。", en: "Where there are no passkeys: six digits of an app on your phone." })}<form method="post" action="${APP_PATH}"><input type="hidden" name="token" value="${escaped(token)}"><button>認証アプリを設定する / Set up an app</button></form></section>`,
  })

const invalidPage = (): GateAnswer =>
  adminPage({
    status: 403,
    title: { ja: "このリンクは使えません", en: "This link cannot be used" },
    body: both({
      ja: "リンクは一度だけ、24時間以内に使えます。サーバーの担当者に sekisho guard device add で新しいリンクを作ってもらってください。",
      en: "A link works once and for 24 hours. Ask whoever keeps the server for a new one: sekisho guard device add.",
    }),
  })

const appPage = (token: string, id: string, made: { secret: string; uri: string }, wrong: boolean): GateAnswer =>
  adminPage({
    status: wrong ? 403 : 200,
    title: { ja: "認証アプリを設定する", en: "Set up an authenticator app" },
    body: `<section>${both({ ja: "1. アプリに登録する", en: "1. Add it to your app" }, "h2")}${both({ ja: "アプリで「キーを入力」を選び、次の文字を入れてください。スマートフォンで開いているときは、リンクを押すだけで登録できます。", en: "Choose “enter a key” in the app and type this; on the phone itself, tap the link." })}<p><code>${made.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code></p><p><a href="${escaped(made.uri)}">アプリで開く / Open in the app</a></p></section><section>${both({ ja: "2. 表示された6桁を入れる", en: "2. Type the six digits that it shows" }, "h2")}${wrong ? `<div class="wrong" role="alert">${both({ ja: "数字が違います。時計が合っているかもお確かめください。", en: "That is not the right code; check the clock, too." })}</div>` : ""}<form method="post" action="${APP_PATH}"><input type="hidden" name="token" value="${escaped(token)}"><input type="hidden" name="id" value="${escaped(id)}"><label for="code">6桁の数字 / six digits</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required><button>登録する / Register</button></form></section>`,
  })

const donePage = (home: string): GateAnswer =>
  adminPage({
    status: 200,
    title: { ja: "端末を登録しました", en: "The device is registered" },
    body: `${both({ ja: "この端末から管理画面に入れます。", en: "This device may now reach the admin screens." })}<p><a href="${escaped(home)}">管理画面を開く / Open the admin screens</a></p>`,
  })

/** Pages on which a device is registered over a one-time link. */
export const registerPages = (
  { adminHome, services, note }: StageContext,
  parts: { readonly devices: Devices; readonly factor: Factor; readonly sessions: AdminSessions },
): readonly OwnPage[] => {
  const { devices, factor, sessions } = parts
  const newId = (): string => Buffer.from(services.random(12)).toString("base64url")
  const cut = (token: string | null): string => (token ?? "").slice(0, 100)
  const add = async (request: GateRequest, device: Device) => {
    await devices.add(device, request.timeMs)
    note("admin-access.device-added", request)
    return sessions.begin(device, request.timeMs)
  }
  const withPasskey = async (request: GateRequest, members: Readonly<Record<string, unknown>>): Promise<GateAnswer> => {
    const { timeMs } = request
    const token = cut(textIn(members, "token"))
    const name = await devices.invited(token, timeMs)
    if (name === null) return jsonAnswer(403, { error: "link" })
    if (textIn(members, "step") === "begin") return jsonAnswer(200, await factor.beginPasskey(name, timeMs))
    const passkey = await factor.takePasskey(members["response"], timeMs)
    if (passkey === null || !(await devices.useInvite(token, timeMs))) return jsonAnswer(403, { error: "refused" })
    const device = { id: newId(), name, addedAt: timeMs, removed: false, passkey }
    return jsonAnswer(200, { to: DONE_PATH }, await add(request, device))
  }
  const withApp = async (request: GateRequest, form: URLSearchParams): Promise<GateAnswer> => {
    const { timeMs } = request
    const [token, code] = [cut(form.get("token")), form.get("code")]
    const name = await devices.invited(token, timeMs)
    if (name === null) return invalidPage()
    const id = cut(form.get("id")) || newId()
    if (code === null) return appPage(token, id, factor.authenticator(id, name), false)
    const isNew = /^[A-Za-z0-9_-]{16}$/.test(id) && (await devices.find(id)) === null
    if (!isNew) return invalidPage()
    if (!(await factor.isCode(id, code, timeMs))) return appPage(token, id, factor.authenticator(id, name), true)
    if (!(await devices.useInvite(token, timeMs))) return invalidPage()
    const headers = await add(request, { id, name, addedAt: timeMs, removed: false, passkey: null })
    return { status: 303, headers: [["location", DONE_PATH], ...headers], body: "" }
  }
  return [
    {
      path: REGISTER_PAGE,
      methods: ["GET"],
      async answer({ query, timeMs }) {
        const token = cut(new URLSearchParams(query ?? "").get("t"))
        const name = await devices.invited(token, timeMs)
        return name === null ? invalidPage() : registerPage(token, name)
      },
    },
    { path: PASSKEY_PATH, methods: ["POST"], answer: (request, body) => withPasskey(request, membersOf(body)) },
    { path: APP_PATH, methods: ["POST"], answer: (request, body) => withApp(request, formOf(body)) },
    { path: DONE_PATH, methods: ["GET"], answer: () => donePage(adminHome) },
  ]
}

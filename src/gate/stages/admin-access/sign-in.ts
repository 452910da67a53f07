import type { AdminAccessSettings } from "../../../config/guard-admin-access.ts"
import { MINUTE_MS } from "../../../lib/clock.ts"
import type { Header } from "../../accept/headers.ts"
import type { GateAnswer, GateRequest, OwnPage, StageContext } from "../stage.ts"
import type { Device, Devices } from "./devices.ts"
import type { Factor } from "./factor.ts"
import { formOf, membersOf, ownPlace, textIn } from "./form.ts"
import { adminPage, both, escaped, jsonAnswer, passkeyForm } from "./page.ts"
import type { AdminSessions } from "./sessions.ts"

export const SIGN_IN_PAGE = "/.sekisho/admin"
const PASSKEY_PATH = "/.sekisho/admin/passkey"
const CODE_PATH = "/.sekisho/admin/code"
const WINDOW_MS = 30 * MINUTE_MS
/** Wrong codes of everybody together, after which no code counts for a while; passkeys still do. */
const SITE_FAILURES = 50

const TITLE = { ja: "管理画面に入る前の確認", en: "Before the admin screens" }
const PASSKEY_WORDS = {
  head: { ja: "パスキーで確認", en: "By passkey" },
  text: {
    ja: "登録した端末の指紋・顔・PINで、ご本人であることを確かめます。",
    en: "Your registered device asks for your fingerprint, face or PIN.",
  },
  button: { ja: "パスキーを使う", en: "Use the passkey" },
} as const

const codeForm = (
  back: string,
  wrong: boolean,
): string => `<section>${both({ ja: "コードで確認", en: "By code" }, "h2")}
${wrong ? `<div class="wrong" role="alert">${both({ ja: "コードが違うか、使用済みか、この端末では使えません。", en: "The code is wrong, was used before, or does not count on this device." })}</div>` : ""}
<form method="post" action="${CODE_PATH}"><input type="hidden" name="back" value="${escaped(back)}">
${both({ ja: "認証アプリの6桁の数字を入力してください。端末をなくしたときは、保管してある非常用コードを入力してください。", en: "The six digits of your authenticator app, or, when your device is lost, an emergency code that you kept." })}
<label for="code">コード / Code</label>
<input id="code" name="code" autocomplete="one-time-code" maxlength="40" required>
<button>確認する / Continue</button></form></section>`

const signInPage = (back: string, wrong: boolean, status = 200): GateAnswer =>
  adminPage({
    status,
    title: TITLE,
    script: true,
    body: passkeyForm(PASSKEY_PATH, { back }, PASSKEY_WORDS) + codeForm(back, wrong),
  })

const lockedPage = (minutes: number): GateAnswer =>
  adminPage({
    status: 429,
    title: { ja: "コードの入力を一時停止しています", en: "Codes are locked for a while" },
    headers: [["retry-after", String(minutes * 60)]],
    body: both({
      ja: `間違ったコードが続いたため、${minutes}分間はコードを受け付けません。パスキーは使えます。お急ぎのときは、サーバーで sekisho guard device add を実行して、端末を登録し直してください。`,
      en: `After several wrong codes no code is taken for ${minutes} minutes. Passkeys still work. If it is urgent, run sekisho guard device add on the server and register the device again.`,
    }),
  })

const redirect = (to: string, headers: readonly Header[]): GateAnswer => ({
  status: 303,
  headers: [["location", to], ...headers],
  body: "",
})

/** Pages on which an administrator gives the factor. */
export const signInPages = (
  context: StageContext,
  settings: AdminAccessSettings,
  parts: { readonly devices: Devices; readonly factor: Factor; readonly sessions: AdminSessions },
): readonly OwnPage[] => {
  const { site, adminHome, adminAllow, note, services } = context
  const { devices, factor, sessions } = parts
  const home = adminHome
  const failureKey = (who: string): string => `admin/${site}/wrong/${who}`
  const lockKey = (who: string): string => `admin/${site}/locked/${who}`
  const isLocked = async (who: string, timeMs: number): Promise<boolean> =>
    (await services.counters.get(lockKey(who), timeMs)) !== null
  const fail = async (who: string, most: number, request: GateRequest): Promise<void> => {
    const { timeMs } = request
    if ((await services.counters.add(failureKey(who), WINDOW_MS, timeMs)) < most) return
    await services.counters.set(lockKey(who), "1", settings["lock-minutes"] * MINUTE_MS, timeMs)
    note("admin-access.locked", request)
  }
  /** Whose code it is; null for nobody's. Only a device that is known, or an address on the list, may try the short ones. */
  const ownerOf = async (request: GateRequest, typed: string): Promise<Device | "emergency" | null> => {
    if (await devices.useCode(typed, request.timeMs)) return "emergency"
    const known = await sessions.knownDevice(request)
    const listed = adminAllow.has(request.visitor.address)
    const candidates = known?.passkey === null ? [known] : listed ? (await devices.all()).filter((one) => one.passkey === null) : [] // prettier-ignore
    for (const device of candidates) if (await factor.isCode(device.id, typed, request.timeMs)) return device
    return null
  }
  return [
    {
      path: SIGN_IN_PAGE,
      methods: ["GET"],
      answer: ({ query }) => signInPage(ownPlace(new URLSearchParams(query ?? "").get("back"), home), false),
    },
    {
      path: PASSKEY_PATH,
      methods: ["POST"],
      async answer(request, body) {
        const members = membersOf(body)
        if (textIn(members, "step") === "begin") return jsonAnswer(200, await factor.beginProof(request.timeMs))
        const device = await factor.prove(members["response"], request.timeMs)
        if (device === null) {
          note("admin-access.passkey-refused", request)
          return jsonAnswer(403, { error: "refused" })
        }
        note("admin-access.signed-in", request)
        const to = ownPlace(textIn(members, "back"), home)
        return jsonAnswer(200, { to }, await sessions.begin(device, request.timeMs))
      },
    },
    {
      path: CODE_PATH,
      methods: ["POST"],
      async answer(request, body) {
        const form = formOf(body)
        const { timeMs, visitor } = request
        const back = ownPlace(form.get("back"), home)
        const whos = [visitor.address, (await sessions.knownDevice(request))?.id ?? visitor.address]
        for (const who of [...whos, "everybody"])
          if (await isLocked(who, timeMs)) return lockedPage(settings["lock-minutes"])
        const owner = await ownerOf(request, (form.get("code") ?? "").slice(0, 40))
        if (owner === null) {
          for (const who of new Set(whos)) await fail(who, settings.failures, request)
          if (!request.own) await fail("everybody", SITE_FAILURES, request)
          note("admin-access.code-refused", request)
          return signInPage(back, true, 403)
        }
        note(owner === "emergency" ? "admin-access.emergency-code" : "admin-access.signed-in", request)
        return redirect(back, await sessions.begin(owner === "emergency" ? null : owner, timeMs))
      },
    },
  ]
}

import type { NoticeSettings } from "../../config/guard-accounts.ts"
import type { Words } from "../../lib/words.ts"
import type { ActKind, ProfileAct } from "../../platforms/act.ts"
import { isMailAddress, plainId } from "../accounts/account.ts"
import { accountsOf } from "../accounts/accounts.ts"
import { noticeMail, type NoticeKind } from "../accounts/mails.ts"
import { resetsOf } from "../accounts/reset.ts"
import type { RequestedAct } from "../acts/requested.ts"
import { NEXT, type EndedAct, type GateRequest, type Hooks, type ShopAnswer, type Stage } from "./stage.ts"

const KINDS: readonly NoticeKind[] = ["reset", "password-change", "email-change", "address-change"]
export const isNoticeKind = (kind: ActKind): kind is NoticeKind => KINDS.some((one) => one === kind)

/** A shop that mails by itself is left to it: the customer is told once. Without a sign of success nobody knows that it was done. */
export const isOurs = ({ who, kinds, mails, success }: ProfileAct): boolean =>
  who === "customer" && mails !== true && success.length > 0 && kinds.some(isNoticeKind)

const REMARKS = {
  nothing: {
    ja: "この店のソフトの変更の見分け方がわからないため、何も知らせられません",
    en: "how this shop's software changes a customer's details is not known: nothing can be told to customers",
  },
  noMail: {
    ja: "メールを送る設定(mail:)がないため、お客様に知らせられません。記録だけします",
    en: "no mail is configured (mail:), so customers cannot be told: it only observes",
  },
} as const satisfies Record<string, Words>

/** Tells the customer by mail after a password, mail address or address was changed: at the address that was there before. */
export const notice: Stage<NoticeSettings> = {
  name: "notice",
  build(settings, context): Hooks {
    const { mailer } = context.services
    const ours = (context.profile.acts ?? []).filter(isOurs)
    const accounts = accountsOf(context, 1)
    if (accounts === null || ours.length === 0) return { onlyObserves: true, remarks: [REMARKS.nothing] }
    const enforced = settings.mode === "enforce" && mailer !== null
    const resets = resetsOf(context, accounts, "notice")
    /** The address before the change, by request. */
    const before = new WeakMap<GateRequest, string>()

    const tell = (request: GateRequest, kind: NoticeKind, to: readonly (string | null)[]): void => {
      const addresses = new Set(to.filter((one) => one !== null && isMailAddress(one)).map((one) => one ?? ""))
      if (!enforced) return context.note("notice.would-send", request)
      if (addresses.size === 0) return context.note("notice.address-unknown", request)
      for (const address of addresses) {
        const sent = mailer.send(noticeMail(address, context.origin, kind, request.timeMs))
        context.note(sent ? "notice.sent" : "notice.mail-failed", request)
      }
    }
    const wants = (acts: readonly RequestedAct[]): boolean =>
      acts.some(({ act, kinds }) => isOurs(act) && kinds.some((kind) => kind !== "reset" && isNoticeKind(kind)))
    const done = async (request: GateRequest, { requested, result }: EndedAct): Promise<void> => {
      if (result !== "success" || !isOurs(requested.act)) return
      const old = before.get(request) ?? null
      for (const kind of requested.kinds) {
        if (!isNoticeKind(kind) || kind === "reset") continue
        const { newEmail } = requested
        if (kind === "email-change" && newEmail !== null && old !== null && plainId(newEmail) === plainId(old)) continue
        tell(request, kind, kind === "email-change" ? [old, newEmail] : [old])
      }
    }
    const logIn = async (request: GateRequest, cookie: string): Promise<void> => {
      if (!(await resets.someDone(request.timeMs))) return
      const customer = await accounts.customer(request, cookie, null)
      if (typeof customer === "string" || !(await resets.wasReset(customer, request.timeMs))) return
      tell(request, "reset", [customer.address])
    }
    const follow = async (request: GateRequest, answer: ShopAnswer): Promise<void> => {
      for (const end of answer.acts) await done(request, end)
      const reset = await resets.follow(request, answer.acts.filter(({ requested }) => requested.act.mails !== true || !requested.kinds.includes("reset"))) // prettier-ignore
      if (reset.done && reset.id !== null) tell(request, "reset", [reset.id])
      else if (reset.done) context.note("notice.address-unknown", request)
      const loggedIn = answer.acts.some(
        ({ requested, result }) =>
          requested.act.who === "customer" && requested.kinds.includes("log-in") && result === "success",
      )
      if (loggedIn) await logIn(request, accounts.sessions.cookieAfter(request.cookies, answer.headers))
    }
    return {
      onlyObserves: mailer === null,
      remarks: mailer === null ? [REMARKS.noMail] : [],
      bodyBytes: ({ candidates }) => (candidates.some(isOurs) ? 1 : 0),
      async onBody(request, { acts }) {
        if (acts.state !== "read" || !wants(acts.acts)) return NEXT
        // Afterwards only the new address can be asked for.
        const customer = await accounts.customer(request, accounts.cookieOf(request), null)
        if (typeof customer !== "string" && customer.address !== null) before.set(request, customer.address)
        return NEXT
      },
      onOutcome: (request, answer) => (answer.acts.length === 0 ? undefined : follow(request, answer)),
    }
  },
}

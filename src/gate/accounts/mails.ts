import type { Mail } from "../services/services.ts"
import { say, type Values, type Words } from "../../lib/words.ts"
import type { CodePurpose } from "./code.ts"

/** One mail in both languages, Japanese first. `host` is ours; nothing in a mail is what a visitor typed. */
const mailOf = (to: string, subject: Words, text: Words, values: Values): Mail => ({
  to,
  subject: `${say(subject, "ja", values)} / ${say(subject, "en", values)}`,
  text: `${say(text, "ja", values)}\n\n----\n\n${say(text, "en", values)}\n`,
})

const CODE_SUBJECT: Words = { ja: "【{host}】確認コード", en: "[{host}] Your code" }
const CODE_TEXT: Readonly<Record<CodePurpose, Words>> = {
  "log-in": {
    ja: "{host} へのログインの確認コードです。\n\n    {code}\n\n10分以内に、ログインした画面へ入力してください。\n\nこのコードは、お店の者を含め、だれにも教えないでください。\nログインした覚えがないときは、パスワードがほかの人に知られています。コードは使わず、すぐにパスワードを変更してください。",
    en: "This is the code for logging in to {host}.\n\n    {code}\n\nType it on the page where you logged in, within 10 minutes.\n\nTell it to nobody, not even to the shop.\nIf you did not log in, somebody else knows your password: do not use the code, and change the password now.",
  },
  change: {
    ja: "{host} の登録内容を変更するための確認コードです。\n\n    {code}\n\n10分以内に、変更しようとした画面へ入力してください。\n\nこのコードは、お店の者を含め、だれにも教えないでください。\n変更した覚えがないときは、コードは使わず、すぐにパスワードを変更してください。",
    en: "This is the code for changing your details at {host}.\n\n    {code}\n\nType it on the page that asked for it, within 10 minutes.\n\nTell it to nobody, not even to the shop.\nIf you changed nothing, do not use the code, and change your password now.",
  },
}
export const codeMail = (to: string, host: string, purpose: CodePurpose, code: string): Mail => ({
  ...mailOf(to, CODE_SUBJECT, CODE_TEXT[purpose], { host, code }),
  forMs: 10 * 60_000,
})

const LOCK_SUBJECT: Words = { ja: "【{host}】ログインを一時停止しました", en: "[{host}] Log-in is locked for a while" }
const LOCK_TEXT: Words = {
  ja: "{host} で、お客様のIDによるログインの失敗が続いたため、しばらくログインできないようにしました。時間がたつと自動で解除されます。\n\nご自身で操作されていた場合は、次のページを開いてボタンを押すと、すぐに解除できます(1回だけ使えます)。\n\n{link}\n\n心当たりがないときは、何もしなくても大丈夫です。ほかの店と同じパスワードを使っている場合は、変更をおすすめします。",
  en: "Logging in to {host} with your ID failed many times, so it is locked for a while. It opens again by itself.\n\nIf it was you, open this page and press the button to unlock it at once (it works one time):\n\n{link}\n\nIf it was not you, you need to do nothing. If you use the same password elsewhere, change it.",
}
export const lockMail = (to: string, host: string, link: string): Mail =>
  mailOf(to, LOCK_SUBJECT, LOCK_TEXT, { host, link })

/** What a customer is told of after it was done. */
export type NoticeKind = "reset" | "password-change" | "email-change" | "address-change"
const NOTICE_WHAT: Readonly<Record<NoticeKind, Words>> = {
  reset: { ja: "パスワードが再設定されました", en: "Your password was reset" },
  "password-change": { ja: "パスワードが変更されました", en: "Your password was changed" },
  "email-change": { ja: "メールアドレスが変更されました", en: "Your mail address was changed" },
  "address-change": { ja: "ご住所などの登録内容が変更されました", en: "Your addresses were changed" },
}
const NOTICE_SUBJECT: Words = { ja: "【{host}】{what}", en: "[{host}] {what}" }
const NOTICE_TEXT: Words = {
  ja: "{host} のお客様の登録について、お知らせします。\n\n{what}。\n日時: {time}(日本時間)\n\nご自身で変更された場合は、このメールへの対応は必要ありません。\n心当たりがないときは、すぐにパスワードを変更し、{origin} のお問い合わせ先へご連絡ください。",
  en: "About your account at {host}:\n\n{what}.\nTime: {time} (Japan)\n\nIf it was you, there is nothing to do.\nIf it was not, change your password now and write to the shop: {origin}",
}
const NINE_HOURS_MS = 9 * 60 * 60_000
const japanTime = (timeMs: number): string =>
  new Date(timeMs + NINE_HOURS_MS).toISOString().slice(0, 16).replace("T", " ")

export const noticeMail = (to: string, origin: string, kind: NoticeKind, timeMs: number): Mail => {
  const values = { host: new URL(origin).host, origin, time: japanTime(timeMs) }
  const inLanguage = (words: Words, language: "ja" | "en"): string =>
    say(words, language, { ...values, what: say(NOTICE_WHAT[kind], language) })
  return {
    to,
    subject: `${inLanguage(NOTICE_SUBJECT, "ja")} / ${inLanguage(NOTICE_SUBJECT, "en")}`,
    text: `${inLanguage(NOTICE_TEXT, "ja")}\n\n----\n\n${inLanguage(NOTICE_TEXT, "en")}\n`,
  }
}

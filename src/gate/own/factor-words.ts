import type { CodePurpose } from "../accounts/code.ts"
import type { Words } from "../../lib/words.ts"

export const FACTOR_TITLE: Readonly<Record<CodePurpose, Words>> = {
  "log-in": { ja: "ログインの確認", en: "Confirm your log-in" },
  change: { ja: "変更の前の確認", en: "Confirm before you change this" },
}
export const FACTOR_WORDS = {
  why: {
    ja: "ご本人であることを確かめるため、確認コードを入力してください。",
    en: "To make sure that it is you, please type a code.",
  },
  whyChange: {
    ja: "登録内容を変更する前に、ご本人であることを確かめます。確認が済んだら、もう一度変更の操作をしてください。",
    en: "Before your details are changed we make sure that it is you. Afterwards, please make the change once more.",
  },
  sendTo: {
    ja: "{address} へ6桁の確認コードをメールでお送りします。",
    en: "We will mail a code of six digits to {address}.",
  },
  send: { ja: "確認コードを送る", en: "Send the code" },
  again: { ja: "コードをもう一度送る", en: "Send another code" },
  sent: {
    ja: "{address} へメールを送りました。届いた6桁のコードを、10分以内に入力してください。",
    en: "We have sent a mail to {address}. Type its code of six digits within 10 minutes.",
  },
  notThere: {
    ja: "届かないときは、迷惑メールのフォルダーもご覧ください。",
    en: "If it does not come, please look into the folder for spam, too.",
  },
  app: {
    ja: "認証アプリに表示されている6桁のコードを入力してください。",
    en: "Type the code of six digits that your authenticator app shows.",
  },
  noApp: {
    ja: "アプリを使えなくなったときは、お店へお問い合わせください。",
    en: "If you cannot use the app any more, please write to the shop.",
  },
  code: { ja: "確認コード(6桁)", en: "Code (six digits)" },
  remember: {
    ja: "この端末を{days}日間記憶する(ほかの人も使う端末では外してください)",
    en: "Remember this device for {days} days (not on a device that others use)",
  },
  check: { ja: "確認する", en: "Confirm" },
  leave: { ja: "やめてログアウトする", en: "Stop and log out" },
  wrong: {
    ja: "コードが違います。もう一度入力してください。5回まで入力できます。",
    en: "The code is wrong. Please try again; you have five tries.",
  },
  ended: {
    ja: "このコードはもう使えません。新しいコードを受け取ってください。",
    en: "This code cannot be used any more. Please get a new one.",
  },
  tooMany: {
    ja: "確認の回数が多いため、いまは受け付けられません。1時間ほどたってから、もう一度お試しください。",
    en: "There were too many tries. Please try again in about an hour.",
  },
  noAddress: {
    ja: "確認コードをお送りするメールアドレスがわかりません。お手数ですが、お店へお問い合わせください。",
    en: "We do not know a mail address to send the code to. Please write to the shop.",
  },
  unable: {
    ja: "ただいま確認ができません。しばらく待ってから、もう一度お試しください。",
    en: "This cannot be confirmed now. Please try again in a while.",
  },
  byHand: {
    ja: "この画面のボタンから送信してください。",
    en: "Please use the button on this page.",
  },
} as const satisfies Record<string, Words>

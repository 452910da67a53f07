import type { Words } from "../../../lib/words.ts"

/** What a shop's own script shows to somebody whose log-in was stopped. */
export const SAYS = {
  puzzle: {
    ja: "ログインの前に確認が必要です。ページを再読み込みしてください",
    en: "One moment before you log in: please reload the page",
  },
  locked: {
    ja: "ログインの失敗が続いたため、このIDでのログインを一時停止しています。しばらくたってから、もう一度お試しください",
    en: "Log-in with this ID is locked for a while after many failures. Please try again later",
  },
} as const satisfies Record<string, Words>

export const WEAK = {
  title: { ja: "別のパスワードにしてください", en: "Please choose another password" },
  short: {
    ja: "パスワードは{length}文字以上にしてください",
    en: "The password must have at least {length} characters",
  },
  common: {
    ja: "このパスワードはよく使われていて、すぐに破られます。別のパスワードにしてください",
    en: "This password is used by many and easily guessed. Please choose another one",
  },
  "contains-id": {
    ja: "パスワードにIDやメールアドレスと同じ文字が入っています。別のパスワードにしてください",
    en: "The password contains your ID or mail address. Please choose another one",
  },
  back: { ja: "ブラウザーの戻るボタンで前の画面に戻ってください。", en: "Please go back with your browser's button." },
} as const satisfies Record<string, Words>

export const REMARKS = {
  nothing: {
    ja: "この店のソフトのログインの見分け方がわからないため、記録だけします",
    en: "how this shop's software logs in is not known: it only observes",
  },
  blind: {
    ja: "ログインの成功を見分けられない入口があるため、サイト全体の失敗の割合は使いません",
    en: "at some doors success cannot be told, so the whole shop's share of failures is not used",
  },
  unproved: {
    ja: "次のログインの入口は、成功と失敗の見分け方を実物で確かめていないため、記録だけします: {doors}",
    en: "at these log-in doors the signs of success and failure are not proved on a real shop: it only observes them: {doors}",
  },
  noNotice: {
    ja: "メール(mail:)か記録(storage)がないため、ロックをお客様に知らせられません。ロックは時間で解けます",
    en: "without mail (mail:) and records (storage) customers are not told of a lock; it opens by itself",
  },
} as const satisfies Record<string, Words>

import type { Words } from "../../lib/words.ts"
import type { StageName } from "./stage.ts"

/** What each stage is for, in the words of somebody who does not run servers. */
export const STAGE_TITLES: Readonly<Record<StageName, Words>> = {
  limits: { ja: "大きさと回数の限度", en: "limits of size and number" },
  "admin-access": { ja: "管理画面に入れる端末", en: "who reaches the admin screens" },
  "sensitive-files": { ja: "公開してはいけないファイル", en: "files that must not be public" },
  waf: { ja: "攻撃の入力を止める(WAF)", en: "attacks in what is sent (WAF)" },
  "login-defence": { ja: "不正ログインを防ぐ", en: "guessed and stolen passwords" },
  "second-factor": { ja: "会員の二要素認証", en: "members' second factor" },
  "step-up": { ja: "登録を変える前の本人確認", en: "asking again before an account is changed" },
  "card-testing": { ja: "カード番号の試し打ちを止める", en: "card testing" },
  "card-data": { ja: "店を通ってしまうカード番号", en: "card numbers where none belong" },
  headers: { ja: "ブラウザに守らせる指示", en: "what browsers are told to guard" },
  cookies: { ja: "Cookieを盗まれにくくする", en: "cookies that are hard to steal" },
  leak: { ja: "外に出てはいけない内容", en: "what must not leak out" },
  notice: { ja: "大事な変更を会員に知らせる", en: "telling members of changes" },
}

import type { StageName } from "../gate/stages/stage.ts"
import type { Words } from "../lib/words.ts"

/** What a proved work of a guard fulfils. Ids of all are permanent. */
export interface Claim {
  readonly guard: StageName
  /** Works of the guard, all of which must have been shown at every door. */
  readonly claims: readonly string[]
  readonly criteria: readonly string[]
  /** What owners read for the guard, or for this work of it. */
  readonly name: Words
  /** Left out: the criteria are met whole. Else why this is a part. */
  readonly partly?: Words
}

/** A criterion stands here only where what was tried is all that it asks. `docs/gate.md` says what each try is. */
export const CLAIMS: readonly Claim[] = [
  {
    guard: "admin-access",
    claims: ["strangers"],
    criteria: ["build/4.admin-refuses-strangers", "card/1.admin-reach"],
    name: { ja: "管理画面の制限", en: "admin access" },
  },
  {
    guard: "admin-access",
    claims: ["factor"],
    criteria: ["build/4.second-factor", "card/1.second-factor"],
    name: { ja: "管理画面の前の二つ目の要素", en: "second factor before the admin screens" },
  },
  {
    guard: "admin-access",
    claims: ["lock"],
    criteria: ["build/4.lock", "card/1.lock"],
    name: { ja: "管理者のログインのロック", en: "lock of the admin log-in" },
  },
  {
    guard: "waf",
    claims: ["attacks"],
    criteria: ["operate/6.waf", "operate/6.attacks-refused"],
    name: { ja: "WAF", en: "WAF" },
  },
  {
    guard: "login-defence",
    claims: ["account"],
    criteria: ["build/7.login-limit", "build/7.log-in-measure", "card/login.attempt-limit"],
    name: { ja: "不正ログインの防御", en: "log-in defence" },
  },
  {
    guard: "login-defence",
    claims: ["many-accounts"],
    criteria: ["build/7.many-accounts", "card/login.block-addresses"],
    name: { ja: "多数のIDを試す接続元の遮断", en: "refusal of addresses that try many accounts" },
  },
  {
    guard: "login-defence",
    claims: ["registrations"],
    criteria: ["build/7.registration-measure", "card/login.block-addresses-registration"],
    name: { ja: "大量の会員登録の遮断", en: "refusal of registrations in bulk" },
  },
  {
    guard: "login-defence",
    claims: ["passwords"],
    criteria: ["build/7.weak-passwords"],
    name: { ja: "弱いパスワードの拒否", en: "refusal of weak passwords" },
    partly: {
      ja: "門の「{guard}」は、短いパスワードとよく使われるパスワードを断りました。漏えいリストとの照合はしていないので、一部です。",
      en: "The gate's {guard} refused short and much used passwords. It does not know lists of leaked ones, so this is a part.",
    },
  },
  {
    guard: "second-factor",
    claims: ["log-in"],
    criteria: ["build/10.second-factor", "card/login.multi-factor"],
    name: { ja: "会員の二つ目の要素", en: "members' second factor" },
  },
  {
    guard: "step-up",
    claims: ["change"],
    criteria: ["build/7.change-measure", "card/login.multi-factor-change"],
    name: { ja: "変更の前の再確認", en: "factor before changes" },
  },
  {
    guard: "notice",
    claims: ["password"],
    criteria: ["build/11.password-change"],
    name: { ja: "パスワード変更の通知", en: "notice of a changed password" },
  },
  {
    guard: "notice",
    claims: ["email"],
    criteria: ["build/11.email-change", "build/11.old-address"],
    name: { ja: "メールアドレス変更の通知", en: "notice of a changed mail address" },
  },
  {
    guard: "notice",
    claims: ["address"],
    criteria: ["build/11.address-change"],
    name: { ja: "住所変更の通知", en: "notice of a changed address" },
  },
  {
    guard: "notice",
    claims: ["password", "email", "address"],
    criteria: ["card/login.notice-change"],
    name: { ja: "登録内容の変更の通知", en: "notice of changed details" },
  },
  {
    guard: "card-testing",
    claims: ["address"],
    criteria: ["card/5.block-addresses"],
    name: { ja: "カード番号の試し打ちの遮断", en: "refusal of card testing" },
  },
  {
    guard: "card-data",
    claims: ["sent"],
    criteria: ["build/6.no-card-number-stored"],
    name: { ja: "カード番号の受け取りの拒否", en: "refusal of card numbers" },
    partly: {
      ja: "門の「{guard}」は、送られてきたカード番号を店に渡しませんでした。すでに保存された番号がないかは、別に確かめる必要があります。",
      en: "The gate's {guard} let no card number that was sent get to the shop. Whether older ones are stored must be looked at, too.",
    },
  },
]

export const SAYS = {
  alive: {
    ja: "お客様と同じ入口から試したところ、門の「{guard}」が実際に働きました(試した{count}か所すべて)。",
    en: "Tried through the door that visitors use, the gate's {guard} acted (at all of {count} places).",
  },
  dead: {
    ja: "門の「{guard}」が働くことを、{doors} で確かめられませんでした。",
    en: "It could not be shown that the gate's {guard} acts at {doors}.",
  },
  untried: {
    ja: "門の「{guard}」は試せませんでした。{why}",
    en: "The gate's {guard} could not be tried: {why}",
  },
  observes: {
    ja: "門の「{guard}」は記録だけをしています。止めてはいません。",
    en: "The gate's {guard} only observes; it stops nothing.",
  },
  all: {
    ja: "門は公開アドレスの {count} か所で、24時間以内に実際に働きました。",
    en: "Within 24 hours the gate acted at {count} doors of the public address.",
  },
  none: {
    ja: "門が公開アドレスのすべての入口で働いていることを確かめられませんでした({guards})。",
    en: "It could not be shown that the gate acts at every door of the public address ({guards}).",
  },
} as const satisfies Record<string, Words>

/** Why something could not be tried, behind `untried.`. */
export const UNTRIED: Readonly<Record<string, Words>> = {
  "no-canary": {
    ja: "確認用の会員がありません。sekisho.yaml の canary で決めてください。",
    en: "there is no test customer. Decide about one under canary in sekisho.yaml.",
  },
  "no-customer": {
    ja: "確認用の会員でログインできません。sekisho guard canary の案内のとおりに登録してください。",
    en: "the test customer cannot log in. Register it as sekisho guard canary says.",
  },
  "registers-by-hand": {
    ja: "この店のソフトでは、会員登録を終えるのに人の手(確認メールなど)が要ります。sekisho guard canary の案内のとおりに登録し、sekisho.yaml に canary: { account: by-hand } と書いてください。",
    en: "with this shop's software somebody has to finish the registration (a mail to confirm it, for example). Register the test customer as sekisho guard canary says, and write canary: { account: by-hand } in sekisho.yaml.",
  },
  "not-registered": {
    ja: "確認用の会員の登録が、店に受け付けられませんでした(CAPTCHA、承認、必須の項目など)。sekisho guard canary の案内のとおりに登録し、sekisho.yaml に canary: { account: by-hand } と書いてください。",
    en: "the shop did not take the test customer's registration (a CAPTCHA, an approval, a field of its own). Register it as sekisho guard canary says, and write canary: { account: by-hand } in sekisho.yaml.",
  },
  "no-form": {
    ja: "店のページに、操作に使う入力欄が見つからないか、店の外へ送る形になっていました。sekisho.yaml の public-url が店の設定と同じか、ソフトの版やテーマが変わっていないかを確かめてください。",
    en: "the shop's page has no form for it, or one that leads elsewhere. See whether public-url in sekisho.yaml is the address in the shop's settings, and whether the software's version or theme has changed.",
  },
  "log-in": {
    ja: "確認用の会員のログインが、店に受け付けられませんでした。",
    en: "the shop did not take the test customer's log-in.",
  },
  "no-session": {
    ja: "確認用の会員でログインした状態になれませんでした。",
    en: "no session of the test customer came about.",
  },
  "no-recipe": {
    ja: "この店のソフトでの操作のしかたが、まだわかっていない入口があります。",
    en: "at some doors it is not known yet how this shop's software is used.",
  },
  "no-door": {
    ja: "この店のソフトに、その入口が知られていません。",
    en: "no door for it is known in this shop's software.",
  },
  "asks-password": {
    ja: "店が今のパスワードをたずねる入口なので、門は確認していません。",
    en: "there the shop asks for the current password, and the gate for nothing.",
  },
  "link-goes-to-mailbox": {
    ja: "再設定のリンクは店が会員のメール箱へ送るので、門は最後まで試せません。",
    en: "the shop mails the link to the customer's mailbox, so the gate cannot go to the end.",
  },
  "shop-mails": {
    ja: "店のソフト自身が知らせる操作なので、門は知らせていません。",
    en: "the shop's software tells the customer itself, so the gate does not.",
  },
  "not-changed": {
    ja: "確認用の会員の変更が、店に受け付けられませんでした。",
    en: "the shop did not take the test customer's change.",
  },
  "no-records": { ja: "記録の置き場所(storage)がありません。", en: "there are no records (storage)." },
  "no-address": { ja: "管理画面のアドレスがわかりません。", en: "the address of the admin screens is not known." },
  "nothing-to-add": {
    ja: "店の応答に、足すものも取り除くものもありませんでした。",
    en: "there was nothing to add to the shop's answers or to take out.",
  },
  "shop-silent": { ja: "店に直接たずねられませんでした。", en: "the shop itself could not be asked." },
  "no-answer": { ja: "門を通した応答を受け取れませんでした。", en: "no answer came through the gate." },
}

import type { Words } from "../lib/words.ts"
import type { Level, Means, Phase, Place, RatedLevel, Role } from "./requirement.ts"
import type { Reason, Unknown, VerdictState } from "./verdict-shape.ts"

const words = (ja: string, en: string): Words => ({ ja, en })

/** Why a criterion has its state, said by the reason's code. */
export const REASON_WORDS: Readonly<Record<Reason, Words>> = {
  "observed-ok": words("外からの点検で確かめました。", "Confirmed by looking from outside."),
  "observed-not-ok": words("点検で問題が見つかりました。", "A check found a fault."),
  "observed-partly": words("点検で確かめられたのは一部です。", "The check could confirm only a part."),
  "observed-not-applicable": words(
    "点検の結果、この店には当てはまりません。",
    "The check found that this does not concern the shop.",
  ),
  enforced: words("関所が実際に防いでいることを確かめました。", "The gate enforces it, and this was confirmed."),
  "enforced-partly": words(
    "関所が実際に防いでいますが、この項目の一部です。",
    "The gate enforces it, but this is only a part of what is asked.",
  ),
  "inside-ok": words("サーバーの中の点検で確かめました。", "Confirmed by looking on the server itself."),
  "inside-not-ok": words("サーバーの中の点検で問題が見つかりました。", "A check on the server itself found a fault."),
  "answered-yes": words("担当者が「はい」と答えています。", "A person has answered yes."),
  "answered-no": words("担当者が「いいえ」と答えています。", "A person has answered no."),
  "answered-provider": words(
    "事業者が行っています。回答に示された事業者の説明によります。",
    "The provider does it, according to the page named in the answer.",
  ),
  "answered-alternative": words(
    "承認された代わりの対策を行っています。",
    "Another measure, approved by name, is in place.",
  ),
  "answered-planned": words(
    "これから行う予定です。実施が済むまでは満たしたことになりません。",
    "It is planned; until it is done it does not count.",
  ),
  "answered-not-applicable": words(
    "担当者が理由を付けて「当てはまらない」と答えています。",
    "A person has answered, with a reason, that it does not apply.",
  ),
  "site-payment": words(
    "この店のカード決済の方式には当てはまりません。",
    "It does not apply to this shop's way of payment.",
  ),
  "site-membership": words(
    "会員の有無により、この店には当てはまりません。",
    "It does not apply because of whether this shop has members.",
  ),
  "site-form": words("この店の作り方には当てはまりません。", "It does not apply to the way this shop is made."),
  "once-open": words(
    "開店したあとは、運用時の項目がこれに代わります。",
    "Once the shop is open, an item of operation takes its place.",
  ),
  "not-open-yet": words("開店してから問われる項目です。", "This is asked once the shop is open."),
  "no-observation": words(
    "この項目はまだ点検していません。点検を一度行うと分かります。",
    "This has not been looked at yet. The next check tells.",
  ),
  "observation-expired": words(
    "前回の点検の結果は期限が過ぎました。もう一度点検してください。",
    "The last result is too old to count. Check again.",
  ),
  "observation-unknown": words(
    "点検しましたが、見られませんでした。問題がないという意味ではありません。",
    "It was tried but could not be seen. That does not mean that all is well.",
  ),
  "vantage-no-stranger": words(
    "店の内側か許可された場所からしか見ていないので、外の人にどう見えるかはわかりません。別の回線から点検してください。",
    "It was seen only from inside or from an allowed place, so what strangers see is not known. Check from another line.",
  ),
  "guard-observes-only": words(
    "関所の防御が記録だけの設定なので、対策に数えません。enforce にしてください。",
    "The gate's guard only records, so it does not count. Set it to enforce.",
  ),
  "guard-origin-open": words(
    "店のサーバーに直接つながるため、関所を通らずに入れます。防御を対策に数えません。",
    "The shop's server can be reached directly, round the gate, so the guard does not count.",
  ),
  "guard-origin-unknown": words(
    "関所を通らない道が閉じているかを確かめられていないので、防御を対策に数えません。",
    "It is not confirmed that there is no way round the gate, so the guard does not count.",
  ),
  "answer-missing": words("あなたの回答を待っています。", "This waits for your answer."),
  "not-probed": words(
    "この版では自動で点検できません。あなたの回答を待っています。",
    "This version cannot look at it by itself; it waits for your answer.",
  ),
  "answer-expired": words(
    "前の回答は期限が過ぎました。いまの状態を確かめて、もう一度答えてください。",
    "The former answer has expired. Look at the present state and answer again.",
  ),
  "answer-without-evidence": words(
    "証拠のファイルがないので、「はい」を数えられません。報告書や画面の写しを添えてください。",
    "A yes does not count here without evidence. Attach the report or a picture.",
  ),
  "answer-without-reason": words(
    "理由や代わりの対策の内容が書かれていないので、回答を数えられません。",
    "The answer does not count: its reason, or the other measure, is not described.",
  ),
  "answer-without-link": words(
    "事業者の説明のページが示されていないので、回答を数えられません。URLを添えてください。",
    "The answer does not count: the provider's own page is not named. Add its URL.",
  ),
  "answer-without-approval": words(
    "代わりの対策を誰が承認したかが書かれていないので、回答を数えられません。",
    "The answer does not count: nobody is named who approved the other measure.",
  ),
  "answer-contradicted": words(
    "回答では問題がないことになっていますが、点検で問題が見つかりました。点検の結果を優先します。",
    "The answer says all is well, but a check found a fault. What was seen comes first.",
  ),
  "no-means-yet": words(
    "この版には、これを確かめる方法がまだありません。",
    "This version has no way to find this out yet.",
  ),
}

/** The five states of a verdict. */
export const STATE_WORDS: Readonly<Record<VerdictState, Words>> = {
  met: words("満たしている", "met"),
  partly: words("一部だけ", "partly met"),
  unmet: words("満たしていない", "not met"),
  unknown: words("まだ分からない", "not known yet"),
  "not-applicable": words("対象外", "does not apply"),
}

/** Which kind of unknown it is. */
export const UNKNOWN_WORDS: Readonly<Record<Unknown, Words>> = {
  "could-not-look": words("見られなかった", "could not be looked at"),
  "awaiting-answer": words("あなたの回答待ち", "waits for your answer"),
  "not-supported": words("本製品は未対応", "not supported by this product yet"),
}

export const LEVEL_WORDS: Readonly<Record<Level, Words>> = {
  must: words("必須", "must"),
  need: words("必要", "need"),
  advise: words("推奨", "advise"),
}

/** `必須(未確認)` until a source or a person with the guideline at hand has confirmed the level, then `必須`. */
export const levelWords = (level: Pick<RatedLevel, "value" | "provenance">): Words => {
  const plain = LEVEL_WORDS[level.value]
  if (level.provenance === "confirmed") return plain
  return words(`${plain.ja}(未確認)`, `${plain.en} (unconfirmed)`)
}

/** The places of the guideline's system picture. */
export const PLACE_WORDS: Readonly<Record<Place, Words>> = {
  "web-application": words("ウェブアプリケーション", "Web application"),
  "web-server": words("ウェブサーバー", "Web server"),
  "database-server": words("データベースサーバー", "Database server"),
  "admin-terminal": words("管理者の端末", "Admin terminal"),
  "user-terminal": words("利用者の端末", "Visitor's terminal"),
  firewall: words("ファイアウォール", "Firewall"),
  other: words("全体・その他", "The whole and others"),
}

/** What a requirement is to a shop in its present state. */
export const ROLE_WORDS: Readonly<Record<Role, Words>> = {
  score: words("いま問われる要件", "asked of the shop now"),
  gap: words("作ったときの要件(不足の一覧)", "asked when the shop was built (list of gaps)"),
  later: words("これから問われる要件", "asked later"),
}

export const PHASE_WORDS: Readonly<Record<Phase, Words>> = {
  build: words("構築時", "Building"),
  operate: words("運用時", "Operating"),
  owner: words("経営者", "Owner"),
  card: words("カード", "Card"),
}

/** How a criterion can be answered. */
export const MEANS_WORDS: Readonly<Record<Means, Words>> = {
  observed: words("外から見る", "seen from outside"),
  inside: words("中から見る", "seen inside"),
  enforced: words("関所が守る", "enforced by the gate"),
  answered: words("人が答える", "answered by a person"),
}

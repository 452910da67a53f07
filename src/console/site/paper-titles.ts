import type { Words } from "../../lib/words.ts"
import type { Audience } from "../../report/papers/audiences.ts"
import type { PaperName } from "../../report/papers/sheets.ts"

export type PaperId = Audience | PaperName | "result" | "checklist"

const words = (ja: string, en: string): Words => ({ ja, en })

/** Every paper with its name and what it is for, in the order of the list. */
export const PAPER_TITLES: readonly (readonly [paper: PaperId, title: Words, what: Words])[] = [
  [
    "owner",
    words("経営者の月次報告", "Owner's monthly page"),
    words("いまの状態と、次に行うことを一枚で示します。", "Where the shop stands and what to do next, on one page."),
  ],
  [
    "practitioner",
    words("実務担当者の一覧", "Practitioner's list"),
    words("すべての項目を、証拠と日付つきで載せます。", "Every item with its evidence and dates."),
  ],
  [
    "checklist",
    words("チェックリスト", "Checklists"),
    words("表計算のファイルで記入し、ここから取り込めます。", "A spreadsheet to fill in, which can be imported here."),
  ],
  [
    "contractor",
    words("委託先への依頼", "Request to the contractor"),
    words("直してほしいことと、答えてほしいことです。", "What to mend and what to answer."),
  ],
  [
    "acquirer",
    words("カード会社への回答", "Answers for the card company"),
    words("セキュリティ・チェックリストの回答案です。", "A draft of the security checklist's answers."),
  ],
  [
    "public",
    words("公開用の説明", "Public statement"),
    words("店のページに載せる、取り組みの説明です。", "What the shop does, for its own web page."),
  ],
  [
    "order",
    words("指示書", "Order to staff"),
    words("経営者が署名して担当者に渡します。", "Signed by the owner, handed to staff."),
  ],
  ["policy", words("基本方針", "Policy"), words("店のセキュリティの方針の案です。", "A draft of the shop's policy.")],
  [
    "budget",
    words("予算と人手の計画", "Budget"),
    words("対策にかかる費用と時間をまとめます。", "Cost and hours of the measures."),
  ],
  [
    "calendar",
    words("見直しの予定表", "Review calendar"),
    words("一年の点検と見直しの予定です。", "A year of checks and reviews."),
  ],
  [
    "accident",
    words("事故のときの初動", "First response"),
    words("壁に貼っておく、連絡先と手順です。", "Contacts and steps, to hang on the wall."),
  ],
  [
    "clauses",
    words("契約に入れる条項", "Contract clauses"),
    words("委託先との契約に書く内容の案です。", "Drafts for the contract with a contractor."),
  ],
  [
    "requirements",
    words("要求仕様書", "Requirement sheet"),
    words("見積もりや開発を頼むときに渡します。", "Handed over when asking for quotations."),
  ],
  [
    "go-no-go",
    words("開店前の確認書", "Go / no-go sheet"),
    words("開店してよいかを判断するための一枚です。", "One page to decide whether to open."),
  ],
  [
    "result",
    words("点検の結果", "Result"),
    words("判定のすべてを、そのままの形で出します。", "The whole result as it is."),
  ],
]

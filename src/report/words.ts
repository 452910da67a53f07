import { levelWords as ratedLevelWords, PLACE_WORDS as GUIDELINE_PLACES } from "../guideline/reasons.ts"
import { fill, type Values, type Words } from "../lib/words.ts"
import type { Figure } from "../guideline/figures.ts"
import type { Level, Role } from "../guideline/requirement.ts"
import type { Severity } from "../guideline/observation.ts"
import type { VerdictState } from "../guideline/verdict-shape.ts"
import type { Effort } from "./document.ts"

const words = (ja: string, en: string): Words => ({ ja, en })

/** The five states, as they are named in every paper. */
export { LEVEL_WORDS, PHASE_WORDS, STATE_WORDS, UNKNOWN_WORDS } from "../guideline/reasons.ts"
/** By the place's id as a stored document names it. */
export const PLACE_WORDS: Readonly<Record<string, Words>> = GUIDELINE_PLACES

/** What each state means, for an owner. */
export const STATE_MEANING: Readonly<Record<VerdictState, Words>> = {
  met: words("有効な証拠があり、確かめられました。", "There is evidence for it that still counts."),
  partly: words("確かめられたのは一部で、残りがあります。", "A part of it is proved; something is still missing."),
  unmet: words("足りない点が見つかりました。直す必要があります。", "Something is missing and has to be mended."),
  unknown: words(
    "見られなかった、お店の回答を待っている、または本製品が未対応のいずれかです。問題なしという意味ではありません。",
    "It could not be looked at, waits for your answer, or this product cannot tell yet. It does not mean that all is well.",
  ),
  "not-applicable": words(
    "このお店には当てはまりません。理由を添えています。",
    "It does not concern this shop; the reason is given.",
  ),
}

/** The level as papers show it: `必須`, or `必須(未確認)` until a person has confirmed it with the guideline at hand. */
export const levelWords = (value: Level, provenance: "confirmed" | "recalled"): Words =>
  ratedLevelWords({ value, provenance })

export const SEVERITY_WORDS: Readonly<Record<Severity, Words>> = {
  critical: words("緊急", "critical"),
  high: words("重大", "high"),
  medium: words("中", "medium"),
  low: words("低", "low"),
}
export const EFFORT_WORDS: Readonly<Record<Effort, Words>> = {
  small: words("小(設定の変更)", "small (a setting)"),
  medium: words("中(担当者の半日ほど)", "medium (about half a day)"),
  large: words("大(制作会社との作業)", "large (work with your contractor)"),
}
export const ROLE_WORDS: Readonly<Record<Role, { readonly title: Words; readonly says: Words }>> = {
  score: {
    title: words("いま問われる要件", "Asked of the shop now"),
    says: words(
      "お店のいまの段階で、満たしているかどうかを問われる要件です。",
      "The requirements that count for the shop in its present state.",
    ),
  },
  gap: {
    title: words("作ったときの要件(不足の一覧)", "Asked when the shop was built (list of gaps)"),
    says: words(
      "公開したあとも、足りないものを見つけるために確かめる要件です。",
      "Looked at after opening too, to find what is missing.",
    ),
  },
  later: {
    title: words("これから問われる要件", "Asked later"),
    says: words("お店の次の段階で問われる要件です。", "Requirements of the shop's next state."),
  },
}
export const SOURCE_WORDS: Readonly<Record<string, Words>> = {
  card: words("カードのガイドライン", "card guideline"),
  "ipa-companion": words("IPAの関連資料", "IPA companion"),
  recalled: words("未確認", "unconfirmed"),
  ours: words("Sekisho独自", "Sekisho's own"),
}
export const ANSWER_WORDS: Readonly<Record<string, Words>> = {
  yes: words("はい", "yes"),
  no: words("いいえ", "no"),
  "not-applicable": words("対象外", "does not apply"),
  provider: words("提供者が実施", "done by the provider"),
  alternative: words("代替策", "other measure"),
  planned: words("予定", "planned"),
}

export const SITE_WORDS: Readonly<Record<string, Words>> = {
  planning: words("企画中", "planning"),
  building: words("構築中", "building"),
  "pre-open": words("公開前", "before opening"),
  open: words("公開中", "open"),
  mall: words("モール出店", "mall tenant"),
  saas: words("SaaS(ASPカート)", "SaaS cart"),
  package: words("パッケージ", "package"),
  oss: words("オープンソース", "open source"),
  scratch: words("独自開発", "made from scratch"),
  none: words("カード決済なし", "no cards"),
  link: words("リンク型", "redirect to the provider"),
  token: words("トークン型", "provider's script (token)"),
  embedded: words("埋め込み型", "provider's frame"),
  own: words("自社で処理", "card data passes the shop"),
}
export const VANTAGE_WORDS: Readonly<Record<string, Words>> = {
  loopback: words("このコンピューターの中から", "from the same computer"),
  private: words("内部のネットワークから", "from a private network"),
  public: words("インターネットから", "from the internet"),
  inside: words("サーバーの中から", "from inside the server"),
  gate: words("関所(ゲート)から", "from the gate"),
}
export const EVIDENCE_WORDS: Readonly<Record<string, Words>> = {
  address: words("アドレス", "address"),
  certificate: words("証明書", "certificate"),
  cookie: words("Cookie", "cookie"),
  dns: words("DNS", "DNS"),
  door: words("入口", "door"),
  file: words("ファイル", "file"),
  form: words("フォーム", "form"),
  frame: words("フレーム", "frame"),
  header: words("ヘッダー", "header"),
  library: words("ライブラリ", "library"),
  mode: words("動作", "mode"),
  page: words("ページ", "page"),
  port: words("ポート", "port"),
  protocol: words("プロトコル", "protocol"),
  redirect: words("転送", "redirect"),
  script: words("スクリプト", "script"),
  software: words("ソフトウェア", "software"),
  status: words("応答", "status"),
  text: words("本文", "text"),
}

/** Every other sentence of the papers. */
export const UI = {
  product: words("関所 Sekisho", "Sekisho"),
  title: words("{shop} のセキュリティ点検結果", "Security check of {shop}"),
  subtitle: words("ネットショップのセキュリティ点検結果", "Security check of an online shop"),
  skip: words("本文へ移動", "Skip to the content"),
  contents: words("目次", "Contents"),
  unnamedShop: words("公開前のお店", "a shop without an address yet"),
  checkedAt: words("点検した日時", "Checked"),
  japanTime: words("日本時間", "Japan time"),
  stage: words("お店の段階", "State"),
  form: words("作り方", "Made as"),
  payment: words("カード決済", "Cards"),
  software: words("ソフトウェア", "Software"),
  notTold: words("未回答", "not told"),
  items: words("{count}件", "{count}"),
  listComma: words("、", ", "),

  ownerTitle: words("経営者の方へ", "For the owner"),
  ownerLead: words(
    "必須の要件 {applies}件のうち、満たしていると確かめられたのは {met}件です。",
    "Of the {applies} requirements that are a must, {met} are proved to be met.",
  ),
  ownerLeadMore: words(
    "満たしていないものが {unmet}件、一部だけのものが {partly}件、まだ分からないものが {unknown}件あります。",
    "Not met: {unmet}. Partly met: {partly}. Not known yet: {unknown}.",
  ),
  countsTitle: words("いまの状態", "Where the shop stands"),
  countsOf: words("{applies}件中 {met}件", "{met} of {applies}"),
  countsMet: words("満たしていると確かめられた数", "Proved to be met"),
  countsCaption: words("区分ごとの要件の数", "Requirements by level"),
  level: words("区分", "Level"),
  breakdown: words("内訳", "In detail"),
  unconfirmedNote: words(
    "(未確認)は、その区分をガイドラインの本文で人がまだ確かめていないという印です。",
    "(unconfirmed) marks a level that nobody has yet compared with the guideline's own text.",
  ),
  firstTitle: words("まず、この3つから", "Do these three first"),
  firstTitleFewer: words("まず、ここから", "Do this first"),
  firstNone: words(
    "満たしていない要件は見つかっていません。「まだ分からない」要件を確かめることが次の仕事です。",
    "Nothing was found that is not met. Next: find out about what is not known yet.",
  ),
  found: words("見つかったこと", "Found"),
  asked: words("答えていない質問", "Not answered yet"),
  harm: words("放っておくと", "Why it matters"),
  todo: words("すること", "What to do"),
  todoAnswer: words("担当の方に確かめて、答えてください。", "Ask the person in charge, and answer."),
  effort: words("手間の目安", "Effort"),
  severity: words("重さ", "Severity"),
  stepsBelow: words("担当者に渡す手順({id})", "Steps for the practitioner ({id})"),
  lossTitle: words("情報が漏れると、いくらかかるか", "What a breach costs"),
  lossRange: words("約{range}", "about {range}"),
  lossLead: words("お店の規模で見た、情報漏えい1回あたりの費用の目安です。", "for one breach at a shop of this size."),
  lossLeadNoSize: words(
    "情報漏えい1回あたりの費用の目安です。売上や顧客数を入れると、お店に合わせて計算します。",
    "for one breach. With your sales and customers told, it is reckoned for your shop.",
  ),
  lossPart: words("費用", "Cost"),
  lossAmount: words("金額の幅", "Range"),
  lossBasis: words("もとになる公表された数字", "Published figures"),
  lossSources: words("出典(公表の年)", "Sources (year)"),
  stateTitle: words("判定の言葉", "The words for the results"),
  examination: words(
    "この報告書は、Sekishoが見た事実と、お店の方の回答をまとめたものです。IPA(情報処理推進機構)やカード会社による審査ではありません。",
    "This paper collects what Sekisho saw and what the shop's people answered. It is not an examination by IPA or a card company.",
  ),

  figureTitle: words("図で見る、作るときの14要件", "The fourteen build items, in a picture"),
  figureLead: words(
    "番号の入った丸い印が要件です。印のある場所が、対策をする場所です。形と記号が判定を表します。",
    "Each round seal is one requirement, set where its measure belongs. Its shape and sign tell the result.",
  ),
  figureName: words("お店の仕組みと14要件の判定", "The shop's system and the result of the fourteen requirements"),
  figurePlace: words("{place}: {seals}。", "{place}: {seals}. "),
  figureSeal: words("要件{number} {state}", "{number} {state}"),
  figureEmpty: words("要件なし", "none"),
  figureLegend: words("印の読み方", "How to read the seals"),
  figureList: words("14要件の一覧", "The fourteen items"),

  practitionerTitle: words("実務担当者の方へ", "For the practitioner"),
  practitionerLead: words(
    "要件ごとに、判定、その理由、証拠、直し方を示します。満たしていない項目だけ開いてあります。項目名を押すと開閉できます。",
    "For each requirement: the result, why, the evidence and how to mend it. Only what is not met stands open; press a line to open or close it.",
  ),
  itemName: words("{phase} 要件{number}", "{phase} {number}"),
  officialTitle: words("ガイドラインでの名称", "Name in the guideline"),
  officialRecalled: words("名称は未確認", "name unconfirmed"),
  levelPage: words("ガイドライン{page}ページ", "guideline, page {page}"),
  criteriaOf: words("判定項目 {count}件", "{count} questions"),
  core: words("判定に使う", "decides"),
  plus: words("助言", "advice"),
  because: words("理由", "Because"),
  why: words("確かめる理由", "Why it is asked"),
  remedy: words("直し方", "How to mend it"),
  evidence: words("証拠", "Evidence"),
  evidenceKind: words("種類", "Kind"),
  evidenceWhere: words("場所", "Where"),
  evidenceValue: words("内容", "What stood there"),
  seenBy: words("点検", "Check"),
  observedAt: words("見た日時", "Seen"),
  validUntil: words("有効期限", "Counts until"),
  vantage: words("見た場所", "From where"),
  answer: words("回答", "Answer"),
  answerBy: words("{name}さんの回答", "answered by {name}"),
  approvedBy: words("承認者", "Approved by"),
  evidenceFiles: words("証拠ファイル", "Evidence files"),

  notSeenTitle: words("確かめられなかったこと", "What could not be found out"),
  notSeenLead: words(
    "分からないことは、満たしているとも、満たしていないともしていません。",
    "What is not known counts neither as met nor as not met.",
  ),
  answersTitle: words("お店の方の回答を待っている質問", "Questions that wait for your answer"),
  answersHow: words(
    "答え方の例: `sekisho answer {id} --state yes --by お名前`",
    "To answer, for example: `sekisho answer {id} --state yes --by NAME`",
  ),
  couldNotLookTitle: words("見られなかったもの", "What could not be looked at"),
  notSupportedTitle: words("本製品がまだ判定できない質問", "Questions this product cannot judge yet"),
  what: words("対象", "What"),
  whyNot: words("理由", "Why"),
  detail: words("詳細", "Detail"),
  question: words("質問", "Question"),
  requirement: words("要件", "Requirement"),
  nothing: words("ありません。", "Nothing."),
  affected: words("判定できなかった質問", "Questions left without a result"),

  aboutTitle: words("この報告書について", "About this paper"),
  sekishoVersion: words("Sekishoの版", "Sekisho"),
  catalogue: words("要件一覧の版", "Catalogue"),
  schema: words("形式", "Format"),
  started: words("開始", "Started"),
  duration: words("かかった時間", "Duration"),
  seconds: words("{count}秒", "{count} s"),
  requests: words("送った要求", "Requests sent"),
  requestsCount: words("{count}回(ほかにブラウザーが{browser}回)", "{count} (and {browser} by the browser)"),
  unknownVantage: words("不明", "not known"),

  tableId: words("要件", "Item"),
  tableTitle: words("内容", "What"),
  tableVerdict: words("判定", "Result"),
  tableWhy: words("理由", "Why"),
  tableAllSeen: words("判定項目{count}件を確かめました", "proved, questions: {count}"),
  unknownCount: words("{kind} {count}件", "{kind}: {count}"),
  tableSummary: words("{level}: {applies}件中 {met}件を満たしている", "{level}: {met} of {applies} met"),
  tableNotSeen: words("見られなかったもの: {list}", "Could not be looked at: {list}"),
  tableTodo: words("回答待ちの質問: {count}件", "Questions that wait for your answer: {count}"),
  more: words("ほか{count}件", "and {count} more"),
} as const satisfies Record<string, Words>

/** Amounts in yen as people say them: `1,600万円`, `¥16.0 million`. */
export const yenWords = (yen: number): Words => {
  const tenThousands = Math.round(yen / 10_000)
  const oku = Math.floor(tenThousands / 10_000)
  const man = tenThousands % 10_000
  const group = (count: number): string => count.toLocaleString("ja-JP")
  const ja = oku === 0 ? `${group(man)}万円` : `${group(oku)}億${man === 0 ? "" : `${group(man)}万`}円`
  return words(ja, `¥${(yen / 1_000_000).toFixed(1)} million`)
}

/** A range of yen: the low end, then the high end with its unit. */
export const yenRange = (lowYen: number, highYen: number): Words => {
  const [low, high] = [yenWords(lowYen), yenWords(highYen)]
  return words(`${low.ja}〜${high.ja}`, `${low.en.replace(" million", "")}–${high.en.slice(1)}`)
}

const AMOUNT: Readonly<Record<Exclude<Figure["unit"], "yen">, Words>> = {
  months: words("{n}か月", "{n} months"),
  percent: words("{n}%", "{n}%"),
  shops: words("{n}店", "{n} shops"),
  records: words("{n}件", "{n} records"),
}
const amountWords = (value: number, unit: Exclude<Figure["unit"], "yen">): Words =>
  fill(AMOUNT[unit], { n: value.toLocaleString("ja-JP") })
const valueWords = ({ value, to, unit }: Figure): Words => {
  if (unit === "yen") return to === undefined ? yenWords(value) : yenRange(value, to)
  const [low, high] = [amountWords(value, unit), amountWords(to ?? value, unit)]
  return to === undefined ? low : words(`${low.ja}〜${high.ja}`, `${low.en} to ${high.en}`)
}

/** A published figure in words: what it is, and its value or range. */
export const figureWords = (figure: Figure): Words => {
  const { what, about } = figure
  const value = valueWords(figure)
  return words(`${what.ja}: ${about ? "約" : ""}${value.ja}`, `${what.en}: ${about ? "about " : ""}${value.en}`)
}

export const filled = (key: keyof typeof UI, values: Values): Words => fill(UI[key], values)

import type { Language, Words } from "../../lib/words.ts"
import { fill } from "../../lib/words.ts"
import { changesSince, type Change } from "../changes.ts"
import { levelCounts, type LevelCount } from "../counts.ts"
import type { Document } from "../document.ts"
import { ASSUMED_RATES, workFigures, workOf, type Rates } from "../effort.ts"
import { firstThings, type Thing } from "../first-things.ts"
import { saidOf, todoOf } from "../html/owner.ts"
import { firstLine, japanDay } from "../html/text.ts"
import { estimateLoss } from "../loss.ts"
import { figureBlock } from "../pdf/figure.ts"
import { filled, levelWords, STATE_WORDS, UI, yenRange } from "../words.ts"
import type { PaperContext } from "./context.ts"
import type { Details } from "./details.ts"
import { sheetOf } from "./frame.ts"
import type { Block, Row, Sheet } from "./sheet.ts"

const words = (ja: string, en: string): Words => ({ ja, en })
const OWNER = {
  title: words("{shop} 経営者の月次報告", "{shop}: the owner's monthly page"),
  subtitle: words("経営者の方へ 月次報告(1枚)", "For the owner: one page a month"),
  picture: words("図で見る14要件", "The fourteen build items"),
  key: words(
    "緑の丸に✓: 満たしている　赤い印に×: 満たしていない　半分の丸: 一部　破線の丸に?: まだ分からない",
    "Green with ✓: met. Red with ×: not met. Half: partly. Broken ring with ?: not known yet.",
  ),
  step: words("すること", "What to do"),
  found: words("なぜ", "Why"),
  cost: words("時間と費用の目安", "Hours and yen"),
  costNote: words(
    "時間はSekishoの仮定です。費用は1時間あたり社内{staff}円{staffFrom}、委託先{contractor}円{contractorFrom}で計算しました。見積もりで確かめてください。",
    "The hours are assumptions of Sekisho; an hour of own staff is ¥{staff}{staffFrom}, of contractors ¥{contractor}{contractorFrom}. Ask for a quotation.",
  ),
  ratesAssumed: words("(Sekishoの仮定)", " (assumed by Sekisho)"),
  ratesTold: words("(お店の設定)", " (told by the shop)"),
  changes: words("前回({date})から変わったこと", "What has changed since {date}"),
  noChange: words("判定の変わった要件はありません。", "No requirement has another result."),
  change: words("{title}: {before} → {now}", "{title}: {before} → {now}"),
  notJudged: words("判定なし", "not judged"),
  worse: words("悪くなったもの", "Got worse"),
  better: words("良くなったもの", "Got better"),
  other: words("そのほか", "Others"),
  moreChanges: words("ほか{count}件", "and {count} more"),
  loss: words(
    "情報が漏れたときの費用の目安: 約{range}(公表された数字による1回あたりの幅)",
    "What one breach costs: about {range} (range from published figures)",
  ),
} as const

const MAX_CHARS = 62
const MAX_CHANGES = 2

const countRow = ({ words: level, applies, states }: LevelCount, language: Language): Row => [
  { text: level[language], bold: true },
  { text: filled("countsOf", { applies, met: states.met })[language], bold: true },
  { text: String(states.met), tone: "met" },
  { text: String(states.partly), tone: "partly" },
  { text: String(states.unmet), tone: "unmet" },
  { text: String(states.unknown), tone: "unknown" },
  { text: String(states["not-applicable"]), tone: "not-applicable" },
]

const countsTable = (document: Document, language: Language): Block => ({
  kind: "table",
  caption: UI.countsCaption[language],
  head: [
    UI.level[language],
    UI.countsMet[language],
    ...(["met", "partly", "unmet", "unknown", "not-applicable"] as const).map((state) => STATE_WORDS[state][language]),
  ],
  shares: [20, 24, 11, 11, 11, 12, 11],
  rows: levelCounts(document).map((count) => countRow(count, language)),
})

/** The rates that a shop told for its papers, for {@link workOf}. */
export const ratesIn = ({ rates }: Details): Rates => ({
  ...(rates?.["staff-yen-per-hour"] === undefined ? {} : { staffYenPerHour: rates["staff-yen-per-hour"] }),
  ...(rates?.["contractor-yen-per-hour"] === undefined
    ? {}
    : { contractorYenPerHour: rates["contractor-yen-per-hour"] }),
})

const stepRow = (thing: Thing, index: number, rates: Rates, language: Language): Row => [
  { text: String(index + 1), bold: true },
  {
    text: firstLine(todoOf(thing, language), MAX_CHARS),
    bold: true,
    lines: [
      `${thing.verdict.title[language]} (${levelWords(thing.verdict.level, thing.verdict.levelProvenance)[language]}, ${thing.criterion.criterion})`,
    ],
  },
  firstLine(saidOf(thing, language), MAX_CHARS),
  workFigures(workOf(thing.effort, rates))[language],
]

const steps = (document: Document, details: Details, language: Language): readonly Block[] => {
  const things = firstThings(document)
  const heading: Block = {
    kind: "heading",
    level: 2,
    text: (things.length === 3 ? UI.firstTitle : UI.firstTitleFewer)[language],
  }
  if (things.length === 0) return [heading, { kind: "text", text: UI.firstNone[language] }]
  const rates = ratesIn(details)
  return [
    heading,
    {
      kind: "table",
      caption: heading.text,
      head: ["", OWNER.step[language], OWNER.found[language], OWNER.cost[language]],
      shares: [5, 42, 31, 22],
      rows: things.map((thing, index) => stepRow(thing, index, rates, language)),
    },
    { kind: "text", as: "fine", text: costNote(rates, language) },
  ]
}

/** What the sums of work rest on. */
export const costNote = (rates: Rates, language: Language): string => {
  const from = (told: number | undefined): string =>
    (told === undefined ? OWNER.ratesAssumed : OWNER.ratesTold)[language]
  const yen = (amount: number): string => amount.toLocaleString("ja-JP")
  return fill(OWNER.costNote, {
    staff: yen(rates.staffYenPerHour ?? ASSUMED_RATES.staffYenPerHour),
    staffFrom: from(rates.staffYenPerHour),
    contractor: yen(rates.contractorYenPerHour ?? ASSUMED_RATES.contractorYenPerHour),
    contractorFrom: from(rates.contractorYenPerHour),
  })[language]
}

const changeLine = ({ verdict, before }: Change, language: Language): string =>
  fill(OWNER.change, {
    title: firstLine(verdict.title[language], 24),
    before: (before === null ? OWNER.notJudged : STATE_WORDS[before])[language],
    now: STATE_WORDS[verdict.state][language],
  })[language]

const changeLines = (changes: readonly Change[], language: Language): readonly string[] =>
  (["worse", "better", "other"] as const).flatMap((direction) => {
    const mine = changes.filter((change) => change.direction === direction)
    if (mine.length === 0) return []
    const shown = mine.slice(0, MAX_CHANGES).map((change) => changeLine(change, language))
    const rest =
      mine.length > shown.length ? [fill(OWNER.moreChanges, { count: mine.length - shown.length })[language]] : []
    return [`${OWNER[direction][language]}: ${[...shown, ...rest].join(" / ")}`]
  })

const changed = (document: Document, previous: Document | null, language: Language): readonly Block[] => {
  if (previous === null) return []
  const lines = changeLines(changesSince(document, previous), language)
  return [
    {
      kind: "heading",
      level: 2,
      text: fill(OWNER.changes, { date: japanDay(previous.startedAt, language) })[language],
    },
    lines.length === 0 ? { kind: "text", text: OWNER.noChange[language] } : { kind: "list", items: lines },
  ]
}

/** The owner's month on one page: where the shop stands, the picture, three next steps, what has changed. */
export const ownerSheet = (document: Document, context: PaperContext, language: Language): Sheet => {
  const must = levelCounts(document)[0]
  const values = { applies: must?.applies ?? 0, ...must?.states }
  const loss = estimateLoss(context.size)
  const sheet = sheetOf(document, context, language, {
    title: "",
    subtitle: OWNER.subtitle[language],
    type: "one-page",
    blocks: [
      { kind: "text", as: "strong", text: filled("ownerLead", values)[language] },
      { kind: "text", text: filled("ownerLeadMore", values)[language] },
      countsTable(document, language),
      { kind: "heading", level: 2, text: OWNER.picture[language] },
      figureBlock(document, language, 0.9),
      { kind: "text", as: "fine", text: OWNER.key[language] },
      ...steps(document, context.details, language),
      ...changed(document, context.previous, language),
      {
        kind: "text",
        text: fill(OWNER.loss, { range: yenRange(loss.lowYen, loss.highYen)[language] })[language],
      },
    ],
  })
  return { ...sheet, title: fill(OWNER.title, { shop: sheet.name })[language] }
}

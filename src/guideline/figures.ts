import type { Words } from "../lib/words.ts"

/** One number about damage, for the owner's page. Shown with its source and year, never as a forecast for one shop. */
export interface Figure {
  readonly id: string
  readonly value: number
  /** Upper end, where the source gives a range. */
  readonly to?: number
  readonly unit: "months" | "yen" | "percent" | "shops" | "records"
  /** Of how many, where the number counts some out of all. */
  readonly outOf?: number
  readonly about: boolean
  readonly what: Words
  readonly source: Words
  /** Year of the source's publication. */
  readonly year: number
  /** `retold`: read in reports about the source · `recalled`: not read anywhere at hand. */
  readonly provenance: "retold" | "recalled"
}

const GUIDELINE: Words = {
  ja: "IPA「ECサイト構築・運用セキュリティガイドライン」",
  en: "IPA, security guideline for building and operating EC sites",
}
const PPC: Words = {
  ja: "個人情報保護委員会 ECサイトへの不正アクセスに関する実態調査",
  en: "Personal Information Protection Commission, survey of intrusions into EC sites",
}
const CARD_FRAUD: Words = {
  ja: "クレジットカード不正利用被害の集計(ガイドラインの引用による)",
  en: "Statistics of card fraud, as quoted in the guideline",
}

const LATER_FRAUD: Words = {
  ja: "クレジットカード不正利用被害の集計(ガイドラインより後の年、決済代行会社の引用による)",
  en: "Statistics of card fraud of a later year, as quoted by a payment provider",
}

const seen = (
  id: string,
  value: number,
  unit: Figure["unit"],
  what: Words,
  source: Words,
  year: number,
  more: Partial<Pick<Figure, "to" | "outOf" | "about">> = {},
): Figure => ({ id, value, unit, what, source, year, about: true, provenance: "retold", ...more })

/** Each part of the worked example for about 3,000 leaked records; their sum is `example-total`. */
const example = (id: string, yen: number, ja: string, en: string): Figure =>
  seen(
    `example-${id}`,
    yen,
    "yen",
    { ja: `約3,000件が漏えいした場合の試算: ${ja}`, en: `Worked example for about 3,000 leaked records: ${en}` },
    GUIDELINE,
    2023,
  )

export const FIGURES: readonly Figure[] = [
  seen(
    "closed-months",
    8.6,
    "months",
    {
      ja: "被害後にECサイトを閉鎖した期間(1社平均)",
      en: "Time the shop stayed closed after an incident, average per company",
    },
    GUIDELINE,
    2023,
  ),
  seen(
    "lost-sales",
    57_000_000,
    "yen",
    {
      ja: "閉鎖の間に失った売上(従業員500人以下の44社、1社平均)",
      en: "Sales lost while closed, average over 44 companies with at most 500 employees",
    },
    PPC,
    2022,
    { outOf: 44 },
  ),
  seen(
    "response-cost",
    24_000_000,
    "yen",
    {
      ja: "事故の対応にかかった費用(費用の生じた19社の平均)",
      en: "Cost of responding to the incident, average over the 19 companies that paid any",
    },
    GUIDELINE,
    2023,
    { outOf: 19 },
  ),
  seen(
    "leaked-records",
    3_800,
    "records",
    { ja: "漏えいした顧客情報の件数(1社平均)", en: "Customer records leaked, average per company" },
    GUIDELINE,
    2023,
  ),
  seen(
    "self-built",
    97,
    "percent",
    { ja: "被害に遭った店のうち、自社構築サイトの割合", en: "Share of self-built shops among the victims" },
    PPC,
    2022,
    { about: false },
  ),
  seen(
    "not-updated",
    75,
    "percent",
    {
      ja: "被害に遭った店のうち、更新を怠り穴を残していた割合",
      en: "Share of victims that had left holes open by not updating",
    },
    GUIDELINE,
    2023,
    { about: false },
  ),
  seen(
    "no-operation-security",
    90,
    "percent",
    {
      ja: "被害に遭った店のうち、運用中の対策をしていなかった割合",
      en: "Share of victims without security work in operation",
    },
    GUIDELINE,
    2023,
    { about: false },
  ),
  seen(
    "no-contract-clause",
    44,
    "percent",
    {
      ja: "運用を委託していた店のうち、契約書や仕様書にセキュリティの記載がなかった割合",
      en: "Share of shops that outsourced and had nothing about security in contract or specification",
    },
    GUIDELINE,
    2023,
    { about: false },
  ),
  seen(
    "high-risk-found",
    26,
    "shops",
    {
      ja: "中小企業の50サイトを無料で診断し、危険度の高い問題が見つかったサイトの数",
      en: "Of 50 small shops diagnosed free of charge, those with at least one high risk",
    },
    GUIDELINE,
    2023,
    { outOf: 50, about: false },
  ),
  example("fraud", 2_500_000, "不正利用の補償とカードの再発行", "fraud compensation and re-issue of cards"),
  example("forensics", 1_700_000, "原因の調査", "forensics"),
  example("call-centre", 750_000, "問い合わせ窓口", "call centre"),
  example("mail", 250_000, "お詫びの郵送", "letters to customers"),
  example("other", 800_000, "その他", "other"),
  example("total", 6_000_000, "合計", "total"),
  seen(
    "small-lost-opportunity",
    10_000_000,
    "yen",
    {
      ja: "従業員50人未満の会社でいちばん多かった機会損失の額",
      en: "Most common loss of opportunity among companies with fewer than 50 employees",
    },
    PPC,
    2022,
    { to: 15_000_000 },
  ),
  seen(
    "small-forensics",
    1_000_000,
    "yen",
    {
      ja: "従業員50人未満の会社が外部の調査に払った額(多くの場合)",
      en: "What companies with fewer than 50 employees mostly paid for outside forensics",
    },
    PPC,
    2022,
    { to: 5_000_000 },
  ),
  seen(
    "small-forensics-peak",
    2_000_000,
    "yen",
    { ja: "そのうち最も多かった額の幅", en: "The most common range of that cost" },
    PPC,
    2022,
    { to: 2_490_000 },
  ),
  seen(
    "small-card-reissue",
    90,
    "percent",
    {
      ja: "従業員50人未満の会社のうち、カードの再発行の費用を払った割合(90%を超える)",
      en: "Companies with fewer than 50 employees that paid for re-issued cards (more than 90 %)",
    },
    PPC,
    2022,
  ),
  seen(
    "card-fraud-2021",
    33_000_000_000,
    "yen",
    {
      ja: "2021年の国内のカード不正利用額(94%が番号の盗用)",
      en: "Card fraud in Japan in 2021, 94 % of it by stolen numbers",
    },
    CARD_FRAUD,
    2023,
  ),
  seen(
    "card-fraud-2024",
    55_500_000_000,
    "yen",
    { ja: "2024年の国内のカード不正利用額", en: "Card fraud in Japan in 2024" },
    LATER_FRAUD,
    2025,
  ),
]

/** A figure by its id; undefined where there is none. */
export const figureById = (id: string): Figure | undefined => FIGURES.find((figure) => figure.id === id)

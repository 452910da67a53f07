import { figureById, type Figure } from "../guideline/figures.ts"
import { SekishoError } from "../lib/errors.ts"
import { fill, type Words } from "../lib/words.ts"

/** What an owner may tell about the shop's size. Everything is optional. */
export interface ShopSize {
  readonly monthlySalesYen?: number
  /** Customers whose personal data the shop keeps. */
  readonly customers?: number
  readonly staff?: number
}
export interface LossPart {
  readonly what: Words
  readonly lowYen: number
  readonly highYen: number
  /** The published figures it rests on. */
  readonly figures: readonly Figure[]
  /** How the figures were turned into this range; absent where they are the range. */
  readonly reckoned?: Words
}
/** What one breach costs, as a range. `sized`: reckoned from the shop's own numbers. */
export interface Loss {
  readonly lowYen: number
  readonly highYen: number
  readonly sized: boolean
  readonly parts: readonly LossPart[]
}

/** Leaked records in the guideline's worked example. */
const EXAMPLE_RECORDS = 3_000
/** The PPC's survey counts companies below this as small. */
const SMALL_STAFF = 50
const RESPONSE: Words = {
  ja: "調査、お客様への対応、カードの再発行など",
  en: "Forensics, notices, card re-issue and the like",
}
const SALES: Words = { ja: "休止しているあいだの売上", en: "Sales while the shop is closed" }

const figure = (id: string): Figure => {
  const found = figureById(id)
  if (found === undefined) throw new SekishoError("INTERNAL", { reason: `no figure ${id}` })
  return found
}
const valueOf = (id: string): number => figure(id).value
const upperOf = (id: string): number => figure(id).to ?? figure(id).value

/** A positive number that a sum can be made of; anything else counts as not told. */
const told = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) && value > 0 ? value : null

const yen = (amount: number): string => (Math.round(amount / 10) * 10).toLocaleString("ja-JP")

const responsePart = ({ customers }: ShopSize): LossPart => {
  const records = told(customers)
  const figures = [figure("example-total"), figure("response-cost")]
  if (records === null)
    return { what: RESPONSE, lowYen: valueOf("example-total"), highYen: valueOf("response-cost"), figures }
  const lowFixed = valueOf("example-forensics") + valueOf("example-other")
  const lowEach = (valueOf("example-total") - lowFixed) / EXAMPLE_RECORDS
  const highFixed = upperOf("small-forensics")
  const highEach = valueOf("response-cost") / valueOf("leaked-records")
  return {
    what: RESPONSE,
    lowYen: lowFixed + lowEach * records,
    highYen: highFixed + highEach * records,
    figures: [...figures, figure("leaked-records"), figure("small-forensics")],
    reckoned: fill(
      {
        ja: "顧客{records}人で計算: 少ない方は{lowFixed}円+1人約{lowEach}円、多い方は{highFixed}円+1人約{highEach}円",
        en: "for {records} customers: low ¥{lowFixed} + about ¥{lowEach} each, high ¥{highFixed} + about ¥{highEach} each",
      },
      {
        records: records.toLocaleString("ja-JP"),
        lowFixed: yen(lowFixed),
        lowEach: yen(lowEach),
        highFixed: yen(highFixed),
        highEach: yen(highEach),
      },
    ),
  }
}

const salesPart = ({ monthlySalesYen, staff }: ShopSize): LossPart => {
  const monthly = told(monthlySalesYen)
  if (monthly !== null) {
    const highYen = monthly * valueOf("closed-months")
    return {
      what: SALES,
      lowYen: highYen / 2,
      highYen,
      figures: [figure("closed-months")],
      reckoned: {
        ja: "多い方は月の売上×閉鎖の月数。少ない方は、その半分を店舗や電話などで補えた場合(Sekishoの仮定)",
        en: "high: monthly sales × months closed; low: half of it is made up for elsewhere (an assumption of Sekisho)",
      },
    }
  }
  const small = figure("small-lost-opportunity")
  const people = told(staff)
  if (people !== null && people < SMALL_STAFF)
    return { what: SALES, lowYen: small.value, highYen: upperOf(small.id), figures: [small] }
  const average = figure("lost-sales")
  return { what: SALES, lowYen: small.value, highYen: average.value, figures: [small, average] }
}

/** What one breach costs a shop of this size, in yen. Numbers that are not positive count as not told. */
export const estimateLoss = (size: ShopSize = {}): Loss => {
  const parts = [responsePart(size), salesPart(size)]
  return {
    lowYen: parts.reduce((sum, part) => sum + part.lowYen, 0),
    highYen: parts.reduce((sum, part) => sum + part.highYen, 0),
    sized: [size.monthlySalesYen, size.customers, size.staff].some((value) => told(value) !== null),
    parts,
  }
}

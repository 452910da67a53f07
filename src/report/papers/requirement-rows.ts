import { excludedBy } from "../../guideline/applies.ts"
import { REQUIREMENTS } from "../../guideline/catalogue.ts"
import type { Requirement } from "../../guideline/requirement.ts"
import type { Site } from "../../guideline/site.ts"
import type { Language, Words } from "../../lib/words.ts"
import { levelWords } from "../words.ts"
import type { Block, Row } from "./sheet.ts"

const words = (ja: string, en: string): Words => ({ ja, en })
const W = {
  number: words("番号", "No."),
  demand: words("受け入れの条件(すべて「はい」で引き渡し)", "Accepted when every answer is yes"),
  proof: words("示すもの", "Shown by"),
  answer: words("対応(する・しない・別途見積)", "Offer (yes / no / extra)"),
  price: words("金額・備考", "Price, remarks"),
  file: words("報告書・画面の写しなどの証拠", "evidence file: report, picture"),
  look: words("外からの点検", "seen from outside"),
  inside: words("サーバーの中の確認", "seen on the server"),
  say: words("書面での回答", "written answer"),
} as const

const proofOf = ({ means, needsEvidence }: Requirement["criteria"][number], language: Language): string =>
  [
    ...(needsEvidence ? [W.file] : []),
    ...(means.includes("observed") ? [W.look] : []),
    ...(means.includes("inside") ? [W.inside] : []),
    ...(means.includes("answered") && !needsEvidence ? [W.say] : []),
  ]
    .slice(0, 2)
    .map((one) => one[language])
    .join(" / ")

/** The requirements that concern a shop of this kind; what is not told never excludes. */
export const wantedOf = (
  site: Pick<Site, "payment" | "membership" | "form">,
  phases: readonly Requirement["phase"][],
): readonly Requirement[] =>
  REQUIREMENTS.filter((one) => phases.includes(one.phase) && excludedBy(one.applies, site) === null)

const rowsOf = (
  requirement: Requirement,
  site: Pick<Site, "payment" | "membership" | "form">,
  language: Language,
): readonly Row[] => {
  const { id, title, level, criteria } = requirement
  const head = `${id} ${title[language]} — ${levelWords(level.value, level.provenance)[language]}`
  const core = criteria.filter(({ weight, applies }) => weight === "core" && excludedBy(applies, site) === null)
  return [
    { title: head },
    ...core.map((criterion): Row => [
      { text: criterion.id.split(".").at(-1) ?? criterion.id },
      criterion.question[language],
      { text: "", lines: [proofOf(criterion, language)] },
      { text: "", fill: true },
      { text: "", fill: true },
    ]),
  ]
}

/** The questions of the wanted requirements as conditions of acceptance, with room for the offer. */
export const demandTable = (
  caption: string,
  requirements: readonly Requirement[],
  site: Pick<Site, "payment" | "membership" | "form">,
  language: Language,
): Block => ({
  kind: "table",
  caption,
  head: [W.number, W.demand, W.proof, W.answer, W.price].map((one) => one[language]),
  shares: [15, 43, 15, 13, 14],
  rows: requirements.flatMap((requirement) => rowsOf(requirement, site, language)),
})

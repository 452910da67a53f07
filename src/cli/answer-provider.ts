import stringWidth from "string-width"
import { providerAnswer, providerRows } from "../console/site/provider.ts"
import type { SaasId } from "../guideline/saas/profile.ts"
import { SAAS_PROFILES } from "../guideline/saas/profiles.ts"
import type { ProviderRow } from "../guideline/saas/provider-share.ts"
import { EXIT, SekishoError, type Exit } from "../lib/errors.ts"
import { say, type Language, type Words } from "../lib/words.ts"
import { answerWrite, lastWords, type KeptWord } from "../records/answers.ts"
import { journalWrite } from "../records/journal.ts"
import { PROVIDER_BASIS_WORDS } from "../report/provider-words.ts"
import { answerLine } from "./answer-line.ts"
import { catalogueFor } from "./catalogue.ts"
import type { Io } from "./command.ts"
import { judgedNow } from "./last-result.ts"
import { withRecords } from "./records.ts"
import type { Job } from "./site-options.ts"

const WORDS = {
  ready: { ja: "根拠のページがわかっている項目", en: "its page is known" },
  answered: { ja: "すでに回答がある項目(変えません)", en: "answered already (left alone)" },
  page: { ja: "調べる場所: {page}", en: "where to look: {page}" },
  rest: {
    ja: "未確認の項目は、ページを読んでから一つずつ: sekisho answer 項目のID --state provider --link URL --by 名前",
    en: "answer what is unconfirmed one by one, after reading: sekisho answer CRITERION --state provider --link URL --by NAME",
  },
  ask: {
    ja: "{by} さんは上の {count} 件のページを読み、お店の契約でもそのとおりだと確かめましたか [y/N] ",
    en: "has {by} read the pages of these {count} rows and made sure that they hold for this shop? [y/N] ",
  },
  none: {
    ja: "何も記録していません。記録するには、読んだ人の名前を --by に書き、--yes を付けてください",
    en: "nothing was kept; name who has read the pages with --by, and add --yes",
  },
  nothing: { ja: "記録できる項目はありません", en: "there is nothing that could be kept" },
  kept: { ja: "{count}件の回答を記録しました", en: "{count} answers kept" },
} as const satisfies Record<string, Words>

const line = ({ criterion, statement }: ProviderRow, tail: string, language: Language): string =>
  `  ${criterion.id}  ${criterion.question[language]}\n${statement ? `    ${statement.says[language]}\n` : ""}    ${tail}\n`

interface Sorted {
  readonly ready: readonly (ProviderRow & { readonly link: string })[]
  readonly answered: readonly ProviderRow[]
  readonly open: readonly ProviderRow[]
}
const sorted = (rows: readonly ProviderRow[], words: ReadonlyMap<string, KeptWord>): Sorted => {
  const isAnswered = ({ criterion }: ProviderRow): boolean => !!words.get(criterion.id)?.answer
  const open = rows.filter((row) => !isAnswered(row))
  return {
    answered: rows.filter(isAnswered),
    ready: open.flatMap((row) => (row.link === null ? [] : [{ ...row, link: row.link }])),
    open: open.filter(({ link }) => link === null),
  }
}

const preview = (
  io: Io,
  service: SaasId,
  { ready, answered, open }: Sorted,
  words: ReadonlyMap<string, KeptWord>,
): void => {
  const { language } = io
  const { name, page } = SAAS_PROFILES[service]
  const head = (text: Words, count: number): void => io.out(`${say(text, language)}: ${count}\n`)
  io.out(`${name}\n${"-".repeat(stringWidth(name))}\n${say(WORDS.page, language, { page })}\n`)
  head(WORDS.ready, ready.length)
  for (const row of ready) io.out(line(row, row.link, language))
  for (const basis of ["recalled", "unsaid"] as const) {
    const rows = open.filter((row) => row.basis === basis)
    head(PROVIDER_BASIS_WORDS[basis], rows.length)
    for (const { criterion } of rows) io.out(`  ${criterion.id}  ${criterion.question[language]}\n`)
  }
  head(WORDS.answered, answered.length)
  for (const row of answered) {
    const answer = words.get(row.criterion.id)?.answer
    if (answer) io.out(`  ${row.criterion.id}  ${answerLine(answer, language)}\n`)
  }
  if (open.length > 0) io.out(`${say(WORDS.rest, language)}\n`)
}

const confirmed = async (io: Io, by: string | undefined, yes: boolean, count: number): Promise<boolean> => {
  if (by === undefined || yes) return by !== undefined
  if (io.ask === null) return false
  return /^y(?:es)?$/i.test((await io.ask(say(WORDS.ask, io.language, { by, count }))).trim())
}

/**
 * Shows what a service carries for this shop; where somebody stands for it by name, keeps the rows whose page is known and that
 * nobody has answered. Throws `PROVIDER_NO_SAAS`, `SHEET_OVERTAKEN`.
 */
export const answerProvider = (
  io: Io,
  job: Job,
  shop: string,
  told: {
    readonly service: SaasId
    readonly by: string | undefined
    readonly until: string | undefined
    readonly yes: boolean
  },
): Promise<Exit> =>
  withRecords(io, job, async (records) => {
    const { service, by, until, yes } = told
    const requirements = catalogueFor(job.folder)
    const words = await lastWords(records, shop)
    const rows = providerRows(service, job.site, requirements, await judgedNow(io, job, records, shop))
    const parts = sorted(rows, words)
    preview(io, service, parts, words)
    const count = parts.ready.length
    if (count === 0 || !(await confirmed(io, by, yes, count))) {
      io.err(`${say(count === 0 ? WORDS.nothing : WORDS.none, io.language)}\n`)
      return EXIT.fine
    }
    const now = io.clock()
    const answers = parts.ready.map((row) =>
      providerAnswer(service, row, { by: by ?? "", link: row.link, until }, requirements, now),
    )
    const about = answers.map(({ criterion }) => criterion)
    const appended = await records.append([
      ...answers.map((answer) => answerWrite(shop, answer, words.get(answer.criterion)?.revision ?? 0, null)),
      journalWrite(shop, { who: by ?? "", person: null, what: "answer", about }, now),
    ])
    if (appended.state === "conflict") throw new SekishoError("SHEET_OVERTAKEN", { count: appended.latest.length })
    io.err(`${say(WORDS.kept, io.language, { count })}\n`)
    return EXIT.fine
  })

import { resolve } from "node:path"
import { writeInventory } from "../checks/read/inventory.ts"
import { LEVELS, type Requirement } from "../guideline/requirement.ts"
import { EXIT, SekishoError, type Exit } from "../lib/errors.ts"
import { say } from "../lib/words.ts"
import { VANTAGES } from "../guideline/site.ts"
import type { Document } from "../report/document.ts"
import { carryOut } from "./carry-out.ts"
import { catalogueFor } from "./catalogue.ts"
import { flag, list, text, type Command, type Given } from "./command.ts"
import { writeText } from "./files.ts"
import { formatFrom, paper, PAPER_FORMATS } from "./papers.ts"
import { CONFIG_OPTIONS, jobFrom, SITE_OPTIONS } from "./site-options.ts"

const FAIL_ON = [...LEVELS, "none"] as const

/** The requirements that the words name: by phase, by requirement or by criterion. */
const chosen = (
  all: readonly Requirement[],
  given: Given,
): { requirements: readonly Requirement[]; criteria?: ReadonlySet<string> } => {
  const phase = text(given, "phase")
  const inPhase = all.filter((one) => phase === undefined || one.phase === phase)
  const only = list(given, "only")
  if (only.length === 0) return { requirements: inPhase }
  const matches = (id: string, one: Requirement): boolean =>
    one.id === id || one.criteria.some((criterion) => criterion.id === id)
  for (const id of only)
    if (!all.some((one) => matches(id, one))) throw new SekishoError("USAGE_UNKNOWN_ID", { given: id })
  const requirements = inPhase.filter((one) => only.some((id) => matches(id, one)))
  const criteria = requirements
    .flatMap((one) => one.criteria.map((criterion) => ({ one, id: criterion.id })))
    .filter(({ one, id }) => only.includes(one.id) || only.includes(id))
  return { requirements, criteria: new Set(criteria.map(({ id }) => id)) }
}

/** 1 when a requirement at or above the level is unmet; with `strict` also when one is unknown. */
export const exitFor = (document: Document, failOn: (typeof FAIL_ON)[number], strict: boolean): Exit => {
  if (failOn === "none") return EXIT.fine
  const levels = new Set(LEVELS.slice(0, LEVELS.indexOf(failOn) + 1))
  const bad = document.verdicts.some(
    (one) => levels.has(one.level) && (one.state === "unmet" || (strict && one.state === "unknown")),
  )
  return bad ? EXIT.unmet : EXIT.fine
}

const wrote = { ja: "書き出しました: {file}", en: "written: {file}" }

export const check: Command = {
  name: "check",
  positionals: "[URL]",
  maxPositionals: 1,
  says: { ja: "店を外から点検し、要件ごとの判定を表示する", en: "look at a shop from outside and print the verdicts" },
  options: {
    ...CONFIG_OPTIONS,
    only: {
      type: "string",
      value: "ID",
      multiple: true,
      says: { ja: "この要件・判定項目だけ(例 build/9,build/9.hsts)", en: "only these requirements or criteria" },
    },
    phase: {
      type: "string",
      value: "build|operate",
      allowed: ["build", "operate", "owner", "card"],
      says: { ja: "この段階の要件だけ", en: "only the requirements of this phase" },
    },
    format: {
      type: "string",
      value: PAPER_FORMATS.join("|"),
      allowed: PAPER_FORMATS,
      says: { ja: "出力の形", en: "what to print" },
    },
    out: {
      type: "string",
      value: "FILE",
      says: { ja: "書き出すファイル(形は拡張子からもわかります)", en: "file to write (its ending names the format)" },
    },
    "fail-on": {
      type: "string",
      value: FAIL_ON.join("|"),
      allowed: FAIL_ON,
      says: { ja: "終了コード1にする段階(既定 must)", en: "level from which unmet means exit 1 (default must)" },
    },
    strict: { type: "boolean", says: { ja: "不明も終了コード1にする", en: "unknown means exit 1 too" } },
    compromise: {
      type: "boolean",
      says: { ja: "すでに侵入された兆しも外から探す", en: "also look for outside signs of a break-in" },
    },
    "no-browser": { type: "boolean", says: { ja: "ブラウザを使わない", en: "do not use a browser" } },
    ca: {
      type: "string",
      value: "FILE",
      says: { ja: "信頼する独自の認証局(PEM)", en: "own certificate authority to trust (PEM)" },
    },
    inventory: { type: "string", value: "FILE", says: { ja: "承認済みスクリプトの一覧", en: "approved scripts" } },
    "write-inventory": {
      type: "string",
      value: "FILE",
      says: { ja: "見えたスクリプトから一覧の案を書き出す", en: "write a proposed inventory from the scripts seen" },
    },
    stranger: {
      type: "string",
      value: VANTAGES.join("|"),
      allowed: VANTAGES,
      multiple: true,
      says: {
        ja: "ここからの観測を「外の他人」とみなす(試験用の店だけ)",
        en: "count this vantage as a stranger (test shops only)",
      },
    },
    ...SITE_OPTIONS,
  },
  async run(io, given, [url]) {
    const job = jobFrom(io, given, url)
    const out = text(given, "out")
    const format = formatFrom(text(given, "format"), out)
    const { document, sight } = await carryOut(io, job, {
      ...chosen(catalogueFor(job.folder), given),
      browser: !flag(given, "no-browser"),
      compromise: flag(given, "compromise"),
    })
    const inventory = text(given, "write-inventory")
    if (inventory !== undefined && sight.facts.walk?.state === "seen") {
      writeText(resolve(io.folder, inventory), writeInventory(sight.facts.walk.value))
      io.err(`${say(wrote, io.language, { file: inventory })}\n`)
    }
    if (out === undefined) io.out(paper(io, job, document, format, true))
    else {
      writeText(resolve(io.folder, out), paper(io, job, document, format, false))
      io.out(paper(io, job, document, "table", true))
      io.err(`${say(wrote, io.language, { file: out })}\n`)
    }
    const failOn = FAIL_ON.find((level) => level === text(given, "fail-on")) ?? "must"
    return exitFor(document, failOn, flag(given, "strict"))
  },
}

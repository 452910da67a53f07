import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { lookAt } from "../checks/look-at.ts"
import { parseConfig } from "../config/config.ts"
import { SITE_STATES } from "../guideline/site.ts"
import { errorLine, EXIT, SekishoError } from "../lib/errors.ts"
import { cutEvidence, LIMITS } from "../lib/limits.ts"
import { say } from "../lib/words.ts"
import { choose, type Choices } from "./ask.ts"
import { flag, text, type Command, type Given, type Io } from "./command.ts"
import { writeText } from "./files.ts"
import { guardLines } from "./init-guards.ts"
import { CONFIG_FILE, jobFrom, SITE_OPTIONS, type Job } from "./site-options.ts"

interface Question extends Choices {
  readonly option: keyof typeof SITE_OPTIONS
}

/** What decides everything else, in the order in which it is asked. */
export const QUESTIONS: readonly Question[] = [
  {
    option: "state",
    asks: { ja: "店は今どの段階ですか", en: "Where does the shop stand?" },
    choices: [
      ["open", { ja: "営業中", en: "open" }],
      ["pre-open", { ja: "できあがって開店前", en: "built, not opened yet" }],
      ["building", { ja: "構築中", en: "being built" }],
      ["planning", { ja: "計画中", en: "being planned" }],
    ],
  },
  {
    option: "form",
    asks: { ja: "店はどう作られていますか", en: "How is the shop built?" },
    choices: [
      ["oss", { ja: "EC-CUBEなどのオープンソースを自分のサーバーで", en: "open source on an own server" }],
      ["package", { ja: "有償パッケージを自分のサーバーで", en: "a bought package on an own server" }],
      ["scratch", { ja: "自作", en: "written from scratch" }],
      ["saas", { ja: "カートのSaaS", en: "a SaaS cart" }],
      ["mall", { ja: "モールへの出店", en: "in a mall" }],
    ],
  },
  {
    option: "payment",
    asks: { ja: "カード決済はどの方式ですか", en: "How are cards paid?" },
    choices: [
      [
        "token",
        {
          ja: "自分のページで入力、決済会社のスクリプトがトークンにする",
          en: "typed on our page, the provider's script makes a token",
        },
      ],
      ["embedded", { ja: "自分のページに決済会社の枠を埋め込む", en: "the provider's frame inside our page" }],
      ["link", { ja: "決済会社のページに移る", en: "on the provider's own page" }],
      ["own", { ja: "カード番号が自社のサーバーを通る", en: "card numbers pass our server" }],
      ["none", { ja: "カード決済はない", en: "no card payment" }],
    ],
  },
  {
    option: "membership",
    asks: { ja: "会員登録はありますか", en: "Can customers have an account?" },
    choices: [
      ["yes", { ja: "ある", en: "yes" }],
      ["no", { ja: "ない(ゲスト購入だけ)", en: "no, guests only" }],
    ],
  },
]

const askAddress = async (io: Io): Promise<string | undefined> => {
  if (io.ask === null) return undefined
  const question = {
    ja: "店のアドレス(まだなければ空のままEnter): ",
    en: "Address of the shop (leave empty while there is none): ",
  }
  const reply = (await io.ask(say(question, io.language))).trim()
  return reply === "" ? undefined : reply
}

const askAdmin = async (io: Io): Promise<string | undefined> => {
  if (io.ask === null) return undefined
  const question = {
    ja: "\n管理画面の本当のアドレス(わからなければ空のままEnter): ",
    en: "\nReal address of the admin screen (leave empty if you do not know): ",
  }
  const reply = (await io.ask(say(question, io.language))).trim()
  return URL.canParse(reply) ? reply : undefined
}

/** The shop software, by one short look; null where it is not recognised. A shop that does not answer now costs nobody their answers. */
const recognise = async (io: Io, job: Job, url: string): Promise<string | null> => {
  try {
    const sight = await lookAt({ ...job.site, platform: null }, url, {
      criteria: new Set(),
      browser: "off",
      dataDir: job.dataDir,
      requestBudget: 30,
      requestsPerSecond: job.check["requests-per-second"],
      compromise: false,
      clock: io.clock,
      signal: io.signal,
      progress: () => undefined,
    })
    return sight.platform?.id ?? null
  } catch (error) {
    if (!(error instanceof SekishoError) || error.code !== "TARGET_UNREACHABLE") throw error
    io.err(`${errorLine(error, io.language)}\n`)
    return null
  }
}

interface Answers {
  readonly url: string | null
  readonly told: Readonly<Record<string, string | undefined>>
  readonly platform: string | null
}

const lineFor = (key: string, value: string | undefined | null, comment: string): string =>
  value
    ? `    ${key}: ${value.padEnd(Math.max(0, 24 - key.length))} # ${comment}`
    : `    # ${key}:${" ".repeat(Math.max(1, 24 - key.length))}# ${comment}`

/** The text of a new `sekisho.yaml`: every setting that decides something, each with its choices beside it. */
export const configText = ({ url, told, platform }: Answers, io: Pick<Io, "language">): string => {
  const words = (ja: string, en: string): string => say({ ja, en }, io.language)
  return [
    `# ${words("関所の設定。項目の説明は sekisho check --help、値の候補は行の右に書いてあります。", "Sekisho's settings; the choices stand at the right of each line.")}`,
    "version: 1",
    "sites:",
    "  - id: main",
    lineFor(
      "public-url",
      url === null ? null : JSON.stringify(url),
      words("お客さまが開くアドレス", "the address that visitors open"),
    ),
    lineFor("state", told["state"] ?? "open", SITE_STATES.join(" | ")),
    lineFor("form", told["form"], "mall | saas | package | oss | scratch"),
    lineFor("payment", told["payment"], "none | link | token | embedded | own"),
    lineFor(
      "membership",
      told["membership"] === undefined ? null : String(told["membership"] === "yes"),
      "true | false",
    ),
    lineFor(
      "platform",
      platform === "generic" ? null : platform,
      words("見分けたショップソフト", "the shop software that was recognised"),
    ),
    lineFor(
      "admin",
      told["admin-url"] ? `{ url: ${JSON.stringify(told["admin-url"])} }` : null,
      words("管理画面の本当のアドレス { url: … }", "real address of the admin screen { url: … }"),
    ),
    ...(told["state"] === "planning" ? [] : guardLines(io.language)),
    "",
  ].join("\n")
}

const givenAnswers = async (
  io: Io,
  given: Given,
  interactive: boolean,
): Promise<Record<string, string | undefined>> => {
  const told: Record<string, string | undefined> = {}
  for (const question of QUESTIONS)
    told[question.option] = text(given, question.option) ?? (interactive ? await choose(io, question) : undefined)
  told["admin-url"] = text(given, "admin-url") ?? (interactive ? await askAdmin(io) : undefined)
  return told
}

const normalUrl = (given: string): string => {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `https://${given}`)
  if (url === null || !/^https?:$/.test(url.protocol) || given.length > LIMITS.urlLength)
    throw new SekishoError("USAGE_NOT_A_URL", { given: cutEvidence(given, 80) })
  return url.href
}

export const init: Command = {
  name: "init",
  positionals: "[URL]",
  maxPositionals: 1,
  says: { ja: "いくつか尋ねて sekisho.yaml を作る", en: "ask a few questions and write sekisho.yaml" },
  options: {
    yes: { type: "boolean", says: { ja: "尋ねない", en: "ask nothing" } },
    force: { type: "boolean", says: { ja: "前の設定を置き換える", en: "replace an earlier file" } },
    ...SITE_OPTIONS,
  },
  async run(io, given, [word]) {
    const file = resolve(io.folder, CONFIG_FILE)
    if (existsSync(file) && !flag(given, "force")) throw new SekishoError("FILE_EXISTS", { file: CONFIG_FILE })
    const interactive = io.ask !== null && !flag(given, "yes")
    const address = word ?? (interactive ? await askAddress(io) : undefined)
    const url = address === undefined ? null : normalUrl(address)
    const told = await givenAnswers(io, given, interactive)
    const job = jobFrom({ ...io, folder: resolve(io.folder, ".sekisho") }, given, url ?? undefined)
    const platform =
      text(given, "platform") ?? (url === null || told["state"] === "planning" ? null : await recognise(io, job, url))
    const content = configText({ url, told, platform }, io)
    parseConfig(content, CONFIG_FILE)
    writeText(file, content)
    const done = { ja: "{file} を書きました。次は: sekisho check", en: "wrote {file}. Next: sekisho check" }
    io.err(`${say(done, io.language, { file: CONFIG_FILE })}\n`)
    return EXIT.fine
  },
}

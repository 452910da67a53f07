import { accessSync, constants, existsSync, mkdirSync, statfsSync, statSync } from "node:fs"
import { resolve } from "node:path"
import { findBrowser } from "../checks/collect/browser-find.ts"
import { readLibraryData } from "../checks/collect/library-data.ts"
import { DAY_MS } from "../lib/clock.ts"
import { ERRORS, EXIT, SekishoError } from "../lib/errors.ts"
import { say, type Values, type Words } from "../lib/words.ts"
import { text, type Command, type Given, type Io } from "./command.ts"
import { gateSymptoms, testMail } from "./doctor-gate.ts"
import { CONFIG_FILE, CONFIG_OPTIONS, jobFrom, readConfig, type Job } from "./site-options.ts"
import { debianRules } from "./waf/debian.ts"
import { installedRules } from "./waf/installed.ts"

/** One thing about this installation: fine, or missing or weak and what to do about it. */
export interface Symptom {
  readonly fine: boolean
  /** True where checks cannot run at all without it. */
  readonly grave?: true
  readonly says: Words
  readonly values?: Values
}

const FREE_BYTES = 500 * 1024 * 1024
const FEED_DAYS = 30

const browser = (io: Io): Symptom => {
  const path = findBrowser(io.environment)
  return path === null
    ? {
        fine: false,
        says: {
          ja: "Chromiumがありません。購入者のブラウザが読み込むものはHTMLだけから調べます。入れるには: apt install chromium",
          en: "no Chromium: what the buyer's browser loads is read from HTML only. To install it: apt install chromium",
        },
      }
    : { fine: true, says: { ja: "ブラウザ: {path}", en: "browser: {path}" }, values: { path } }
}

const folder = (job: Job): Symptom => {
  try {
    mkdirSync(job.dataDir, { recursive: true })
    accessSync(job.dataDir, constants.W_OK)
  } catch {
    return {
      fine: false,
      grave: true,
      says: {
        ja: "{dir} に書けません。書ける利用者で実行するか、data-dir を変えてください",
        en: "{dir} cannot be written: run as a user who may, or change data-dir",
      },
      values: { dir: job.dataDir },
    }
  }
  const open = (statSync(job.dataDir).mode & 0o007) !== 0
  return open
    ? {
        fine: false,
        says: {
          ja: "{dir} を誰でも開けます。chmod o-rwx で閉じてください",
          en: "everybody may enter {dir}: close it with chmod o-rwx",
        },
        values: { dir: job.dataDir },
      }
    : {
        fine: true,
        says: { ja: "結果の置き場所: {dir}", en: "results are kept in {dir}" },
        values: { dir: job.dataDir },
      }
}

const disk = (job: Job): Symptom => {
  const { bavail, bsize } = statfsSync(existsSync(job.dataDir) ? job.dataDir : job.folder)
  const megabytes = Math.floor((bavail * bsize) / (1024 * 1024))
  return bavail * bsize < FREE_BYTES
    ? {
        fine: false,
        says: { ja: "ディスクの空きが {megabytes} MB しかありません", en: "only {megabytes} MB of disk are free" },
        values: { megabytes },
      }
    : {
        fine: true,
        says: { ja: "ディスクの空き: {megabytes} MB", en: "free disk: {megabytes} MB" },
        values: { megabytes },
      }
}

const feed = async (io: Io, job: Job): Promise<Symptom> => {
  const data = await readLibraryData(job.dataDir)
  const days = data.state === "read" ? Math.floor((io.clock() - data.fetchedAt) / DAY_MS) : null
  if (days === null)
    return {
      fine: false,
      says: {
        ja: "JavaScriptライブラリの既知の穴のデータがまだありません: sekisho update",
        en: "there is no data on known holes of JavaScript libraries yet: sekisho update",
      },
    }
  return days > FEED_DAYS
    ? {
        fine: false,
        says: {
          ja: "既知の穴のデータが {days} 日前のものです: sekisho update",
          en: "the data on known holes is {days} days old: sekisho update",
        },
        values: { days },
      }
    : {
        fine: true,
        says: { ja: "既知の穴のデータ: {days} 日前", en: "data on known holes: {days} days old" },
        values: { days },
      }
}

const configuration = (job: Job): Symptom =>
  existsSync(resolve(job.folder, CONFIG_FILE))
    ? job.adminUrl === null
      ? {
          fine: false,
          says: {
            ja: "管理画面のアドレスが設定にありません。書くと build/4 を点検できます",
            en: "the admin address is not in the configuration; with it build/4 can be checked",
          },
        }
      : { fine: true, says: { ja: "設定ファイルは正しく読めます", en: "the configuration is sound" } }
    : {
        fine: false,
        says: {
          ja: "設定ファイルがありません: sekisho init https://店のアドレス",
          en: "there is no configuration: sekisho init https://your-shop",
        },
      }

const wafRules = (job: Job): Symptom => {
  const update = {
    ja: "OWASPのWAFルールは入っていません。入れるまでは関所の基本ルールで動きます: sekisho waf update",
    en: "the OWASP rules are not installed; until then our own base rules run: sekisho waf update",
  }
  try {
    const installed = installedRules(job.dataDir)
    if (installed === null) return { fine: false, says: debianRules()[0] ?? update }
    const { version, installedAt } = installed.release
    const says = { ja: "WAFのルール: OWASP CRS {version}({date})", en: "WAF rules: OWASP CRS {version} ({date})" }
    return { fine: true, says, values: { version, date: installedAt.slice(0, 10) } }
  } catch (error) {
    if (!(error instanceof SekishoError)) throw error
    const { what, todo } = ERRORS.WAF_INSTALLED_DAMAGED
    return {
      fine: false,
      says: { ja: `${what.ja}。${todo.ja}`, en: `${what.en}: ${todo.en}` },
      values: error.values,
    }
  }
}

const user = (): Symptom =>
  process.getuid?.() === 0
    ? {
        fine: false,
        says: {
          ja: "rootで動いています。ブラウザは別の利用者に落として動かします。ふだんは一般の利用者で実行してください",
          en: "running as root: the browser is run as another user. Better run Sekisho as an ordinary user",
        },
      }
    : { fine: true, says: { ja: "一般の利用者で動いています", en: "running as an ordinary user" } }

/** Looks at this installation. Reads only; makes the data folder where it is missing. */
export const symptoms = async (io: Io, job: Job): Promise<readonly Symptom[]> => [
  configuration(job),
  folder(job),
  disk(job),
  browser(io),
  await feed(io, job),
  wafRules(job),
  user(),
]

const ofGate = async (io: Io, given: Given, job: Job): Promise<readonly Symptom[]> => {
  const file = resolve(io.folder, text(given, "config") ?? CONFIG_FILE)
  if (!existsSync(file)) return []
  const config = readConfig(file)
  const to = text(given, "mail")
  const found = await gateSymptoms(io, config, job.dataDir)
  return to === undefined ? found : [...found, await testMail(io, config, file, to)]
}

export const doctor: Command = {
  name: "doctor",
  positionals: "",
  maxPositionals: 0,
  says: { ja: "この導入に欠けているもの、弱いところを調べる", en: "say what is missing or weak in this installation" },
  options: {
    config: CONFIG_OPTIONS.config,
    mail: {
      type: "string",
      value: "ADDRESS",
      says: { ja: "このアドレスへ確認のメールを送ってみる", en: "send a test mail to this address" },
    },
    format: {
      type: "string",
      value: "table|json",
      allowed: ["table", "json"],
      says: { ja: "出力の形", en: "what to print" },
    },
  },
  async run(io, given) {
    const job = jobFrom(io, given, undefined)
    const found = [...(await symptoms(io, job)), ...(await ofGate(io, given, job))]
    if (given["format"] === "json")
      io.out(
        `${JSON.stringify(
          found.map(({ fine, says, values }) => ({ fine, ja: say(says, "ja", values), en: say(says, "en", values) })),
          null,
          2,
        )}\n`,
      )
    else for (const { fine, says, values } of found) io.out(`${fine ? "○" : "△"} ${say(says, io.language, values)}\n`)
    const grave = found.find((one) => !one.fine && one.grave)
    if (grave)
      throw new SekishoError("FILE_NOT_WRITABLE", { file: String(grave.values?.["dir"] ?? ""), reason: "EACCES" })
    return EXIT.fine
  },
}

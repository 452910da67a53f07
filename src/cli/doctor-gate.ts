import { existsSync, globSync, readdirSync, statSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import type { Config } from "../config/schema.ts"
import { bypassFile, isBypassed, readBypass } from "../gate/bypass.ts"
import { DAY_MS, HOUR_MS, isoTime, MINUTE_MS } from "../lib/clock.ts"
import { SekishoError } from "../lib/errors.ts"
import type { Values, Words } from "../lib/words.ts"
import type { Io } from "./command.ts"
import type { Symptom } from "./doctor.ts"
import { deadOf, readLife } from "./gate-life.ts"
import { mailPlace } from "./gate-mail.ts"
import { runningGate } from "./gate-pid.ts"

const ANSWER_MS = 10_000
const CLOCK_OFF_MS = 2 * MINUTE_MS

const symptom = (fine: boolean, ja: string, en: string, values: Values = {}): Symptom => ({
  fine,
  says: { ja, en } satisfies Words,
  values,
})

/** Is it there, and does anybody but its owner see into what it keeps? */
const installation = (dataDir: string): readonly Symptom[] => {
  const pid = runningGate(dataDir)
  const open = ["gate.key", "acme/*.pem", "events", "mail"]
    .flatMap((pattern) => globSync(join(dataDir, pattern)))
    .filter((file) => (statSync(file).mode & 0o077) !== 0)
  return [
    pid === null
      ? symptom(false, "門が動いていません: sekisho up", "the gate does not run: sekisho up")
      : symptom(true, "門が動いています(プロセス {pid})", "the gate runs (process {pid})", { pid }),
    ...open.map((file) =>
      symptom(
        false,
        "{file} をほかの利用者が読めます。chmod go-rwx で閉じてください",
        "others may read {file}: close it with chmod go-rwx",
        { file },
      ),
    ),
  ]
}

const events = (dataDir: string, config: Config, nowMs: number): Symptom => {
  const folder = join(dataDir, "events")
  const days = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".jsonl"))
        .toSorted()
    : []
  const [first, last] = [days[0]?.slice(0, 10), days.at(-1)?.slice(0, 10)]
  if (first === undefined || last === undefined)
    return symptom(false, "門の記録がまだありません", "the gate has written nothing yet")
  const quietDays = Math.floor((nowMs - Date.parse(last)) / DAY_MS)
  const values = { first, last, days: config.events.days }
  return quietDays > 1
    ? symptom(false, "門の記録が {last} で止まっています", "the gate's log stopped on {last}", values)
    : symptom(
        true,
        "門の記録: {first} から {last}({days} 日で消します)",
        "the gate's log: {first} to {last} (deleted after {days} days)",
        values,
      )
}

const proof = (dataDir: string, site: Config["sites"][number], nowMs: number): readonly Symptom[] => {
  const { id } = site
  const life = readLife(dataDir, id)
  const dead = life === null ? [] : deadOf(life)
  const values = { site: id, guards: dead.join(", "), at: life === null ? "" : isoTime(life.atMs) }
  return [
    site.origin === undefined
      ? symptom(
          false,
          "{site}: 店のサーバーのアドレス(origin)が設定にないので、門を通らない道が閉じているか確かめられません",
          "{site}: origin is not configured, so it cannot be proved that nobody walks round the gate",
          values,
        )
      : symptom(
          true,
          "{site}: 門を通らない道は sekisho check が調べます",
          "{site}: sekisho check looks for ways round the gate",
          values,
        ),
    life === null || nowMs - life.atMs > DAY_MS
      ? symptom(
          false,
          "{site}: 24時間以内に門が働いた証拠がありません",
          "{site}: there is no proof of the last 24 hours that the gate acts",
          values,
        )
      : dead.length > 0
        ? symptom(
            false,
            "{site}: 働くことを確かめられない防御があります({guards})",
            "{site}: guards without a proof that they act: {guards}",
            values,
          )
        : symptom(true, "{site}: 門が働いた証拠: {at}", "{site}: proof that the gate acts: {at}", values),
  ]
}

/** The clock of this machine against the shop's own answer; nobody else is asked. */
const clock = async (io: Pick<Io, "clock">, site: Config["sites"][number]): Promise<readonly Symptom[]> => {
  const url = site.upstreams?.[0] ?? site["public-url"]
  if (url === undefined) return []
  try {
    const answer = await fetch(url, { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(ANSWER_MS) })
    const told = Date.parse(answer.headers.get("date") ?? "")
    if (Number.isNaN(told)) return []
    const seconds = Math.round(Math.abs(io.clock() - told) / 1_000)
    return [
      seconds * 1_000 > CLOCK_OFF_MS
        ? symptom(
            false,
            "時計が店のサーバーと {seconds} 秒違います。時刻を合わせてください(chrony、systemd-timesyncd)",
            "the clock differs by {seconds} s from the shop's server: set it (chrony, systemd-timesyncd)",
            { seconds },
          )
        : symptom(true, "時計は店のサーバーと合っています", "the clock agrees with the shop's server"),
    ]
  } catch {
    return [
      symptom(false, "{site}: 店({url})が応えません", "{site}: the shop ({url}) does not answer", {
        site: site.id,
        url,
      }),
    ]
  }
}

const bypass = (dataDir: string, nowMs: number): readonly Symptom[] => {
  const now = readBypass(bypassFile(dataDir))
  return now !== null && isBypassed(now, nowMs)
    ? [
        symptom(
          false,
          "{until} まで素通しです。戻すには: sekisho bypass --end",
          "everything passes until {until}; to end it: sekisho bypass --end",
          { until: isoTime(now.untilMs) },
        ),
      ]
    : []
}

const waiting = (dataDir: string, nowMs: number): readonly Symptom[] => {
  const folder = join(dataDir, "mail", "waiting")
  if (!existsSync(folder)) return []
  const names = readdirSync(folder)
  const oldMs = names.map((name) => nowMs - statSync(join(folder, name)).mtimeMs)
  return Math.max(0, ...oldMs) > HOUR_MS
    ? [
        symptom(
          false,
          "1時間以上送れていないメールがあります({count} 通)。メールサーバーをお確かめください",
          "mails have been waiting for more than an hour ({count}): check the mail server",
          { count: names.length },
        ),
      ]
    : []
}

/** A mail to the owner himself, by the same way as customers' mails. Only when asked for. */
export const testMail = async (
  io: Pick<Io, "environment">,
  config: Config,
  configFile: string,
  to: string,
): Promise<Symptom> => {
  const { mail } = config
  if (mail === undefined)
    return symptom(
      false,
      "メールの設定(mail)がありません。確認コードや通知を送れません",
      "there is no mail in the configuration: neither codes nor notices can be sent",
    )
  try {
    const url = mailPlace(mail.url, { folder: dirname(resolve(configFile)), environment: io.environment })
    const { createTransport } = await import("nodemailer")
    const transport = createTransport({
      url,
      connectionTimeout: ANSWER_MS,
      greetingTimeout: ANSWER_MS,
      socketTimeout: ANSWER_MS,
    })
    await transport.sendMail({
      from: mail.from,
      to,
      subject: "関所からの確認メール / Test mail from Sekisho",
      text: "このメールが届いていれば、確認コードや通知を送れます。\nIf you read this, codes and notices can be sent.\n",
    })
    transport.close()
    return symptom(
      true,
      "{to} へ確認のメールを送りました。届いたか(迷惑メールに入っていないか)をお確かめください",
      "a test mail was sent to {to}: see whether it arrives, and not as spam",
      { to },
    )
  } catch (error) {
    if (error instanceof SekishoError) throw error
    const reason = error instanceof Error && "code" in error ? String(error.code) : "?"
    return symptom(
      false,
      "確認のメールを送れませんでした({reason})。mail.url と from をお確かめください",
      "the test mail could not be sent ({reason}): check mail.url and from",
      { reason },
    )
  }
}

/** What is missing or weak about the gate. Nothing where the configuration has no gate. */
export const gateSymptoms = async (
  io: Pick<Io, "clock">,
  config: Config,
  dataDir: string,
): Promise<readonly Symptom[]> => {
  const sites = config.sites.filter(({ upstreams }) => upstreams !== undefined)
  if (sites.length === 0) return []
  const now = io.clock()
  const clocks = await Promise.all(sites.slice(0, 1).map((site) => clock(io, site)))
  return [
    ...installation(dataDir),
    ...bypass(dataDir, now),
    events(dataDir, config, now),
    ...sites.flatMap((site) => proof(dataDir, site, now)),
    ...clocks.flat(),
    ...waiting(dataDir, now),
  ]
}

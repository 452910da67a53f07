import { join } from "node:path"
import type { Gate } from "../gate/gate.ts"
import type { GatePlan } from "../gate/plan.ts"
import { STAGE_NAMES } from "../gate/stages/stage.ts"
import { STAGE_TITLES } from "../gate/stages/titles.ts"
import { say, type Values, type Words } from "../lib/words.ts"
import type { Io } from "./command.ts"

export const UP_WORDS = {
  listening: { ja: "待ち受け: {where}", en: "listening: {where}" },
  workers: { ja: "働き手: {count} プロセス", en: "workers: {count} processes" },
  site: { ja: "{site}: {url} → {shops}", en: "{site}: {url} → {shops}" },
  accept: {
    ja: "  ○ 受け付け: 二通りに読めるリクエストを止めます(いつも)",
    en: "  ○ accept: refuses what can be read in two ways (always)",
  },
  enforce: { ja: "  ○ {title} {stage}: 止めます", en: "  ○ {title}, {stage}: enforced" },
  observe: {
    ja: "  △ {title} {stage}: 記録だけします(対策には数えません)",
    en: "  △ {title}, {stage}: only observes (does not count as a control)",
  },
  remark: { ja: "    {stage}: {text}", en: "    {stage}: {text}" },
  off: { ja: "  - {title} {stage}: 切ってあります", en: "  - {title}, {stage}: off" },
  expired: {
    ja: "  △ 証明書の期限が切れています。更新してから kill -HUP {pid} で読み直してください",
    en: "  △ the certificate has run out: renew it, then reload with kill -HUP {pid}",
  },
  notProved: {
    ja: "防御が要件の判定に数えられるのは、門を通らない道が閉じていることを sekisho check が外から確かめ、働いた証拠が24時間以内にある間だけです",
    en: "a guard counts for requirements only while sekisho check has seen from outside that there is no way round the gate, and its proof of life is younger than a day",
  },
  events: { ja: "記録: {folder}", en: "events: {folder}" },
  keys: {
    ja: "設定の読み直し: kill -HUP {pid}   停止: Ctrl-C",
    en: "reload the configuration: kill -HUP {pid}   stop: Ctrl-C",
  },
  reloaded: { ja: "設定を読み直しました", en: "the configuration was reloaded" },
  kept: {
    ja: "新しい設定は使えません。前の設定のまま動いています",
    en: "the new configuration cannot be used; the gate goes on with the one before",
  },
  stopping: {
    ja: "止めています。途中のリクエストが終わるのを待ちます",
    en: "stopping: waiting for what is under way",
  },
  bypassed: {
    ja: "△ 素通しにしています(sekisho bypass)。どの防御も働いていません。戻すには: sekisho bypass --end",
    en: "△ everything passes (sekisho bypass): no guard acts. To end it: sekisho bypass --end",
  },
  guarded: { ja: "素通しを終えました。防御が働いています", en: "the bypass has ended: the guards act again" },
  countersLost: {
    ja: "△ 共有のカウンターとつながりません({reason})。防御が数えられない間、管理・ログイン・会員のページは断ります",
    en: "△ no connection to the shared counters ({reason}): while guards cannot count, admin, log-in and personal pages are refused",
  },
  countersBack: { ja: "共有のカウンターが戻りました", en: "the shared counters are back" },
  certificate: {
    ja: "{host} の証明書を受け取りました",
    en: "a certificate for {host} was received",
  },
  certificateFailed: {
    ja: "△ {host} の証明書を取得できませんでした({reason})。いまの証明書のまま動き、1時間後にもう一度試します。80番が外から届くか、DNSがこのサーバーを指しているかをお確かめください",
    en: "△ no certificate for {host} was received ({reason}): the gate goes on with the present one and tries again in an hour. Check that port 80 can be reached from outside and that DNS leads here",
  },
  workerLost: {
    ja: "△ 働き手のプロセスが落ちました({reason})。代わりを立てました。その受け持ちだった途中のリクエストは失われました",
    en: "△ a worker process died ({reason}) and is being replaced; the requests it had under way are lost",
  },
} as const satisfies Record<string, Words>

export const tellLine = (to: (text: string) => void, io: Io, words: Words, values: Values = {}): void =>
  to(`${say(words, io.language, values)}\n`)

export interface Told {
  readonly addresses: Pick<Gate, "http" | "https">
  readonly plan: GatePlan
  readonly dataDir: string
  readonly workers: number
}

/** What the gate does now, for the person who started it. */
export const tellGate = (io: Io, { addresses, plan, dataDir, workers }: Told): void => {
  const line = (words: Words, values: Values = {}): void => tellLine(io.out, io, words, values)
  if (addresses.http !== null) line(UP_WORDS.listening, { where: `http ${addresses.http}` })
  if (addresses.https !== null) line(UP_WORDS.listening, { where: `https ${addresses.https} (HTTP/2, HTTP/1.1)` })
  if (workers > 1) line(UP_WORDS.workers, { count: workers })
  for (const site of plan.sites) {
    line(UP_WORDS.site, { site: site.id, url: site.origin, shops: site.upstreams.join(", ") })
    line(UP_WORDS.accept)
    for (const stage of STAGE_NAMES)
      line(UP_WORDS[site.modes[stage]], { stage, title: say(STAGE_TITLES[stage], io.language) })
    for (const { stage, says } of site.remarks) line(UP_WORDS.remark, { stage, text: say(says, io.language) })
    if (site.certificate !== null && site.certificate.validUntilMs < io.clock())
      line(UP_WORDS.expired, { pid: process.pid })
  }
  line(UP_WORDS.notProved)
  line(UP_WORDS.events, { folder: join(dataDir, "events") })
  line(UP_WORDS.keys, { pid: process.pid })
}

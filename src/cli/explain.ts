import { EXIT } from "../lib/errors.ts"
import { say, type Words } from "../lib/words.ts"
import type { Command } from "./command.ts"
import { findCase } from "./guard/find.ts"
import { reasonWords } from "./guard/reason-words.ts"
import { CONFIG_OPTIONS } from "./site-options.ts"

const WORDS = {
  asked: {
    ja: "求められたもの: {method} {path}({time}、{address} から)",
    en: "asked for: {method} {path} ({time}, from {address})",
  },
  refuse: { ja: "したこと: 止めました({status})", en: "done: refused ({status})" },
  hold: { ja: "したこと: 先に確認を求めました", en: "done: something else was asked for first" },
  challenge: { ja: "したこと: 先に確認を求めました", en: "done: something else was asked for first" },
  observe: {
    ja: "したこと: 記録だけして通しました(この防御は「記録だけ」です)",
    en: "done: let through and written down (this guard only observes)",
  },
  edit: { ja: "したこと: 応答から取り除きました", en: "done: taken out of the answer" },
  fail: { ja: "したこと: 応答できませんでした({status})", en: "done: could not be answered ({status})" },
  answer: { ja: "したこと: 門が応答しました", en: "done: the gate answered itself" },
  delay: { ja: "したこと: 少し待たせました", en: "done: made to wait a little" },
  note: { ja: "したこと: 記録しました", en: "done: written down" },
  why: { ja: "理由: {says}  [{reason}]", en: "why: {says}  [{reason}]" },
  rule: { ja: "  WAFのルール {id}: {at}", en: "  rule {id} of the waf: {at}" },
} as const satisfies Record<string, Words>

const REMEDIES: Readonly<Record<ReturnType<typeof reasonWords>["remedy"], Words>> = {
  allow: {
    ja: "お客さまや自店のものだったら: sekisho allow {reference}(これだけを通す例外を、見せてから書きます)",
    en: "if it was an honest visitor's or your own: sekisho allow {reference} (shows, then writes an exception for just this)",
  },
  unlock: {
    ja: "ご本人だったら: sekisho account unlock ログインID(30分で自然に戻ります)",
    en: "if it was the customer: sekisho account unlock LOGIN-ID (it ends by itself after 30 minutes)",
  },
  device: {
    ja: "管理する人だったら: sekisho guard device add --name お名前 で端末を登録してください。心当たりがなければ、管理者のパスワードを変えてください",
    en: "if it was an administrator: sekisho guard device add --name NAME; if you know of nobody, change the administrators' passwords",
  },
  rate: {
    ja: "正しい利用だったら: sekisho.yaml の {stage} の上限を上げてください(回数や大きさに例外は作れません)",
    en: "if it was honest use: raise the limit of {stage} in sekisho.yaml (there are no exceptions to counts and sizes)",
  },
  shop: {
    ja: "店のほうを直すことです。店のプログラムの担当者にこの番号を伝えてください",
    en: "this is to be mended in the shop: give this number to whoever keeps its software",
  },
  none: { ja: "することはありません", en: "there is nothing to do" },
}

const isTold = (decision: string): decision is Exclude<keyof typeof WORDS, "asked" | "why" | "rule"> =>
  decision in WORDS && !["asked", "why", "rule"].includes(decision)

export const explain: Command = {
  name: "explain",
  positionals: "REFERENCE",
  maxPositionals: 1,
  says: {
    ja: "お問い合わせ番号から、門が何をなぜしたか、どうすればよいかを示す",
    en: "by reference number: what the gate did, why, and what to do",
  },
  options: { config: CONFIG_OPTIONS.config },
  run(io, given, [typed = ""]) {
    const { reference, events, main } = findCase(io, given, typed)
    const { method, path, time, address } = main
    const lines = [
      reference,
      say(WORDS.asked, io.language, { method: method ?? "-", path: path ?? "-", time, address: address ?? "-" }),
    ]
    for (const event of events) {
      const told = isTold(event.decision) ? WORDS[event.decision] : WORDS.note
      lines.push(say(told, io.language, { status: event.status ?? "-" }))
      lines.push(say(WORDS.why, io.language, { says: say(reasonWords(event.reason).says, io.language), reason: event.reason })) // prettier-ignore
      for (const { id, at } of event.rules ?? [])
        lines.push(say(WORDS.rule, io.language, { id, at: at.join(", ") || "-" }))
    }
    lines.push(say(REMEDIES[reasonWords(main.reason).remedy], io.language, { reference, stage: main.stage }))
    io.out(`${lines.join("\n")}\n`)
    return Promise.resolve(EXIT.fine)
  },
}

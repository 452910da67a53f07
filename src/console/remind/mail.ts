import type { Words } from "../../lib/words.ts"
import { fill } from "../../lib/words.ts"

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}
/** Hands a mail over for good: after `true` it is kept on a disk until it is delivered or useless. */
export type SendMail = (mail: Mail) => boolean

/** Whether other machines can open the console's links. */
export const isPublic = ({ publicOrigin }: { readonly publicOrigin: string }): boolean =>
  publicOrigin.startsWith("https://")

/** Both languages one under the other: nobody has told which one the reader speaks. */
const both = (ja: readonly string[], en: readonly string[]): string => [...ja, "", "----", "", ...en, ""].join("\n")
const FROM: Words = {
  ja: "このメールは、店の Sekisho(関所)が自動で送っています。",
  en: "Sekisho of your shop has sent this mail by itself.",
}
const oneSubject = ({ ja, en }: Words): string => `${ja} / ${en}`

export const terminalMail = (
  told: { readonly name: string; readonly shop: string; readonly days: number },
  link: string,
): Omit<Mail, "to"> => {
  const lines = (words: Words): Words => fill(words, { ...told, link })
  const all = [
    lines({ ja: "{name} 様", en: "Dear {name}," }),
    lines({
      ja: "{shop} で仕事に使っている端末について、4つの質問に答えてください。端末ごとに2分ほどです。使う端末のそれぞれで、次のリンクを開いてください。",
      en: "please answer four questions about each device that you use for {shop}. It takes two minutes a device. Open this link on each of them:",
    }),
    lines({ ja: "{link}", en: "{link}" }),
    lines({
      ja: "あなた専用のリンクです。ほかの人に渡さないでください。{days}日間使えます。前のリンクはもう使えません。",
      en: "The link is yours alone; give it to nobody. It works for {days} days; the one before it does not work any more.",
    }),
    FROM,
  ]
  return {
    subject: oneSubject(lines({ ja: "端末の確認のお願い({shop})", en: "Please check your devices ({shop})" })),
    text: both(
      all.flatMap(({ ja }) => [ja, ""]),
      all.flatMap(({ en }) => [en, ""]),
    ),
  }
}

export const renewalMail = (told: {
  readonly name: string
  readonly shop: string
  readonly day: string
  readonly days: number
  readonly open: number
  /** Null where no other machine could open it. */
  readonly link: string | null
}): Omit<Mail, "to"> => {
  const lines = (words: Words): Words => fill(words, { ...told, link: told.link ?? "" })
  const all = [
    lines({ ja: "{name} 様", en: "Dear {name}," }),
    lines({
      ja: "{shop} のカード会社への回答は、{day} が次の更新日です(あと{days}日)。",
      en: "the answers of {shop} to the card company are to be renewed by {day} ({days} days from now).",
    }),
    lines({
      ja: "まだ確認していない行が {open} 行あります。空欄を埋め、行ごとに名前を入れて確認してから、書類を作り直してください。",
      en: "{open} rows are not confirmed yet. Fill the blanks, confirm each row by name, then make the sheet again.",
    }),
    ...(told.link === null ? [] : [lines({ ja: "{link}", en: "{link}" })]),
    FROM,
  ]
  return {
    subject: oneSubject(
      lines({ ja: "カード会社への回答の更新({shop}、{day})", en: "Card company's yearly renewal ({shop}, {day})" }),
    ),
    text: both(
      all.flatMap(({ ja }) => [ja, ""]),
      all.flatMap(({ en }) => [en, ""]),
    ),
  }
}

/** Lines of one mail; the rest is counted. */
const LINES = 20

export const digestMail = (told: {
  readonly name: string
  readonly lines: readonly Words[]
  readonly link: string | null
}): Omit<Mail, "to"> => {
  const { name, lines, link } = told
  const shown = lines.slice(0, LINES)
  const rest = lines.length - shown.length
  const all = (language: "ja" | "en"): readonly string[] => [
    fill({ ja: "{name} 様", en: "Dear {name}," }, { name })[language],
    "",
    { ja: "次のことをお知らせします。", en: "this is new:" }[language],
    "",
    ...shown.map((line) => `- ${line[language]}`),
    ...(rest === 0 ? [] : [fill({ ja: "- ほか {rest} 件", en: "- and {rest} more" }, { rest })[language]]),
    "",
    ...(link === null ? [] : [link, ""]),
    {
      ja: "お知らせは週に一度までで、同じことを二度はお送りしません。",
      en: "At most one such mail a week; nothing is said twice.",
    }[language],
    FROM[language],
  ]
  return {
    subject: oneSubject(
      fill(
        {
          ja: "期限が近い回答と、期限を過ぎた指示({count}件)",
          en: "Answers that run out, orders that are overdue ({count})",
        },
        { count: lines.length },
      ),
    ),
    text: both(all("ja"), all("en")),
  }
}

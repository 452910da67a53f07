import { execFileSync } from "node:child_process"

/** A PDF as poppler reads it. */
const run = (program: string, args: readonly string[], bytes: Uint8Array): string =>
  execFileSync(`/usr/bin/${program}`, [...args], {
    input: bytes,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    timeout: 60_000,
  })

/** `Title`, `Pages`, `Page size` … */
export const pdfInfo = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(
    run("pdfinfo", ["-"], bytes)
      .split("\n")
      .map((line) => {
        const at = line.indexOf(":")
        return [line.slice(0, at), line.slice(at + 1).trim()]
      }),
  )

/** The text of each page. */
export const pdfPages = (bytes: Uint8Array): readonly string[] =>
  run("pdftotext", ["-layout", "-", "-"], bytes).split("\f").slice(0, -1)

export interface Word {
  readonly page: number
  readonly text: string
  readonly xMin: number
  readonly xMax: number
  readonly yMin: number
  readonly yMax: number
}
const ENTITY: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" }

/** Every word with its place, in points from the upper left corner of its page. */
export const pdfWords = (bytes: Uint8Array): readonly Word[] =>
  run("pdftotext", ["-bbox", "-", "-"], bytes)
    .split("<page ")
    .slice(1)
    .flatMap((page, index) =>
      [
        ...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/g),
      ].map(([, xMin, yMin, xMax, yMax, text = ""]) => ({
        page: index + 1,
        text: text.replace(/&(\w+|#39);/g, (whole, name: string) => ENTITY[name] ?? whole),
        xMin: Number(xMin),
        xMax: Number(xMax),
        yMin: Number(yMin),
        yMax: Number(yMax),
      })),
    )
